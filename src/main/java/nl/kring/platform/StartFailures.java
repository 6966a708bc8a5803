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
            case SQLException database -> sentence(String.valueOf(database.getSQLState()));
            default -> null;
        };
    }

    /** What a database of one's own may answer, by the first characters of its code. */
    private static @Nullable String sentence(String code) {
        return switch (code.length() < 5 ? code : code.substring(0, 2)) {
            case "08" -> "The database at KRING_DB_URL does not answer. Start it, or look at the address.";
            case "28" ->
                "The database refuses the password of kring_app or kring_owner. Look at KRING_DB_APP_PASSWORD and KRING_DB_OWNER_PASSWORD.";
            case "3D" -> "There is no such database at KRING_DB_URL. './kring db-script' prints what makes it.";
            default ->
                code.equals("42704")
                        ? "The roles of Kring are missing in the database. './kring db-script' prints what makes them."
                        : null;
        };
    }
}
