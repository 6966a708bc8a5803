package nl.kring.start;

import java.util.UUID;
import nl.kring.identity.AccountId;
import nl.kring.notify.NotifyService;
import nl.kring.notify.Standing;
import nl.kring.platform.Acting;
import nl.kring.platform.NotFound;
import org.springframework.stereotype.Component;

/** The door of a start, where nobody is known yet: what is filled in there is done by a job, for who proved a mailbox or is signed in. */
@Component
public class StartDoor {
    private static final String JOB = "start";

    private final StartJobs jobs;
    private final NotifyService notify;

    StartDoor(StartJobs jobs, NotifyService notify) {
        this.jobs = jobs;
        this.notify = notify;
    }

    /** Whether the mail with the code waits, because it could not leave yet. Known and unknown addresses wait alike. */
    public boolean mailWaits(UUID code) {
        return Acting.asSystem(JOB, () -> notify.stands(code))
                .filter(Standing::failing)
                .isPresent();
    }

    /** Starts for who proved a mailbox in this browser. */
    public Started begin(UUID proof, String browser, NewStart start) {
        return Acting.asSystem(JOB, () -> jobs.begin(proof, browser, start));
    }

    /** Starts for the person signed in. */
    public Started beginAsMe(NewStart start) {
        var me = me();
        return Acting.asSystem(JOB, () -> jobs.begin(me, start));
    }

    private static AccountId me() {
        return Acting.person()
                .filter(person -> person.staffOf().isEmpty())
                .map(person -> new AccountId(person.personId()))
                .orElseThrow(NotFound::new);
    }
}
