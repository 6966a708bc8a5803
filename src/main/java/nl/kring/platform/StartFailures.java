package nl.kring.platform;

import java.net.BindException;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;

/** A start that fails says in one sentence why, and what to do. */
class StartFailures implements FailureAnalyzer {
    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var sentence = sentence(cause);
            if (sentence != null) {
                return new FailureAnalysis(sentence, null, failure);
            }
        }
        return null;
    }

    private static @Nullable String sentence(Throwable cause) {
        return switch (cause) {
            case DataUnusable data -> data.sentence();
            case PortInUseException port ->
                "Port " + port.getPort()
                        + " is taken by another program. Stop that one, or choose another with --port.";
            case BindException _ ->
                "The port is taken by another program. Stop that one, or choose another with --port.";
            case NewerData newer -> newer.getMessage();
            case FlywayException migration
            when String.valueOf(migration.getMessage()).contains("No space left") ->
                "The disk that holds the data is full. Make room and start Kring again; nothing is lost.";
            default -> null;
        };
    }
}
