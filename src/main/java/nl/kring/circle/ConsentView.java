package nl.kring.circle;

import java.time.Instant;
import java.util.Optional;
import nl.kring.identity.AccountId;

/**
 * Something that somebody agreed to, or did not, as that person reads it later.
 *
 * @param wording the words that stood there
 * @param version of those words
 * @param language in which they stood there; unknown of long ago
 * @param how by which way the answer came
 * @param witness the first name of who heard or saw it, if that was another
 * @param withdrawn when a yes was taken back
 * @param stands whether it is the last answer about this
 * @param about the child that a parent answered for
 * @param notice the version of the privacy notice that stood there; unknown of long ago
 */
public record ConsentView(
        ConsentSubject subject,
        boolean given,
        String wording,
        String version,
        Optional<String> language,
        YesHeard.How how,
        Optional<String> witness,
        Instant at,
        Optional<Instant> withdrawn,
        boolean stands,
        Optional<AccountId> about,
        Optional<String> notice) {
    /** A yes that can be taken back. */
    public boolean holds() {
        return given && stands && withdrawn.isEmpty();
    }
}
