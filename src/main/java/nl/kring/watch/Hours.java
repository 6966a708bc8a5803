package nl.kring.watch;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kring.platform.MovingClock;

/** Hours a weekday in which somebody can be asked, by the clock on the wall; the end is no longer in it. */
public record Hours(Map<DayOfWeek, Window> days) {
    /** From when to when on one day. */
    public record Window(LocalTime from, LocalTime to) {
        public Window {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("hours that end before they begin");
            }
        }
    }

    /** As a day's end is written; that minute is a part of it. */
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);

    private static final int LOOK_AHEAD = 8;

    public Hours {
        days = Map.copyOf(days);
    }

    /** Every day the same: {@code daily("07:30", "22:00")}. */
    public static Hours daily(String from, String to) {
        return on(EnumSet.allOf(DayOfWeek.class), from, to);
    }

    public static Hours on(Set<DayOfWeek> days, String from, String to) {
        var window = new Window(LocalTime.parse(from), LocalTime.parse(to));
        return new Hours(days.stream().collect(Collectors.toMap(day -> day, _ -> window)));
    }

    /** These hours and, on other days, those. */
    public Hours and(Hours others) {
        var both = new EnumMap<DayOfWeek, Window>(others.days);
        both.putAll(days);
        return new Hours(both);
    }

    boolean hold(Instant moment) {
        var wall = moment.atZone(MovingClock.ZONE);
        var window = days.get(wall.getDayOfWeek());
        return window != null
                && !wall.toLocalTime().isBefore(window.from())
                && (window.to().equals(END_OF_DAY) || wall.toLocalTime().isBefore(window.to()));
    }

    /** The first moment from this one on that lies in these hours. */
    Optional<Instant> next(Instant moment) {
        if (hold(moment)) {
            return Optional.of(moment);
        }
        var today = moment.atZone(MovingClock.ZONE).toLocalDate();
        for (var ahead = 0; ahead < LOOK_AHEAD; ahead++) {
            var date = today.plusDays(ahead);
            var window = days.get(date.getDayOfWeek());
            var opens = window == null
                    ? moment
                    : date.atTime(window.from()).atZone(MovingClock.ZONE).toInstant();
            if (opens.isAfter(moment)) {
                return Optional.of(opens);
            }
        }
        return Optional.empty();
    }

    /** As it is kept: {@code THURSDAY 12:00-21:00;FRIDAY 09:00-17:00}. */
    String kept() {
        return days.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(day -> day.getKey() + " " + day.getValue().from() + "-"
                        + day.getValue().to())
                .collect(Collectors.joining(";"));
    }

    static Hours read(String kept) {
        var days = new EnumMap<DayOfWeek, Window>(DayOfWeek.class);
        Arrays.stream(kept.split(";")).filter(part -> !part.isEmpty()).forEach(part -> {
            var words = part.split("[ -]");
            days.put(DayOfWeek.valueOf(words[0]), new Window(LocalTime.parse(words[1]), LocalTime.parse(words[2])));
        });
        return new Hours(days);
    }
}
