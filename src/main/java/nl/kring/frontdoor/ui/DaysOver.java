package nl.kring.frontdoor.ui;

import java.time.temporal.ChronoUnit;
import nl.kring.frontdoor.ReportHeader;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.PromiseClock;
import nl.kring.platform.ui.Says;

/**
 * How a promise stands today.
 *
 * @param days how many it had
 * @param over how many are left; negative when it is broken
 */
record DaysOver(int days, int over, boolean warned) {
    private static final int SOON = 3;

    static DaysOver of(ReportHeader report, Says says) {
        return new DaysOver(
                Math.max(1, (int) ChronoUnit.DAYS.between(report.started(), report.due())),
                (int) ChronoUnit.DAYS.between(says.today(), report.due()),
                report.warned());
    }

    boolean atRisk() {
        return warned || over <= SOON;
    }

    com.vaadin.flow.component.Component ring(Face face, PromiseClock.Size size) {
        return PromiseClock.ring(face, days, Math.max(0, over), size, atRisk());
    }
}
