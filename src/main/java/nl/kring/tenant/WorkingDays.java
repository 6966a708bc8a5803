package nl.kring.tenant;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Set;

/** The days on which the law and the municipality work: no weekend, no holiday of appendix D.1. */
public final class WorkingDays {
    private static final Set<MonthDay> EACH_YEAR = Set.of(
            MonthDay.of(Month.JANUARY, 1),
            MonthDay.of(Month.MAY, 5),
            MonthDay.of(Month.DECEMBER, 25),
            MonthDay.of(Month.DECEMBER, 26));
    /** Good Friday, Easter Monday, Ascension Day, Whit Monday. */
    private static final Set<Integer> DAYS_FROM_EASTER = Set.of(-2, 1, 39, 50);

    private WorkingDays() {}

    public static boolean is(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY && !holiday(day);
    }

    /** The day itself, or the last working day before it. */
    public static LocalDate atOrBefore(LocalDate day) {
        var found = day;
        while (!is(found)) {
            found = found.minusDays(1);
        }
        return found;
    }

    /** So many working days after a day: what is asked on Friday and answered within one, is answered on Monday. */
    public static LocalDate after(LocalDate day, int days) {
        var found = day;
        for (int counted = 0; counted < days; ) {
            found = found.plusDays(1);
            counted += is(found) ? 1 : 0;
        }
        return found;
    }

    static boolean holiday(LocalDate day) {
        return EACH_YEAR.contains(MonthDay.from(day))
                || day.equals(kingsDay(day.getYear()))
                || DAYS_FROM_EASTER.stream()
                        .anyMatch(days -> day.equals(easter(day.getYear()).plusDays(days)));
    }

    /** 27 April, or the 26th if that is a Sunday. */
    public static LocalDate kingsDay(int year) {
        var day = LocalDate.of(year, Month.APRIL, 27);
        return day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.minusDays(1) : day;
    }

    /** Easter Sunday of the Gregorian calendar, by the rule of Gauss as Meeus, Jones and Butcher wrote it down. */
    public static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int n = h + l - 7 * m + 114;
        return LocalDate.of(year, n / 31, n % 31 + 1);
    }
}
