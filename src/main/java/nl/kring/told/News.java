package nl.kring.told;

import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.Topic;

/**
 * One thing that is told to somebody now.
 *
 * @param thing what was told
 * @param who first name of who told it; empty for somebody who is gone
 * @param bare of this a mail says only that there is something (R-C6)
 * @param words what was told; empty for photos that say it by themselves
 * @param path where it stands, a path inside Kring
 * @param thread the conversation that it is part of, which an answer goes into
 */
public record News(UUID thing, Kind kind, String who, boolean bare, String words, String path, Optional<UUID> thread) {
    /** Whether of what is told to such readers a mail says no more than that it is there, whatever anybody chose (R-C6). */
    public static boolean isBare(Topic topic, boolean few) {
        return few || topic == Topic.HEALTH || topic == Topic.MONEY;
    }

    /** The same, of which a mail says only that there is something. */
    News onlyThatThereIsSomething() {
        return new News(thing, kind, who, true, words, path, thread);
    }

    /** What it is. */
    public enum Kind {
        TOLD,
        ANSWER,
        QUESTION,
        ASKED_OF_YOU,
        AGREED,
        CHANGED,
        CALLED_OFF,
        COME_ALONG;

        /** Whether it is told of who made it: another may have changed it or called it off. */
        public boolean ofItsMaker() {
            return this != CHANGED && this != CALLED_OFF;
        }

        /** Whether it waits for a word of the reader. */
        boolean asks() {
            return this == ASKED_OF_YOU || this == COME_ALONG;
        }
    }
}
