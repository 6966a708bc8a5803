package nl.kring.timeline.ui;

import java.text.ListFormat;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Locale;
import nl.kring.platform.Texts;
import nl.kring.timeline.PostView.Reads;

/** "Elske leest dinsdag en donderdag". */
final class DaysInWords {
    private DaysInWords() {}

    static String of(Reads who, Locale locale) {
        if (who.days().size() == DayOfWeek.values().length) {
            return Texts.of(locale, "reading.daily", who.name());
        }
        var days = who.days().stream()
                .sorted()
                .map(day -> day.getDisplayName(TextStyle.FULL, locale))
                .toList();
        return Texts.of(
                locale,
                "reading.days",
                who.name(),
                ListFormat.getInstance(locale, ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                        .format(days));
    }
}
