package nl.kring.watch;

/** How it goes with a resident, from well to wrong; always shown as colour, icon and words. */
public enum Phase {
    GREEN,
    YELLOW,
    ORANGE,
    RED;

    boolean isAbove(Phase other) {
        return compareTo(other) > 0;
    }
}
