package nl.kring.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A mail that lets somebody in. Its secret is minted when it is sent, so that the database never holds it. */
public interface SecretMail {
    /** Text keys {@code mail.<template>.subject}, {@code .body} and {@code .button}; the event names it. */
    String template();

    /** What goes into the mail, as a job; none if nothing is to be sent, which nobody can tell. */
    Optional<Minted> mint(UUID subject);

    /** Whether it goes by text message. */
    default boolean sms() {
        return false;
    }

    /** The circle that this mail is of, as a job; none for what is of no circle. */
    default Optional<UUID> circle(UUID subject) {
        return Optional.empty();
    }

    /**
     * A letter with its secret.
     *
     * @param words the text keys, where they are not those of the template
     * @param path where the one button leads, a path inside Kring; empty for a letter without one
     * @param stop where a small line below leads, for who wants no more of these
     */
    record Minted(Recipient to, Optional<String> words, List<String> arguments, String path, Optional<String> stop) {
        public Minted(Recipient to, Optional<String> words, List<String> arguments, String path) {
            this(to, words, arguments, path, Optional.empty());
        }

        public Minted(Recipient to, List<String> arguments, String path) {
            this(to, Optional.empty(), arguments, path);
        }
    }
}
