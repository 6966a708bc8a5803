package nl.kring.platform.ui;

import com.vaadin.flow.component.Component;
import java.text.ListFormat;
import nl.kring.platform.Giveaway;
import nl.kring.platform.GivesAway;

/** What is said of a text that gives something away: what it is about in plain words, and what one can do. */
public class GivenAwayWords {
    private GivenAwayWords() {}

    /** In the language of the page; of what may never stand there only that, as it comes first. */
    public static String of(Component page, GivesAway given) {
        return of(page, given, "giveaway.better");
    }

    /** The same of what is told to others than the circle. */
    public static String of(Component page, GivesAway given, String better) {
        var told = given.found().stream()
                .filter(each -> each.allowed() == given.allowed())
                .toList();
        var things = told.stream()
                .map(each -> page.getTranslation("giveaway.what." + each.name()))
                .toList();
        var locale = page.getUI().orElseThrow().getLocale();
        var listed = ListFormat.getInstance(locale, ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                .format(things);
        return String.join(
                " ",
                page.getTranslation(better),
                page.getTranslation("giveaway.there", listed),
                page.getTranslation(next(given)));
    }

    private static String next(GivesAway given) {
        if (given.allowed()) {
            return "giveaway.sure";
        }
        return given.found().contains(Giveaway.BSN) ? "giveaway.never.number" : "giveaway.never";
    }
}
