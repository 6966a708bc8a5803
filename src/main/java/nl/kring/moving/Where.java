package nl.kring.moving;

/** Where a resident moves to, as that matters for her circle. */
public enum Where {
    /** Within the municipality (R-B16). */
    INSIDE,
    /** To another municipality (R-B17). */
    ELSEWHERE,
    /** To a nursing home: the circle goes on (R-B18). */
    NURSING_HOME
}
