package nl.kring.platform;

import java.net.BindException;
import java.sql.SQLException;
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
            case UnfitDatabase unfit -> unfit.getMessage();
            case FlywayException migration
            when String.valueOf(migration.getMessage()).contains("No space left") ->
                "The disk that holds the data is full. Make room and start Kring again; nothing is lost.";
            case SQLException database -> refusal(database);
            default -> null;
        };
    }

    /** What a database of one's own may answer instead of letting Kring in. */
    private static @Nullable String refusal(SQLException database) {
        var code = String.valueOf(database.getSQLState());
        if (String.valueOf(database.getMessage()).contains("role \"kring_")) {
            return "The database does not know the roles of Kring. './kring db-script' prints what makes them.";
        }
        return switch (code.substring(0, Math.min(2, code.length()))) {
            case "08" -> "The database at KRING_DB_URL does not answer. Start it, or look at the address.";
            case "28" ->
                "The database does not let Kring in. Look at KRING_DB_APP_PASSWORD, KRING_DB_OWNER_PASSWORD and its own list of who may connect.";
            case "3D" -> "There is no such database at KRING_DB_URL. './kring db-script' prints what makes it.";
            default -> null;
        };
    }
}
