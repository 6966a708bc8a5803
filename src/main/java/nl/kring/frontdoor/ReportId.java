package nl.kring.frontdoor;

import java.util.Optional;
import java.util.UUID;

/** The id of a report. */
public record ReportId(UUID value) {
    /** Reads an id from an address; nonsense is empty. */
    public static Optional<ReportId> from(String text) {
        try {
            return Optional.of(new ReportId(UUID.fromString(text)));
        } catch (IllegalArgumentException nonsense) {
            return Optional.empty();
        }
    }
}
