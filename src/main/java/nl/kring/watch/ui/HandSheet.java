package nl.kring.watch.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.platform.Ids;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Sheet;
import nl.kring.watch.AlertService;
import nl.kring.watch.AlertView;

/** Whom the owner asks to take it over (R-D11). */
class HandSheet extends Sheet {
    final Options<CirclePerson> to;
    final Button ask;
    private final AlertService alerts;
    private final CircleId circle;
    private final AlertView alert;
    private final UUID command = Ids.next();

    HandSheet(AlertService alerts, CircleId circle, AlertView alert) {
        super("");
        this.alerts = alerts;
        this.circle = circle;
        this.alert = alert;
        to = new Options<>(getTranslation("alert.hand.to"), alert.canTakeOver(), CirclePerson::firstName).asRows();
        ask = Buttons.large(Buttons.primary(getTranslation("alert.hand.ask"), this::handOver));
        title(getTranslation("alert.hand"));
        ask(new Paragraph(getTranslation("alert.hand.how")), to);
        act(ask);
    }

    private void handOver() {
        var chosen = to.getValue();
        var asked = attempt(ask, () -> {
            if (chosen == null) {
                throw new Refused("alert.hand.choose");
            }
            alerts.handOver(circle, alert.id(), chosen.account(), command);
        });
        if (asked) {
            close();
        }
    }
}
