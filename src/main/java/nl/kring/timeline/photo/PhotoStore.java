package nl.kring.timeline.photo;

import java.util.Optional;
import java.util.UUID;

/** Where the files of photos are kept: in PostgreSQL, or in a folder beside it. */
public interface PhotoStore {
    /** Keeps it in the transaction of its row. */
    void keep(UUID photo, Picture picture);

    /** Asked only after it is known that the reader may see it. */
    Optional<byte[]> read(UUID photo, PhotoSize size);

    /** After its row went; a second time changes nothing. */
    void remove(UUID photo);
}
