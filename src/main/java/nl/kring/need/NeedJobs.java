package nl.kring.need;

import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Needs that a job writes down for a resident, such as those of a demo. */
@Service
@Transactional
public class NeedJobs {
    private final Needs needs;
    private final CircleJobs circles;

    NeedJobs(Needs needs, CircleJobs circles) {
        this.needs = needs;
        this.circles = circles;
    }

    /** Keeps a draft of a resident; it waits on the resident's own page and goes nowhere by itself. */
    public void write(CircleId circle, AccountId resident, NeedDraft draft) {
        Acting.requireJob();
        needs.write(draft, circles.view(circle).tenant(), resident, circle);
    }
}
