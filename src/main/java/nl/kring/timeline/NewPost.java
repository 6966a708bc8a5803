package nl.kring.timeline;

import java.util.Optional;
import java.util.Set;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;

/**
 * What somebody tells.
 *
 * @param text 1 to 2,000 characters
 * @param only the persons chosen by name; empty means everybody who sees the topic
 */
public record NewPost(PostId id, String text, Topic topic, Optional<Set<AccountId>> only) {
    /** The longest text, in characters. */
    public static final int LONGEST = 2000;
}
