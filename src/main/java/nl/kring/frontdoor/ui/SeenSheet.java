package nl.kring.frontdoor.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.DateTimeException;
import java.time.LocalDate;
import nl.kring.frontdoor.CheckService;
import nl.kring.frontdoor.CheckView;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Sheet;

/** On which day the papers were seen, and until when they hold; nothing of them is kept. */
class SeenSheet extends Sheet {
    final Input on = new Input();
    final Input until = new Input();
    final Button seen = Buttons.large(Buttons.primary(getTranslation("check.seen.keep"), this::keep));
    private final CheckView check;
    private final CheckService checks;
    private final Runnable done;

    SeenSheet(CheckView check, CheckService checks, LocalDate today, Runnable done) {
        super("");
        this.check = check;
        this.checks = checks;
        this.done = done;
        on.setType("date");
        on.setValue(today.toString());
        until.setType("date");
        until.setValue(check.asked().until().toString());
        seen.setDisableOnClick(true);
        title(getTranslation("check.seen.ask", check.asked().representative()));
        ask(
                new Paragraph(getTranslation("check.papers." + check.asked().type())),
                field("check.seen.on", on),
                field("check.seen.until", until));
        act(seen, new Note(Icon.LOCK, getTranslation("check.noCopy")));
    }

    private NativeLabel field(String key, Input input) {
        var label = new NativeLabel();
        label.add(new Span(getTranslation(key)), input);
        label.addClassName("field");
        return label;
    }

    private void keep() {
        if (attempt(seen, () -> checks.seen(check.id(), day(on), day(until)))) {
            close();
            done.run();
        }
    }

    private static LocalDate day(Input input) {
        try {
            return LocalDate.parse(input.getValue());
        } catch (DateTimeException incomplete) {
            throw new Refused("check.day");
        }
    }
}
