package nl.kring.circle;

import java.time.LocalDate;

/** How grown up a member is, as far as Kring has to know (R-B14): of who is a young member an age in years, never a day of birth. */
public enum Age {
    /** Under sixteen: takes part by a parent's yes, reads little, and nothing is asked of a child. */
    CHILD,
    /** Sixteen or seventeen: as everybody, and never asked first. */
    YOUTH,
    GROWN_UP;

    private static final int GROWN_UP_AT = 18;
    private static final int CHILD_UNTIL = 16;

    /** The day on which somebody who is so old today is eighteen for certain. */
    public static LocalDate grownUpOn(int years, LocalDate today) {
        return today.plusYears((long) GROWN_UP_AT - years);
    }

    /** Whether somebody who is so old is a child here. */
    public static boolean isChild(int years) {
        return years < CHILD_UNTIL;
    }

    /** How grown up that is on a day, of who is eighteen for certain on another. */
    static Age on(LocalDate today, LocalDate grownUpOn) {
        if (!grownUpOn.isAfter(today)) {
            return GROWN_UP;
        }
        return grownUpOn.minusYears((long) GROWN_UP_AT - CHILD_UNTIL).isAfter(today) ? CHILD : YOUTH;
    }
}
