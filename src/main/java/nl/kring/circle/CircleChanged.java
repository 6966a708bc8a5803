package nl.kring.circle;

/** Something changed that open pages of this circle may show. Domain events of circle modules are this. */
public interface CircleChanged {
    CircleId circle();

    /** Whether nothing is otherwise than that something was told. */
    default boolean wordsOnly() {
        return false;
    }
}
