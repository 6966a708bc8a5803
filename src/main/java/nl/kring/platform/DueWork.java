package nl.kring.platform;

/** Work that looks each second, as a job, what has become due. What it does is gated by a conditional update of the row itself. */
public interface DueWork {
    /** A short name, unique among all; it is the task's name in the scheduler and the actor's in the log. */
    String name();

    /** Does what is due now. Runs outside a transaction; a failure is logged and tried again at the next tick. */
    void doWhatIsDue();

    /** Whether it may take long: then it runs beside the ticks, and nobody who waits for help waits for it. */
    default boolean slow() {
        return false;
    }
}
