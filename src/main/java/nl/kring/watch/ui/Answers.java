package nl.kring.watch.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.platform.Ids;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Notice;
import nl.kring.watch.AlertService;
import nl.kring.watch.AlertView;

/** The three answers to an alert. An answer has its id before it is given: a double click is one answer. */
class Answers extends Div {
    final Button take;
    final Button cannot;
    final Button call;
    private final Element next = new Element("small");
    private final Div said = new Div();
    private final AlertService alerts;
    private final CircleId circle;
    private AlertView alert;
    private UUID command = Ids.next();
    private boolean focused;

    Answers(AlertService alerts, CircleId circle, AlertView alert) {
        this.alerts = alerts;
        this.circle = circle;
        this.alert = alert;
        take = Buttons.large(Buttons.primary(getTranslation("alert.take"), () -> answer(this::claim)));
        cannot = Buttons.large(Buttons.line(getTranslation("alert.cannot"), () -> answer(this::pass)));
        cannot.getElement().appendChild(next);
        next.setText(getTranslation(consequence(alert)));
        call = Buttons.large(Buttons.with(Icon.PHONE, Buttons.line(getTranslation("alert.call"), this::numbers)));
        take.setDisableOnClick(true);
        cannot.setDisableOnClick(true);
        Stream.of(take, cannot).forEach(Buttons::needsConnection);
        cannot.setEnabled(alert.mayPass());
        Stream.of(take, cannot, call).forEach(this::watch);
        addClassName("answer-acts");
        getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("alert.answer"));
        var two = new Div(cannot, call);
        two.addClassName("answers-two");
        add(said, take, two);
    }

    /** What follows when one cannot. */
    private static String consequence(AlertView alert) {
        return alert.handedToMe() ? "alert.cannot.stays" : "alert.cannot.next";
    }

    private void numbers() {
        new NumbersSheet(alert.numbers()).open();
    }

    private void watch(Button button) {
        button.addFocusListener(_ -> focused = true);
        button.addBlurListener(_ -> focused = false);
    }

    /** Whether these buttons are about the same alert; then they stay for what is so now. */
    boolean stillAnswers(AlertView now) {
        if (!now.id().equals(alert.id())) {
            return false;
        }
        alert = now;
        next.setText(getTranslation(consequence(now)));
        take.setEnabled(true);
        cannot.setEnabled(now.mayPass());
        return true;
    }

    /** Whether somebody is about to answer here, or just did. */
    boolean hasFocus() {
        return focused;
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
            command = Ids.next();
        } catch (Refused refused) {
            said.removeAll();
            said.add(new Notice(Notice.Tone.CALM, Icon.INFO, getTranslation(refused.key(), refused.arguments())));
        }
    }
}
