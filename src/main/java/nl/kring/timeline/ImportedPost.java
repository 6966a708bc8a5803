package nl.kring.timeline;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import nl.kring.circle.About;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * A post that comes from another system.
 *
 * @param thread the post it answers, none for a first one
 * @param about the one resident of a household whom it is about, if so
 * @param only who may see it by name, empty for all who see the topic
 */
public record ImportedPost(
        PostId id,
        @Nullable PostId thread,
        AccountId author,
        String text,
        Topic topic,
        Optional<About> about,
        Optional<Set<AccountId>> only,
        Instant at,
        boolean atEstimated) {
    public ImportedPost(
            PostId id,
            @Nullable PostId thread,
            AccountId author,
            String text,
            Topic topic,
            Optional<Set<AccountId>> only,
            Instant at,
            boolean atEstimated) {
        this(id, thread, author, text, topic, Optional.empty(), only, at, atEstimated);
    }
}
