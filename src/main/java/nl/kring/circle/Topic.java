package nl.kring.circle;

/** What a post is about; it decides, with the ring, who sees it. */
public enum Topic {
    PRACTICAL,
    FUN,
    AGENDA,
    HOME,
    HEALTH,
    MONEY,
    FAMILY
}
