package nl.kring.timeline;

import java.time.Instant;
import nl.kring.identity.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * Something that was told in a circle some time ago.
 *
 * @param thread the post it answers, none for a first one
 */
public record PastPost(@Nullable PostId thread, AccountId author, NewPost post, Instant at) {}
