package nl.kring.platform.ui;

import com.vaadin.flow.component.Component;
import java.text.ListFormat;
import java.util.Locale;
import nl.kring.platform.Giveaway;
import nl.kring.platform.GivesAway;
import nl.kring.platform.Texts;

/** What is said of a text that gives something away: what it is about in plain words, and what one can do. */
public class GivenAwayWords {
    private GivenAwayWords() {}

    /** In the language of the page; of what may never stand there only that, as it comes first. */
    public static String of(Component page, GivesAway given) {
        return of(page, given, "giveaway.better");
    }

    /** The same of what is told to others than the circle. */
    public static String of(Component page, GivesAway given, String better) {
        return of(page.getUI().orElseThrow().getLocale(), given, better);
    }

    /** In this language. */
    public static String of(Locale locale, GivesAway given) {
        return of(locale, given, "giveaway.better");
    }

    private static String of(Locale locale, GivesAway given, String better) {
        var told = given.found().stream()
                .filter(each -> each.allowed() == given.allowed())
                .toList();
        var things = told.stream()
                .map(each -> Texts.of(locale, "giveaway.what." + each.name()))
                .toList();
        var listed = ListFormat.getInstance(locale, ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                .format(things);
        return String.join(
                " ",
                Texts.of(locale, better),
                Texts.of(locale, "giveaway.there", listed),
                Texts.of(locale, next(given)));
    }

    private static String next(GivesAway given) {
        if (given.allowed()) {
            return "giveaway.sure";
        }
        return given.found().contains(Giveaway.BSN) ? "giveaway.never.number" : "giveaway.never";
    }
}
