package nl.kring.circle;

/** What somebody did in a resident's name to which she may say no. */
public enum DeedKind {
    /** A new member was let in. */
    ADMITTED,
    /** A member was moved to another ring. */
    MOVED,
    /** A member reads about more than the ring does. */
    TOPICS,
    /** Another ready choice for all, by which somebody reads about more. */
    PRESET
}
