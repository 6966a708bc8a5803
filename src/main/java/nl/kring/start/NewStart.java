package nl.kring.start;

import java.util.Locale;
import java.util.Optional;
import nl.kring.circle.CircleId;
import nl.kring.identity.AccountId;
import nl.kring.identity.EmailAddress;
import nl.kring.platform.Refused;
import nl.kring.platform.Written;
import nl.kring.tenant.TenantId;

/**
 * What somebody filled in to start; that Kring keeps it belongs to it.
 *
 * @param circle minted when the page opened: a second click finds the circle of the first
 * @param me who of the people behind the mailbox; nobody for somebody new
 * @param name how who starts wants to be called
 * @param messages whether Kring may send messages
 * @param card the code of a card, or the secret of a link of a start together, if somebody was given one
 * @param whom for oneself or for another
 */
public record NewStart(
        CircleId circle,
        TenantId tenant,
        Optional<AccountId> me,
        String name,
        Locale language,
        boolean messages,
        Optional<String> card,
        Whom whom) {
    static final int LONGEST_NAME = 80;

    public NewStart {
        name = named(name);
    }

    /** A name as it is kept; without one nobody can be called. */
    static String named(String name) {
        var kept = Written.line(name, LONGEST_NAME);
        if (kept.isEmpty()) {
            throw new Refused("start.name.missing");
        }
        return kept;
    }

    /** Whom the circle is for. */
    public sealed interface Whom {
        /** @param health whether health may be written about */
        record Me(boolean health) implements Whom {}

        /**
         * @param firstName of the resident
         * @param relation what who starts is to the resident: "dochter"
         * @param email where the resident can be asked, if that is known
         * @param phone where the resident can be called, if that is known
         */
        record Another(String firstName, String relation, Optional<EmailAddress> email, Optional<String> phone)
                implements Whom {
            public Another {
                firstName = named(firstName);
                relation = Written.line(relation, LONGEST_NAME);
                phone = phone.map(number -> Written.kept(number, LONGEST_NAME)).filter(number -> !number.isEmpty());
            }
        }
    }
}
