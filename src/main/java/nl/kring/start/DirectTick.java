package nl.kring.start;

import nl.kring.platform.DueWork;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What time does to starts together: a reminder on days 3 and 10, nothing left on day 30. */
@Component
@Order(31)
class DirectTick implements DueWork {
    private final DirectJobs jobs;

    DirectTick(DirectJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return "direct";
    }

    @Override
    public void doWhatIsDue() {
        jobs.doWhatIsDue();
    }
}
