package nl.kring.circle.ui;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import nl.kring.circle.LogLine;
import nl.kring.platform.MovingClock;

/**
 * What one person tried or read again and again on one day, as one line: so nobody can push what happened out of sight. An act is a
 * line of its own.
 *
 * @param line the newest
 */
record SameTries(LogLine line, int times) {
    static List<SameTries> together(List<LogLine> lines) {
        return lines.stream()
                .collect(Collectors.groupingBy(SameTries::sameness, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(same -> new SameTries(same.getFirst(), same.size()))
                .toList();
    }

    /** Of what a stranger tries the page says one thing only, so it is the same. */
    private static Object sameness(LogLine line) {
        if (line.looked()) {
            return List.of(line.actor(), line.action(), line.what(), line.reason(), day(line));
        }
        return line.refused()
                ? List.of(line.actor(), line.who().map(_ -> line.what()).orElse(""), day(line))
                : line.n();
    }

    LocalDate day() {
        return day(line);
    }

    private static LocalDate day(LogLine line) {
        return line.at().atZone(MovingClock.ZONE).toLocalDate();
    }
}
