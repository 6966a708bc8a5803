package nl.kring.watch.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Clock;
import nl.kring.circle.CircleId;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.watch.AlertService;
import nl.kring.watch.AlertView;

/** What the owner does next: agree what will be done, and say that it is over. */
class OwnersActs extends Composite<Div> {
    final Button agree;
    final Button close;

    OwnersActs(AlertService alerts, Clock clock, CircleId circle, AlertView alert) {
        agree = Buttons.large(Buttons.primary(
                getTranslation("alert.agree"), () -> new AgreeSheet(alerts, clock, circle, alert).open()));
        close = Buttons.large(
                Buttons.line(getTranslation("alert.close"), () -> new CloseSheet(alerts, circle, alert).open()));
        var call = Buttons.large(Buttons.with(
                Icon.PHONE,
                Buttons.line(getTranslation("alert.call"), () -> new NumbersSheet(alert.numbers()).open())));
        var two = new Div(close, call);
        two.addClassName("answers-two");
        getContent().addClassName("stack-s");
        getContent().add(new Paragraph(getTranslation("alert.mine.how")), agree, two);
    }
}
