package nl.kring.task;

import java.util.Map;
import java.util.Optional;

/** Where a task stands, and what may become of it: one table, and nothing else decides it. */
public enum TaskState {
    /** Thought of by somebody who may not ask the circle; waits for who may. */
    PROPOSED,
    OPEN,
    TAKEN,
    DONE,
    /** Its taker was asked once whether it worked out, and did not say. */
    DONE_UNCONFIRMED,
    WITHDRAWN,
    /** Its moment is over: nobody had it, or it did not work out. */
    EXPIRED;

    /** What can happen to a task. */
    public enum Step {
        PLACE,
        TAKE,
        /** RETURNED, and at once open again: by the taker, or because the taker is gone. */
        HAND_BACK,
        WITHDRAW,
        WORKED_OUT,
        DID_NOT,
        SAID_NOTHING,
        EXPIRE
    }

    private static final Map<TaskState, Map<Step, TaskState>> RULES = Map.of(
            PROPOSED, Map.of(Step.PLACE, OPEN, Step.WITHDRAW, WITHDRAWN, Step.EXPIRE, WITHDRAWN),
            OPEN, Map.of(Step.TAKE, TAKEN, Step.WITHDRAW, WITHDRAWN, Step.EXPIRE, EXPIRED),
            TAKEN,
                    Map.of(
                            Step.HAND_BACK, OPEN,
                            Step.WITHDRAW, WITHDRAWN,
                            Step.WORKED_OUT, DONE,
                            Step.DID_NOT, EXPIRED,
                            Step.SAID_NOTHING, DONE_UNCONFIRMED));

    /** What it is after this; nothing where this cannot happen to it. */
    public Optional<TaskState> after(Step step) {
        return Optional.ofNullable(RULES.getOrDefault(this, Map.of()).get(step));
    }

    public boolean isOver() {
        return !RULES.containsKey(this);
    }
}
