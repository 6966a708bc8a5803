package nl.kring.circle;

/** What somebody is to the resident. */
public enum RelationKind {
    CLOSE_ONE,
    INFORMAL_CARER,
    VOLUNTEER,
    NEIGHBOUR,
    PROFESSIONAL,
    /** Takes over for a while, such as a replacement carer (R-B5). */
    GUEST,
    /** Is not eighteen yet (R-B14). */
    YOUNG_MEMBER
}
