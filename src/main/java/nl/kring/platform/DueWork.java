package nl.kring.platform;

/** Work that looks each second, as a job, what has become due. What it does is gated by a conditional update of the row itself. */
public interface DueWork {
    /** A short name, unique among all; it is the task's name in the scheduler and the actor's in the log. */
    String name();

    /** Does what is due now. Runs outside a transaction; a failure is logged and tried again at the next tick. */
    void doWhatIsDue();

    /** Beside which other work it runs. */
    default Lane lane() {
        return Lane.TICK;
    }

    /** Each goes on when another takes long, so that who waits for help waits for nothing else. */
    enum Lane {
        /** What is short: the levels of an alert hang on it. */
        TICK,
        /** What somebody waits for, by ways that may be slow. */
        URGENT,
        /** Letters of all kinds: at six in the evening there are many. */
        LETTERS,
        /** What may take minutes, such as writing tables anew. */
        SLOW,
        /** What each node does for itself, of what only it holds; all else is done by whichever node ticks. */
        NODE
    }
}
