package nl.kring.circle;

import java.util.Locale;
import java.util.Optional;

/**
 * The resident's yes to a circle; that Kring keeps what is in it belongs to it.
 *
 * @param health whether health may be written about
 * @param messages whether Kring may send messages, if that was asked
 * @param language in which the questions stood there
 */
public record GivenYes(boolean health, Optional<Boolean> messages, Locale language) {
    public GivenYes(boolean health, Locale language) {
        this(health, Optional.empty(), language);
    }
}
