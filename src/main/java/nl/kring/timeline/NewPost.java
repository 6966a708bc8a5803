package nl.kring.timeline;

import java.util.Optional;
import java.util.Set;
import nl.kring.circle.About;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Giveaway;

/**
 * What somebody tells.
 *
 * @param text 1 to 2,000 characters; none where its kind says enough
 * @param about the one resident of a household whom it is about; empty where it is about all, or the only one
 * @param only the persons chosen by name; empty means everybody who sees the topic
 * @param meant what it gives away and is told all the same, after the person was asked (R-C14)
 * @param kind what kind of thing it is
 */
public record NewPost(
        PostId id,
        String text,
        Topic topic,
        Optional<About> about,
        Optional<Set<AccountId>> only,
        Set<Giveaway> meant,
        PostKind kind) {
    /** The longest text, in characters. */
    public static final int LONGEST = 2000;

    public NewPost(
            PostId id,
            String text,
            Topic topic,
            Optional<About> about,
            Optional<Set<AccountId>> only,
            Set<Giveaway> meant) {
        this(id, text, topic, about, only, meant, PostKind.ORDINARY);
    }

    public NewPost(PostId id, String text, Topic topic, Optional<About> about, Optional<Set<AccountId>> only) {
        this(id, text, topic, about, only, Set.of());
    }

    public NewPost(PostId id, String text, Topic topic, Optional<Set<AccountId>> only) {
        this(id, text, topic, Optional.empty(), only);
    }
}
