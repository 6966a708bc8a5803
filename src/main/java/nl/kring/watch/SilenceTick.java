package nl.kring.watch;

import nl.kring.platform.DueRows;
import nl.kring.platform.DueWork;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Looks each second whether an agreed sign of life came, and whose turn it is to be asked where it did not (R-D26). */
@Component
@Order(12)
class SilenceTick implements DueWork {
    private final SilenceSteps steps;
    private final DueRows rows;

    SilenceTick(SilenceSteps steps, DueRows rows) {
        this.steps = steps;
        this.rows = rows;
    }

    @Override
    public String name() {
        return "silence";
    }

    @Override
    public void doWhatIsDue() {
        endWhatWasHeard();
        rows.each(() -> steps.silences(SilenceSteps.OVER), steps::over);
        rows.each(() -> steps.silences(SilenceSteps.STEPS_DUE), steps::step);
        rows.each(steps::rulesDue, steps::open);
    }

    /** What was heard ends it; at once after somebody said so, else at the next tick. */
    void endWhatWasHeard() {
        rows.each(() -> steps.silences(SilenceSteps.HEARD), steps::heard);
    }
}
