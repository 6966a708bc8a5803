package nl.kring.frontdoor;

/** Why this person got a report: the steps of the assignment in journey f, in their order. */
public enum Chosen {
    /** The resident knows this navigator already. */
    KNOWN,
    /** A fixed navigator of the zone, with room. */
    ZONE,
    /** One of those who help where it is busy. */
    FLYING,
    /** Nobody was found: the team leader decides, and the clock keeps running. */
    TEAM_LEADER
}
