package nl.kring.watch.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.platform.Ids;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Notice;
import nl.kring.watch.AlertService;
import nl.kring.watch.AlertView;

/** The three answers to an alert, each with its own id from the moment it is drawn: a double click is one answer. */
class Answers extends Div {
    final Button take;
    final Button cannot;
    final Button call;
    private final Div said = new Div();
    private final UUID command = Ids.next();
    private final AlertService alerts;
    private final CircleId circle;
    private final AlertView alert;

    Answers(AlertService alerts, CircleId circle, AlertView alert) {
        this.alerts = alerts;
        this.circle = circle;
        this.alert = alert;
        take = Buttons.large(Buttons.primary(getTranslation("alert.take"), () -> answer(this::claim)));
        cannot = Buttons.large(Buttons.line(getTranslation("alert.cannot"), () -> answer(this::pass)));
        cannot.getElement().appendChild(new Element("small").setText(getTranslation("alert.cannot.next")));
        call = Buttons.large(Buttons.with(
                Icon.PHONE,
                Buttons.line(getTranslation("alert.call"), () -> new NumbersSheet(alert.numbers()).open())));
        take.setDisableOnClick(true);
        cannot.setDisableOnClick(true);
        cannot.setEnabled(alert.mayPass());
        addClassName("answer-acts");
        getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("alert.answer"));
        var two = new Div(cannot, call);
        two.addClassName("answers-two");
        add(said, take, two);
    }

    private void claim() {
        alerts.claim(circle, alert.id(), command);
    }

    private void pass() {
        alerts.cannot(circle, alert.id(), command);
    }

    private void answer(Runnable act) {
        try {
            act.run();
        } catch (Refused refused) {
            said.removeAll();
            said.add(new Notice(Notice.Tone.CALM, Icon.INFO, getTranslation(refused.key(), refused.arguments())));
        }
    }
}
