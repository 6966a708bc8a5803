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
 * @param left how many are left; negative when it is broken
 */
record DaysLeft(int days, int left, boolean warned) {
    private static final int SOON = 3;

    static DaysLeft of(ReportHeader report, Says says) {
        return new DaysLeft(
                Math.max(1, (int) ChronoUnit.DAYS.between(report.started(), report.due())),
                (int) ChronoUnit.DAYS.between(says.today(), report.due()),
                report.warned());
    }

    boolean atRisk() {
        return warned || left <= SOON;
    }

    com.vaadin.flow.component.Component ring(Face face, PromiseClock.Size size) {
        return PromiseClock.ring(face, days, Math.clamp(days - left, 0, days), size, atRisk());
    }
}
