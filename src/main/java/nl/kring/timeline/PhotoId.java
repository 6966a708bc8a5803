package nl.kring.timeline;

import java.util.UUID;

/** The id of a photo: made of chance alone, so that none can be guessed from another. */
public record PhotoId(UUID value) {
    public static PhotoId next() {
        return new PhotoId(UUID.randomUUID());
    }
}
