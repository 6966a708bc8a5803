package nl.kring.circle;

/** What somebody is to the resident. */
public enum RelationKind {
    CLOSE_ONE,
    INFORMAL_CARER,
    VOLUNTEER,
    NEIGHBOUR,
    PROFESSIONAL
}
