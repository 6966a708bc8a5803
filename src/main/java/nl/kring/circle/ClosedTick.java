package nl.kring.circle;

import nl.kring.platform.DueWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Erases the circles whose day has come, in pieces, each in a transaction of its own; what was cut off is taken up again. */
@Component
class ClosedTick implements DueWork {
    private static final Logger LOG = LoggerFactory.getLogger(ClosedTick.class);
    private static final int PIECES_AT_ONCE = 50;

    private final CircleJobs jobs;

    ClosedTick(CircleJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return "closed-circles";
    }

    @Override
    public Lane lane() {
        return Lane.SLOW;
    }

    @Override
    public void doWhatIsDue() {
        jobs.toErase().forEach(this::attempt);
    }

    private void attempt(CircleId circle) {
        try {
            for (var pieces = 0; pieces < PIECES_AT_ONCE; pieces++) {
                if (!jobs.eraseSome(circle)) {
                    jobs.erase(circle);
                    return;
                }
            }
        } catch (RuntimeException failure) {
            LOG.warn("a circle that is to be erased is tried again at the next tick", failure);
        }
    }
}
