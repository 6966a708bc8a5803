package nl.kring.identity;

import java.util.UUID;

/** Whether a mail that was asked for waits, because it cannot leave yet: who sends mail says so, as a job. */
public interface WaitingMail {
    boolean waits(UUID subject);
}
