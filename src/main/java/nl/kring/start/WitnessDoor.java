package nl.kring.start;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import nl.kring.circle.GivenYes;
import nl.kring.circle.YesHeard;
import nl.kring.circle.YesHeard.How;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.OrganisationService;
import nl.kring.identity.StaffRole;
import nl.kring.identity.WrongCodes;
import nl.kring.platform.Acting;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import org.springframework.stereotype.Component;

/**
 * For who hears or sees a resident's yes and has no part in the circle: a helper on the phone, a professional or a navigator who was
 * present, who saw a signed card. The circle keeps who, how and when; nothing of it enters a file.
 */
@Component
public class WitnessDoor {
    private static final String JOB = "witness";

    private final BehalfJobs jobs;
    private final WrongCodes wrong;
    private final AccountService accounts;
    private final OrganisationService organisations;
    private final Clock clock;

    WitnessDoor(
            BehalfJobs jobs,
            WrongCodes wrong,
            AccountService accounts,
            OrganisationService organisations,
            Clock clock) {
        this.jobs = jobs;
        this.wrong = wrong;
        this.accounts = accounts;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** What came of a code. */
    public sealed interface Looked {
        /**
         * @param mayWitness somebody who was there by profession, or saw a signed card
         */
        record Found(Asked asked, boolean mayWitness) implements Looked {}

        /** No such code, or not for this person: the two look the same. */
        record Wrong() implements Looked {}

        /** Five were wrong: a quarter of an hour of nothing. */
        record Paused() implements Looked {}
    }

    /** Whose yes it is about. */
    public Looked look(String code, String remote) {
        var me = me();
        if (!wrong.mayTry(remote)) {
            return new Looked.Paused();
        }
        var found = Acting.asSystem(JOB, () -> jobs.heardBy(me, code));
        found.ifPresent(_ -> wrong.right(remote));
        return found.<Looked>map(asked -> new Looked.Found(asked, mayWitness())).orElseGet(Looked.Wrong::new);
    }

    /** Writes down the yes. A signed card has the day that it was seen. */
    public void yes(String code, GivenYes yes, How how, Optional<LocalDate> seenOn) {
        var me = me();
        if (how == How.OWN || how != How.PHONE && !mayWitness()) {
            throw new NotFound();
        }
        if (how == How.PAPER && seenOn.isEmpty()) {
            throw new Refused("witness.day.missing");
        }
        if (seenOn.filter(LocalDate.ofInstant(clock.instant(), MovingClock.ZONE)::isBefore)
                .isPresent()) {
            throw new Refused("direct.day.wrong");
        }
        var heard = new YesHeard(how, Optional.of(me), seenOn.filter(_ -> how == How.PAPER));
        Acting.asSystem(JOB, () -> jobs.heard(me, code, yes, heard));
    }

    /** Writes down the no. */
    public void no(String code) {
        var me = me();
        Acting.asSystem(JOB, () -> jobs.heardNo(me, code));
    }

    private static AccountId me() {
        return Acting.person().map(person -> new AccountId(person.personId())).orElseThrow(NotFound::new);
    }

    /** A navigator, or somebody of a verified organisation. */
    private boolean mayWitness() {
        var me = accounts.current();
        return me.staffOf().isPresent()
                ? me.staffRole() == StaffRole.NAVIGATOR
                : !organisations.work().isEmpty();
    }
}
