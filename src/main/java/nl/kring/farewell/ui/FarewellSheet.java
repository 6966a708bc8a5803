package nl.kring.farewell.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.DateTimeException;
import java.time.LocalDate;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.farewell.FarewellService;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Sheet;

/** On which day somebody died; what follows is said before, and that it can be taken back. */
class FarewellSheet extends Sheet {
    final Input day = new Input();
    final Button died;
    private final FarewellService farewell;
    private final CircleId circle;
    private final CirclePerson resident;

    FarewellSheet(FarewellService farewell, Says says, CircleId circle, CirclePerson resident) {
        super("");
        this.farewell = farewell;
        this.circle = circle;
        this.resident = resident;
        var name = resident.firstName();
        day.setType("date");
        day.setValue(says.today().toString());
        var label = new NativeLabel();
        label.add(new Span(getTranslation("farewell.day")), day);
        label.addClassName("field");
        died = Buttons.large(Buttons.primary(getTranslation("farewell.died.button", name), this::report));
        died.setDisableOnClick(true);
        title(getTranslation("farewell.ask", name));
        ask(new Paragraph(getTranslation("farewell.ask.how")), label);
        act(died, new Note(Icon.INFO, getTranslation("farewell.ask.back")));
    }

    private void report() {
        if (attempt(died, () -> farewell.report(circle, resident.account(), date()))) {
            title(getTranslation("farewell.quiet", resident.firstName())).done();
            ask(
                    new Paragraph(getTranslation("farewell.still")),
                    new Paragraph(getTranslation("farewell.waits")),
                    new Paragraph(getTranslation("farewell.ask.back")));
            act(Buttons.large(Buttons.primary(getTranslation("platform.close"), this::close)));
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
