package nl.kring.told;

/** How often somebody hears by mail what is told in a circle (R-C9). */
public enum HowOften {
    /** As soon as it is told. */
    DIRECT,
    /** Once a day, at six in the evening. */
    DAILY,
    /** Once a week, on Sunday at ten. */
    WEEKLY,
    /** Only what is asked of this person. */
    ONLY_WHEN_ASKED
}
