package nl.kring.interop.fhir;

import java.time.Instant;
import java.util.Optional;

/** Where a resource was found, what it is called there, and by which hash of its content a change is noticed. */
public record Origin(String file, String type, String id, String hash, Optional<Instant> lastUpdated) {
    /** Its name in the source, as {@code Patient/12}. */
    public String key() {
        return type + "/" + id;
    }

    Finding finding(String field, Reason reason, String... args) {
        return new Finding(file, key(), field, reason, java.util.List.of(args));
    }
}
