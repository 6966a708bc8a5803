package nl.kring.frontdoor.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import nl.kring.frontdoor.FrontDoorService;
import nl.kring.frontdoor.ReportHeader;
import nl.kring.platform.MovingClock;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Says;

/**
 * Notes the moment that was agreed on the phone or at the door; the resident reads it at once. What cannot be is said under the
 * form. A moment after the promised day is asked about once: a promise that is broken already must still get a moment.
 */
class AgreeForm extends Composite<Div> {
    final Input day = new Input();
    final Input time = new Input();
    private final Div said = new Div();
    private final Button agree = Buttons.primary(getTranslation("desk.agree"), this::agree);
    private final ReportHeader report;
    private final FrontDoorService frontDoor;
    private final Says says;
    private final Runnable done;
    private Optional<Instant> askedAbout = Optional.empty();

    AgreeForm(ReportHeader report, FrontDoorService frontDoor, Says says, Runnable done) {
        this.report = report;
        this.frontDoor = frontDoor;
        this.says = says;
        this.done = done;
        day.setType("date");
        time.setType("time");
        said.addClassName("agree-said");
        said.getElement().setAttribute("role", "alert");
        var both = new Div(field("desk.agree.day", day), field("desk.agree.time", time));
        both.addClassName("agree-when");
        getContent().addClassNames("slots", "agree");
        getContent().add(new H3(getTranslation("desk.agree.ask")), both, said, agree);
    }

    private NativeLabel field(String key, Input input) {
        var label = new NativeLabel();
        label.add(new Span(getTranslation(key)), input);
        label.addClassName("field");
        return label;
    }

    private void agree() {
        said.removeAll();
        try {
            note(moment());
        } catch (Refused refused) {
            say(refused.key(), refused.arguments());
        }
    }

    private void note(Instant moment) {
        if (late(moment) && !askedAbout.equals(Optional.of(moment))) {
            askedAbout = Optional.of(moment);
            say("desk.agree.late", says.date(report.due(), getLocale()));
            agree.setText(getTranslation("desk.agree.late.yes"));
            return;
        }
        frontDoor.agree(report.id(), moment);
        done.run();
    }

    private boolean late(Instant moment) {
        return LocalDate.ofInstant(moment, MovingClock.ZONE).isAfter(report.due());
    }

    private void say(String key, Object... arguments) {
        agree.setText(getTranslation("desk.agree"));
        said.add(new Paragraph(getTranslation(key, arguments)));
    }

    private Instant moment() {
        try {
            return LocalDate.parse(day.getValue())
                    .atTime(LocalTime.parse(time.getValue()))
                    .atZone(MovingClock.ZONE)
                    .toInstant();
        } catch (DateTimeException incomplete) {
            throw new Refused("desk.agree.when");
        }
    }
}
