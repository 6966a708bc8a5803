package nl.kring.frontdoor.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Span;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import nl.kring.frontdoor.FrontDoorService;
import nl.kring.frontdoor.ReportHeader;
import nl.kring.platform.MovingClock;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;

/** Notes the moment that was agreed on the phone or at the door; the resident reads it at once. */
class AgreeForm extends Composite<Div> {
    final Input day = new Input();
    final Input time = new Input();
    private final ReportHeader report;
    private final FrontDoorService frontDoor;

    AgreeForm(ReportHeader report, FrontDoorService frontDoor) {
        this.report = report;
        this.frontDoor = frontDoor;
        day.setType("date");
        time.setType("time");
        var both = new Div(field("desk.agree.day", day), field("desk.agree.time", time));
        both.addClassName("agree-when");
        getContent().addClassNames("slots", "agree");
        getContent()
                .add(
                        new H3(getTranslation("desk.agree.ask")),
                        both,
                        Buttons.primary(getTranslation("desk.agree"), this::agree));
    }

    private NativeLabel field(String key, Input input) {
        var label = new NativeLabel();
        label.add(new Span(getTranslation(key)), input);
        label.addClassName("field");
        return label;
    }

    private void agree() {
        frontDoor.agree(report.id(), moment());
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
