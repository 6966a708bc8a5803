package nl.kring.timeline.ui;

import com.vaadin.flow.component.button.Button;
import nl.kring.circle.CircleId;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.DraftArea;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Sheet;
import nl.kring.timeline.NoteService;

/** A new note to oneself. */
class NoteSheet extends Sheet {
    final DraftArea text;
    final Button keep;
    private final NoteService notes;
    private final CircleId circle;
    private final Runnable kept;

    NoteSheet(NoteService notes, CircleId circle, Runnable kept) {
        super("");
        this.notes = notes;
        this.circle = circle;
        this.kept = kept;
        named(name(circle));
        text = new DraftArea(name(circle));
        text.setLabel(getTranslation("notes.ask"));
        text.setMinRows(5);
        keep = Buttons.large(Buttons.primary(getTranslation("notes.keep"), this::keep));
        keep.setDisableOnClick(true);
        title(getTranslation("notes.write"));
        ask(text);
        act(new Note(Icon.LOCK, getTranslation("notes.only")), keep);
    }

    static String name(CircleId circle) {
        return "note:" + circle.value();
    }

    private void keep() {
        finish(keep, text, () -> {
            notes.keep(circle, command(), text.getValue());
            kept.run();
        });
    }
}
