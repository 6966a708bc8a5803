package nl.kring.watch.ui;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.platform.Texts;
import nl.kring.watch.Hours;

/** Hours as people write them: "elke dag 07:30–22:00", "do 12:00–21:00", "ma–vr 16:00–22:00, za–zo 09:00–22:00". */
final class HoursInWords {
    private HoursInWords() {}

    private record Run(DayOfWeek from, DayOfWeek to, Hours.Window window) {}

    static String of(Hours hours, Locale locale) {
        var runs = runs(hours);
        if (runs.size() == 1 && hours.days().size() == DayOfWeek.values().length) {
            return Texts.of(locale, "watch.everyDay", window(runs.getFirst().window()));
        }
        return runs.stream()
                .map(run -> days(run, locale) + " " + window(run.window()))
                .collect(Collectors.joining(", "));
    }

    private static List<Run> runs(Hours hours) {
        var runs = new ArrayList<Run>();
        Stream.of(DayOfWeek.values()).forEach(day -> {
            var window = hours.days().get(day);
            var last = runs.isEmpty() ? null : runs.getLast();
            if (window == null) {
                return;
            }
            if (last != null && last.to().plus(1) == day && last.window().equals(window)) {
                runs.set(runs.size() - 1, new Run(last.from(), day, window));
            } else {
                runs.add(new Run(day, day, window));
            }
        });
        return runs;
    }

    private static String days(Run run, Locale locale) {
        var from = run.from().getDisplayName(TextStyle.SHORT, locale);
        return run.from() == run.to() ? from : from + "–" + run.to().getDisplayName(TextStyle.SHORT, locale);
    }

    private static String window(Hours.Window window) {
        return window.from() + "–" + window.to();
    }
}
