package nl.kring.platform.ui;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import nl.kring.platform.MovingClock;
import nl.kring.platform.Texts;
import org.springframework.stereotype.Component;

/** Dates and times as people say them, in Kring's languages and on the clock of the Netherlands. */
@Component
public class Says {
    private static final ZoneId HOME = MovingClock.ZONE;

    private final Clock clock;

    public Says(Clock clock) {
        this.clock = clock;
    }

    /** Thursday 5 March; with the year only when it is another one. */
    public String date(LocalDate day, Locale locale) {
        var weekday = nth(locale, "platform.days", day.getDayOfWeek().getValue());
        var month = nth(locale, "platform.months", day.getMonthValue());
        var year = day.getYear() == today().getYear() ? "" : " " + day.getYear();
        return weekday + " " + day.getDayOfMonth() + " " + month + year;
    }

    /** 5 March: where it is plain which year, and the day of the week does not matter. */
    public String dayAndMonth(LocalDate day, Locale locale) {
        return day.getDayOfMonth() + " " + month(day, locale);
    }

    public String month(LocalDate day, Locale locale) {
        return nth(locale, "platform.months", day.getMonthValue());
    }

    /** The date with a capital, as a line of its own. */
    public String dateLine(LocalDate day, Locale locale) {
        return capital(date(day, locale));
    }

    /** The last day of what is over at this moment: what stops as a day begins was there until the day before. */
    public String lastDay(Instant end, Locale locale) {
        return date(end.minusSeconds(1).atZone(HOME).toLocalDate(), locale);
    }

    /** Today, yesterday, tomorrow, else the date. */
    public String day(LocalDate day, Locale locale) {
        return switch ((int) Math.clamp(ChronoUnit.DAYS.between(today(), day), -2, 2)) {
            case -1 -> Texts.of(locale, "platform.yesterday");
            case 0 -> Texts.of(locale, "platform.today");
            case 1 -> Texts.of(locale, "platform.tomorrow");
            default -> date(day, locale);
        };
    }

    /** The same with a capital: the heading over what happened on a day. */
    public String dayLine(LocalDate day, Locale locale) {
        return capital(day(day, locale));
    }

    /** 16:10. */
    public String time(Instant at) {
        return time(at.atZone(HOME).toLocalTime());
    }

    /** 16:10 today, else the day with the time: yesterday 16:10, Tuesday 3 March, 16:10. */
    public String moment(Instant at, Locale locale) {
        var day = at.atZone(HOME).toLocalDate();
        return day.equals(today()) ? time(at) : dayAndTime(at, locale);
    }

    /** The day always with the time: today 16:10, Tuesday 3 March, 16:10. */
    public String dayAndTime(Instant at, Locale locale) {
        var day = at.atZone(HOME).toLocalDate();
        var near = Math.abs(ChronoUnit.DAYS.between(today(), day)) <= 1;
        return day(day, locale) + (near ? " " : ", ") + time(at);
    }

    /** Since 16:10. */
    public String since(Instant at, Locale locale) {
        return Texts.of(locale, "platform.since", moment(at, locale));
    }

    /** In 3 days, as days left with today as nought. */
    public String daysLeft(LocalDate until, Locale locale) {
        var days = ChronoUnit.DAYS.between(today(), until);
        return days == 0 ? Texts.of(locale, "platform.today") : Texts.of(locale, "platform.daysLeft", days);
    }

    /** Today in the Netherlands. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), HOME);
    }

    private static String time(LocalTime time) {
        return "%02d:%02d".formatted(time.getHour(), time.getMinute());
    }

    private static String nth(Locale locale, String key, int number) {
        return Texts.of(locale, key).split(",")[number - 1].strip();
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
