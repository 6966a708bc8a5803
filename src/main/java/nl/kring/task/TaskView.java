package nl.kring.task;

import java.util.List;
import java.util.Optional;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.Topic;
import nl.kring.task.NewTask.When;

/**
 * A task as one person in the circle sees it.
 *
 * @param returned somebody had it and handed it back, and nobody has it yet
 * @param said why it was not put there, of a proposal
 * @param taker who has it, or had it
 */
public record TaskView(
        TaskId id,
        TaskState state,
        String what,
        When when,
        Optional<String> place,
        Optional<String> from,
        boolean remote,
        boolean conduct,
        Repeats repeats,
        boolean returned,
        Optional<String> said,
        Reach reach,
        Optional<CirclePerson> maker,
        boolean own,
        Optional<CirclePerson> taker,
        boolean mine,
        boolean cannot,
        May may) {
    /**
     * Whom it reaches.
     *
     * @param names of chosen persons; empty where it is for all who see the topic
     * @param about of a household, whom it is about
     */
    public record Reach(Topic topic, List<String> names, Optional<String> about) {}

    /** What this person may do on it now. */
    public record May(boolean take, boolean handBack, boolean withdraw, boolean place, boolean say) {
        static final May NOTHING = new May(false, false, false, false, false);
    }

    public boolean ride() {
        return from.isPresent();
    }

    /** The same as nobody's own, with nothing to do on it. */
    TaskView asNobodysOwn() {
        return new TaskView(
                id,
                state,
                what,
                when,
                place,
                from,
                remote,
                conduct,
                repeats,
                returned,
                said,
                reach,
                maker,
                false,
                taker,
                false,
                false,
                May.NOTHING);
    }
}
