package nl.kring.identity;

import java.util.Optional;

/**
 * Where somebody gets text messages, and of what.
 *
 * @param chosen what she wants by text message though mail arrives; none if she never said so
 * @param mailArrives whether there is a mailbox that takes mail
 */
public record ByText(Recipient to, Optional<TextsFor> chosen, boolean mailArrives) {
    /** Whether it goes by text message and not by mail. */
    public boolean instead(boolean alert) {
        return !mailArrives
                || !alert && chosen.filter(TextsFor.TASKS_AND_ALERTS::equals).isPresent();
    }

    /** Whether an alert goes by text message and by mail. */
    public boolean beside() {
        return mailArrives && chosen.isPresent();
    }
}
