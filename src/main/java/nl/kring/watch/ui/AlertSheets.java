package nl.kring.watch.ui;

import nl.kring.circle.CircleId;
import nl.kring.platform.Bells;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.Sheet;
import nl.kring.platform.ui.Title;
import nl.kring.watch.ActionService;
import nl.kring.watch.AlertService;
import nl.kring.watch.AlertView;

/**
 * The sheets over an alert. What is done in one draws the page again, so the title has the focus then, and says what is so now. A sheet may
 * show what the plan says, or what others said: it is not read there any longer than on the page.
 */
record AlertSheets(AlertService alerts, ActionService actions, Bells bells, CircleId circle, Title title) {
    void open(Sheet sheet) {
        sheet.addClosedListener(_ -> title.focus());
        sheet.addAttachListener(_ -> bells.keepFresh(sheet, circle.value(), () -> closeIfNotShared(sheet)));
        sheet.open();
    }

    private void closeIfNotShared(Sheet sheet) {
        try {
            if (alerts.current(circle)
                    .filter(alert -> alert.sight() == AlertView.Sight.WHOLE)
                    .isEmpty()) {
                sheet.close();
            }
        } catch (NotFound gone) {
            sheet.close();
        }
    }
}
