package nl.kring.representation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Sheet;
import nl.kring.representation.PaperCheck;
import nl.kring.representation.PaperService;

/** On which day the papers were seen and until when they hold, or that there are none; nothing of them is kept. */
class PaperSheet extends Sheet {
    final Input on = new Input();
    final Input until = new Input();

    /** @param today the day that is proposed, where the papers were seen */
    PaperSheet(PaperService papers, PaperCheck check, Optional<LocalDate> today, Runnable done) {
        super("");
        var name = check.asked().representative();
        if (today.isPresent()) {
            on.setType("date");
            on.setValue(today.get().toString());
            until.setType("date");
            until.setValue(check.asked().until().toString());
            title(getTranslation("check.seen.ask", name));
            ask(
                    new Paragraph(getTranslation("check.papers." + check.asked().type())),
                    field("check.seen.on", on),
                    field("check.seen.until", until));
            act(
                    button("check.seen.keep", () -> papers.seen(check.id(), day(on), day(until)), done),
                    new Note(Icon.LOCK, getTranslation("check.noCopy")));
        } else {
            title(getTranslation("check.notSeen.sure"));
            ask(new Paragraph(getTranslation("check.notSeen.how", name)));
            act(
                    button("check.notSeen.yes", () -> papers.notSeen(check.id()), done),
                    Buttons.text(getTranslation("check.notSeen.no"), this::close));
        }
    }

    private Button button(String key, Runnable work, Runnable done) {
        var button = Buttons.large(Buttons.primary(getTranslation(key), () -> {}));
        button.setDisableOnClick(true);
        button.addClickListener(_ -> {
            if (attempt(button, work)) {
                close();
                done.run();
            }
        });
        return button;
    }

    private NativeLabel field(String key, Input input) {
        var label = new NativeLabel();
        label.add(new Span(getTranslation(key)), input);
        label.addClassName("field");
        return label;
    }

    private static LocalDate day(Input input) {
        try {
            return LocalDate.parse(input.getValue());
        } catch (DateTimeException incomplete) {
            throw new Refused("check.day");
        }
    }
}
