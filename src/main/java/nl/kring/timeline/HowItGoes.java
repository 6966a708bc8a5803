package nl.kring.timeline;

/** How somebody is, in one of five faces, the best first. */
public enum HowItGoes {
    VERY_WELL,
    WELL,
    SO_SO,
    NOT_WELL,
    BADLY;

    /** As it is kept: 1 to 5. */
    short face() {
        return (short) (ordinal() + 1);
    }

    static HowItGoes of(int face) {
        return values()[face - 1];
    }
}
