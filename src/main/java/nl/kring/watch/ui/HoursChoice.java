package nl.kring.watch.ui;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import nl.kring.watch.Hours;

/** Hours that people have: a few ready ones, and those that stand there already. */
final class HoursChoice {
    static final Hours AWAKE = Hours.daily("07:30", "22:00");
    static final Hours ALWAYS = Hours.daily("00:00", "23:59");
    static final Hours OFFICE = Hours.on(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), "09:00", "17:00");
    static final Hours AFTER_WORK = Hours.on(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), "17:00", "22:00")
            .and(Hours.on(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), "08:00", "22:00"));

    private HoursChoice() {}

    static List<Hours> with(Optional<Hours> there) {
        var all = new ArrayList<>(List.of(AWAKE, ALWAYS, AFTER_WORK, OFFICE));
        there.filter(hours -> !all.contains(hours)).ifPresent(all::add);
        return all;
    }
}
