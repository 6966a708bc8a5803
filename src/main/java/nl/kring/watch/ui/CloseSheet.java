package nl.kring.watch.ui;

import com.vaadin.flow.component.button.Button;
import java.util.List;
import nl.kring.circle.CircleId;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.DraftArea;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Sheet;
import nl.kring.watch.AlertService;
import nl.kring.watch.AlertView;
import nl.kring.watch.Outcome;

/** How it ended, and one line. */
class CloseSheet extends Sheet {
    final Options<Outcome> outcome;
    final DraftArea line;
    final Button done;
    private final AlertService alerts;
    private final CircleId circle;
    private final AlertView alert;

    CloseSheet(AlertService alerts, CircleId circle, AlertView alert) {
        super("");
        this.alerts = alerts;
        this.circle = circle;
        this.alert = alert;
        outcome = new Options<>(
                        getTranslation("alert.close.how"),
                        List.of(Outcome.values()),
                        each -> getTranslation("alert.outcome." + each.name()))
                .asRows();
        line = new DraftArea("close:" + alert.id().value());
        line.setLabel(getTranslation("alert.close.line"));
        done = Buttons.large(Buttons.primary(getTranslation("alert.close"), this::end));
        done.setDisableOnClick(true);
        title(getTranslation("alert.close"));
        ask(outcome, line);
        act(done);
    }

    private void end() {
        finish(done, line, () -> {
            var chosen = outcome.getValue();
            if (chosen == null) {
                throw new Refused("alert.closeHow");
            }
            alerts.close(circle, alert.id(), chosen, line.getValue());
        });
    }
}
