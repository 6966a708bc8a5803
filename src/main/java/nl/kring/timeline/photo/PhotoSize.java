package nl.kring.timeline.photo;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The sizes in which a photo is kept, by its longest side in pixels. */
public enum PhotoSize {
    THUMB(480),
    SCREEN(1280),
    LARGE(2048);

    private final int edge;

    PhotoSize(int edge) {
        this.edge = edge;
    }

    int edge() {
        return edge;
    }

    /** As it stands in an address and in the name of a file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<PhotoSize> of(String word) {
        return Stream.of(values()).filter(size -> size.word().equals(word)).findFirst();
    }
}
