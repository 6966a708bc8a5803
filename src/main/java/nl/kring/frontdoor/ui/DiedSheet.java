package nl.kring.frontdoor.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.DateTimeException;
import java.time.LocalDate;
import nl.kring.frontdoor.FrontDoorService;
import nl.kring.frontdoor.ReportHeader;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Sheet;

/** On which day somebody died whom a navigator knows; what it does is said before. */
class DiedSheet extends Sheet {
    final Input day = new Input();
    final Button died;
    private final FrontDoorService frontDoor;
    private final ReportHeader report;
    private final Runnable done;

    DiedSheet(ReportHeader report, FrontDoorService frontDoor, Says says, Runnable done) {
        super("");
        this.report = report;
        this.frontDoor = frontDoor;
        this.done = done;
        day.setType("date");
        day.setValue(says.today().toString());
        var label = new NativeLabel();
        label.add(new Span(getTranslation("farewell.day")), day);
        label.addClassName("field");
        died = Buttons.large(Buttons.primary(getTranslation("farewell.died.button", report.firstName()), this::keep));
        died.setDisableOnClick(true);
        title(getTranslation("farewell.ask", report.firstName()));
        ask(new Paragraph(getTranslation("desk.died.how")), label);
        act(died, new Note(Icon.INFO, getTranslation("desk.died.back")));
    }

    private void keep() {
        if (attempt(died, () -> frontDoor.died(report.id(), date()))) {
            close();
            done.run();
        }
    }

    private LocalDate date() {
        try {
            return LocalDate.parse(day.getValue());
        } catch (DateTimeException incomplete) {
            throw new Refused("farewell.day.missing");
        }
    }
}
