package nl.kring.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.identity.EmailAddress;

/**
 * An early-warning plan that a resident approved.
 *
 * @param green how it is when it goes well, in the resident's words
 * @param line 2 to 6 people in order, each of whom said yes (R-D4)
 */
public record NewPlan(
        AccountId resident,
        int version,
        Optional<AccountId> holder,
        Optional<AccountId> deputy,
        String green,
        List<Sign> signs,
        List<String> helps,
        List<String> helpsNot,
        List<Action> actions,
        List<Place> line,
        List<Contact> outside,
        Instant approvedAt,
        Instant reviewAt) {
    /**
     * A sign.
     *
     * @param text in the resident's own words
     * @param seenAs how others would say it; empty means as the resident does
     * @param icon name of an icon, such as RADIO
     */
    public record Sign(
            Phase phase,
            String text,
            Optional<String> seenAs,
            Optional<String> icon,
            Set<Ring> rings,
            Set<AccountId> persons) {}

    /**
     * What was agreed for a phase.
     *
     * @param who who said yes to it
     * @param byWhoClaims one of them: who picks it up
     * @param before as the plan says it: "dezelfde dag"
     */
    public record Action(Phase phase, String text, List<AccountId> who, boolean byWhoClaims, String before) {}

    /** A place in the alert line; who is in it said yes. */
    public record Place(AccountId person, Hours hours, boolean woken, boolean callOnly) {}

    /**
     * Somebody outside the circle who may hear of it, and what (R-D5).
     *
     * @param email where a practice can be told; without it, and without a navigator, one can only call
     * @param navigator the navigator's public id, for level 4
     */
    public record Contact(
            Phase phase,
            int level,
            String name,
            Optional<String> phone,
            Optional<EmailAddress> email,
            Optional<UUID> navigator,
            Hours hours,
            Set<Told> mayTell) {

        /** Whether Kring can tell this contact by itself. */
        public boolean canBeTold() {
            return navigator.isPresent() || email.isPresent();
        }

        /** Whether that is the same contact, for the same moment, in another version of the plan. */
        boolean isToo(Contact other) {
            return phase == other.phase
                    && level == other.level
                    && navigator.equals(other.navigator)
                    && email.equals(other.email);
        }
    }

    /** What may be told outside. */
    public enum Told {
        PHASE,
        SINCE_WHEN,
        AGREED_ACTION
    }
}
