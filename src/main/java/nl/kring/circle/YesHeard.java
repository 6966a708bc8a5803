package nl.kring.circle;

import java.time.LocalDate;
import java.util.Optional;
import nl.kring.identity.AccountId;

/**
 * How a resident's yes came, and by whom if another heard or saw it (R-A6).
 *
 * @param by who heard or saw it; never who began the circle
 * @param seenOn the day that a signed card was seen
 */
public record YesHeard(How how, Optional<AccountId> by, Optional<LocalDate> seenOn) {
    /** The ways of a yes. */
    public enum How {
        OWN,
        PHONE,
        PRESENT,
        PAPER
    }

    /** On the resident's own device. */
    public static final YesHeard OWN = new YesHeard(How.OWN, Optional.empty(), Optional.empty());
}
