package nl.kring.watch.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Clock;
import nl.kring.circle.CircleId;
import nl.kring.platform.Bells;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Sheet;
import nl.kring.platform.ui.Title;
import nl.kring.watch.AlertService;
import nl.kring.watch.AlertView;

/** What the owner does next: agree what will be done; once that is agreed, say that it is over. */
class OwnersActs extends Composite<Div> {
    final Button agree;
    final Button close;
    final Button hand;
    private final AlertService alerts;
    private final Bells bells;
    private final CircleId circle;
    private final Title title;

    OwnersActs(
            AlertService alerts, Bells bells, Says says, Clock clock, CircleId circle, AlertView alert, Title title) {
        this.alerts = alerts;
        this.bells = bells;
        this.circle = circle;
        this.title = title;
        var agreed = alert.agreed().isPresent() && alert.isTaken();
        Runnable agreeing = () -> open(new AgreeSheet(alerts, clock, circle, alert));
        Runnable closing = () -> open(new CloseSheet(alerts, circle, alert));
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
        hand = Buttons.text(getTranslation("alert.hand"), () -> open(new HandSheet(alerts, circle, alert)));
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
        alert.handedTo()
                .map(person -> new Note(Icon.CLOCK, getTranslation("alert.hand.waits", person.firstName())))
                .ifPresent(note -> getContent().addComponentAtIndex(1, note));
    }

    /** What is done in the sheet draws these buttons again; the title then has the focus, and says what is so now. */
    private void open(Sheet sheet) {
        sheet.addClosedListener(_ -> title.focus());
        sheet.addAttachListener(_ -> bells.keepFresh(sheet, circle.value(), () -> closeIfNotShared(sheet)));
        sheet.open();
    }

    /** A sheet may show what the plan says: it is not read here any longer than on the page. */
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
