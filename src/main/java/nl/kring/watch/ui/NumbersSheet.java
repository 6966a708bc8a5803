package nl.kring.watch.ui;

import java.util.List;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Sheet;
import nl.kring.watch.AlertView;

/** Whom one can call. */
class NumbersSheet extends Sheet {
    NumbersSheet(List<AlertView.Number> numbers) {
        super("");
        title(getTranslation("alert.numbers"));
        ask(new Numbers(numbers));
        act(new Note(Icon.PHONE, getTranslation("safety.112")));
    }
}
