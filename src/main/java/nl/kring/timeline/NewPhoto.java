package nl.kring.timeline;

/**
 * A photo that goes with what somebody tells.
 *
 * @param alt what can be seen on it, for who does not see it; may be empty
 */
public record NewPhoto(PhotoId id, String alt) {
    /** The longest description, in characters. */
    public static final int LONGEST = 300;
}
