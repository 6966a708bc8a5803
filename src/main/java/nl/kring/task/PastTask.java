package nl.kring.task;

import java.time.Instant;
import java.util.Optional;
import nl.kring.agenda.AppointmentId;
import nl.kring.identity.AccountId;

/**
 * A task that was asked some time ago.
 *
 * @param made when it was asked
 * @param state what became of it
 * @param appointment of a ride, where it goes to
 * @param series of what comes again, what it is one time of
 */
public record PastTask(
        NewTask task,
        AccountId maker,
        Instant made,
        TaskState state,
        Optional<AccountId> taker,
        Optional<AppointmentId> appointment,
        Optional<Series> series) {
    /** @param followed whether its next time stands there too */
    public record Series(TaskId id, Instant first, boolean followed) {}
}
