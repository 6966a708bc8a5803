package nl.kring.task;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import nl.kring.circle.About;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Giveaway;

/**
 * What somebody asks of the circle.
 *
 * @param what 1 to 300 characters
 * @param when at which moment, or before which
 * @param place where, or where to, in words
 * @param from of a ride, where it begins
 * @param remote can be done from afar
 * @param conduct only for who has a certificate of good conduct (VOG)
 * @param about the one resident of a household whom it is about
 * @param only the persons chosen by name; empty means everybody who sees the topic
 * @param meant what its words give away and ask all the same, after the person was asked (R-C14)
 * @param repeats how often it comes again
 */
public record NewTask(
        TaskId id,
        String what,
        When when,
        Optional<String> place,
        Optional<String> from,
        boolean remote,
        boolean conduct,
        Topic topic,
        Optional<About> about,
        Optional<Set<AccountId>> only,
        Set<Giveaway> meant,
        Repeats repeats) {
    /** The longest words, in characters. */
    public static final int LONGEST = 300;

    /** The longest words of a place. */
    public static final int LONGEST_PLACE = 120;

    /** One that comes once. */
    public NewTask(
            TaskId id,
            String what,
            When when,
            Optional<String> place,
            Optional<String> from,
            boolean remote,
            boolean conduct,
            Topic topic,
            Optional<About> about,
            Optional<Set<AccountId>> only,
            Set<Giveaway> meant) {
        this(id, what, when, place, from, remote, conduct, topic, about, only, meant, Repeats.ONCE);
    }

    /** A moment, or any time before it. */
    public record When(Instant at, boolean before) {}
}
