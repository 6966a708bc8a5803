package nl.kring.notify.received;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import java.io.IOException;
import java.io.InputStream;

/**
 * A picture that came with a mail.
 *
 * @param name as its sender calls it; may be empty
 */
public record Attached(String name, Part part) {
    /** The bytes of it, whatever they are. */
    public InputStream open() throws IOException {
        try {
            return part.getInputStream();
        } catch (MessagingException broken) {
            throw new IOException(broken);
        }
    }
}
