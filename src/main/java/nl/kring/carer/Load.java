package nl.kring.carer;

/** How it goes with somebody who cares for another (R-D30). Nothing is added up: only she reads it. */
public enum Load {
    LIGHT,
    FINE,
    HEAVY,
    TOO_HEAVY;

    boolean weighs() {
        return compareTo(HEAVY) >= 0;
    }
}
