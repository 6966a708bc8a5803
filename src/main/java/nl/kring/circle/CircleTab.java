package nl.kring.circle;

/** A place of the circle in its frame; each module brings its own as a bean, in the order of {@code @Order}. */
public interface CircleTab {
    /** The key of the word under the icon. */
    String textKey();

    /** The name of the icon. */
    String icon();

    /** The last part of the address below {@code circle/:id/}. */
    String path();

    /** Whether there is something to do there; not all goes on after a death. */
    default boolean isThere(CircleState state) {
        return true;
    }
}
