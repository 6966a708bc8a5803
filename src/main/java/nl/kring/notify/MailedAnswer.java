package nl.kring.notify;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;

/**
 * What somebody answered by mail: her own words, without those of the letter.
 *
 * @param id of the answer; the same however often this mail is read
 * @param thread the first post of the conversation
 * @param text may be empty where there are pictures
 */
public record MailedAnswer(UUID circle, UUID thread, UUID id, String text, List<Picture> pictures) {
    /**
     * A picture that came along, of whatever is in that file.
     *
     * @param id as chance would make it, and the same however often this mail is read
     */
    public record Picture(UUID id, String name, Opens file) {}

    /** Opens what came along. */
    public interface Opens {
        InputStream open() throws IOException;
    }
}
