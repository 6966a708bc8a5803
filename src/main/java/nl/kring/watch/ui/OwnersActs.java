package nl.kring.watch.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Clock;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Says;
import nl.kring.watch.AlertView;

/** What the owner does next: agree what will be done; once that is agreed, say that it is over. */
class OwnersActs extends Composite<Div> {
    final Button agree;
    final Button close;
    final Button hand;

    OwnersActs(AlertSheets sheets, Says says, Clock clock, AlertView alert) {
        var alerts = sheets.alerts();
        var circle = sheets.circle();
        var agreed = alert.agreed().isPresent() && alert.isTaken();
        Runnable agreeing = () -> sheets.open(new AgreeSheet(sheets, clock, alert));
        Runnable closing = () -> sheets.open(new CloseSheet(alerts, circle, alert));
        agree = Buttons.large(
                agreed
                        ? Buttons.line(getTranslation("alert.agree.other"), agreeing)
                        : Buttons.primary(getTranslation("alert.agree"), agreeing));
        close = Buttons.large(
                agreed
                        ? Buttons.primary(getTranslation("alert.close"), closing)
                        : Buttons.line(getTranslation("alert.close"), closing));
        var call = Buttons.large(Buttons.with(
                Icon.PHONE,
                Buttons.line(getTranslation("alert.call"), () -> new NumbersSheet(alert.numbers()).open())));
        var two = new Div(agreed ? agree : close, call);
        two.addClassName("answers-two");
        hand = Buttons.text(getTranslation("alert.hand"), () -> sheets.open(new HandSheet(alerts, circle, alert)));
        hand.setVisible(alert.isTaken() && !alert.canTakeOver().isEmpty());
        getContent().addClassName("stack-s");
        getContent()
                .add(
                        alert.agreed()
                                .filter(_ -> agreed)
                                .<Component>map(it -> new AgreedLine(says, it))
                                .orElseGet(() -> new Paragraph(getTranslation("alert.mine.how"))),
                        agreed ? close : agree,
                        two,
                        hand);
        alert.wanted().map(wanted -> new WantedLine(says, alert, wanted)).ifPresent(line -> getContent()
                .addComponentAtIndex(1, line));
        alert.handedTo()
                .map(person -> new Note(Icon.CLOCK, getTranslation("alert.hand.waits", person.firstName())))
                .ifPresent(note -> getContent().addComponentAtIndex(1, note));
    }
}
