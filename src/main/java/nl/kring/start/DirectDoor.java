package nl.kring.start;

import nl.kring.platform.Acting;
import org.springframework.stereotype.Component;

/** From a professional's own screen to the start of somebody who sits beside: what is kept is the professional's act, the secret a job's. */
@Component
public class DirectDoor {
    private final DirectService directs;
    private final DirectJobs jobs;

    DirectDoor(DirectService directs, DirectJobs jobs) {
        this.directs = directs;
        this.jobs = jobs;
    }

    /** The path within Kring where this person begins, in the language that was chosen. */
    public String begin(NewDirect given) {
        directs.onScreen(given);
        var secret = Acting.asSystem("start", () -> jobs.forScreen(given.id()));
        return DirectMail.path(secret, given.language());
    }
}
