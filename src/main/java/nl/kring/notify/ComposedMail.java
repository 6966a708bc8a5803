package nl.kring.notify;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.AccountId;

/** A letter to somebody in a circle whose words are written when it leaves, of what its reader may read at that moment. */
public interface ComposedMail {
    /** What the delivery is called; one bean a template. */
    String template();

    /** What goes into the letter, as a job; nothing if there is nothing left to say: then it does not leave. */
    Optional<Composed> compose(UUID subject, UUID circle, AccountId reader, Locale language);

    /**
     * What a letter says.
     *
     * @param words text keys {@code mail.<words>.subject}, {@code .body} and {@code .button}
     * @param lines what stands in the last argument too, which a page shows one by one
     * @param link where the one button leads, a path inside Kring
     * @param thread the conversation that an answer goes into, if it is about one
     * @param inShort the same in one sentence, for a device; without one it is the first line
     */
    record Composed(
            String words,
            List<String> arguments,
            List<Line> lines,
            String link,
            Optional<UUID> thread,
            Optional<String> inShort) {
        public Composed(String words, List<String> arguments, String link, Optional<UUID> thread) {
            this(words, arguments, List.of(), link, thread, Optional.empty());
        }
    }

    /** A line of what was told, and the first name of who told it; empty where it is of nobody. */
    record Line(String who, String words) {}
}
