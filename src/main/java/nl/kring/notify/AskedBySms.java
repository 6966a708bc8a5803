package nl.kring.notify;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What can be asked by text message and answered with yes or no (R-C7); a bean of the module that asks it. */
public interface AskedBySms {
    /** The templates of the messages that ask it. */
    Set<String> templates();

    /**
     * What is asked, as far as who acts now may know it outside Kring; empty if it is not open to this person any more.
     *
     * @param template one of {@link #templates()}
     */
    Optional<Asked> asks(String template, UUID circle, UUID subject, Locale language);

    /**
     * Yes or no, as who acts now would say it on a page, with the rights of this moment; what may not be is thrown as it is there.
     *
     * @param id the same however often this message is read
     * @return what became of it
     */
    Became answer(String template, UUID circle, UUID subject, boolean yes, UUID id, Locale language);

    /**
     * A question in few words.
     *
     * @param key text with somebody's own words as {0}
     * @param own may be empty
     */
    record Asked(String key, String own) {}

    /** A sentence by its key. */
    record Became(String key, List<String> arguments) {}
}
