package nl.kring.carer;

/** How long somebody expects to keep this up if nothing changes (volhoudtijd, R-D30). */
public enum PerseveranceTime {
    UNDER_A_WEEK,
    UNDER_A_MONTH,
    UNDER_THREE_MONTHS,
    UNDER_A_YEAR,
    LONGER;

    boolean isShort() {
        return compareTo(UNDER_THREE_MONTHS) <= 0;
    }
}
