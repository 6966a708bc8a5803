package nl.kring.notify;

import java.util.UUID;

/** Asked just before a message to an address outside Kring leaves: is it still to be told? If not it waits, for who knows to say. */
public interface OutsideGuard {
    /** True for what is not its own. */
    boolean mayLeave(UUID subject);
}
