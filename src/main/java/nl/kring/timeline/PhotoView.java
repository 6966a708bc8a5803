package nl.kring.timeline;

/**
 * A photo for the one who reads it now.
 *
 * @param width of its large size; with the height, the place that it takes before it is there
 * @param alt what can be seen on it; may be empty
 * @param waits somebody asked to take it away and the resident did not answer yet (R-C15)
 * @param shown whether this reader may look at it
 * @param mayAsk this reader may ask to take it away
 * @param mayTakeAway this reader made it, or is the resident
 */
public record PhotoView(
        PhotoId id,
        int width,
        int height,
        String alt,
        boolean waits,
        boolean shown,
        boolean mayAsk,
        boolean mayTakeAway) {
    /** To look at only. */
    PhotoView asNobodysOwn() {
        return new PhotoView(id, width, height, alt, waits, shown, false, false);
    }
}
