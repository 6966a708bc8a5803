package nl.kring.start;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.identity.AccountId;
import nl.kring.identity.SignInService;
import nl.kring.identity.SignInService.Proving;
import nl.kring.identity.WrongCodes;
import nl.kring.notify.NotifyService;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.NotFound;
import org.springframework.stereotype.Component;

/** The door of a start, where nobody is known yet: what is filled in there is done by a job, for who proved a mailbox or is signed in. */
@Component
public class StartDoor {
    private static final String JOB = "start";

    private final StartJobs jobs;
    private final BehalfJobs behalf;
    private final CardJobs cards;
    private final DirectJobs directs;
    private final WrongCodes wrong;
    private final SignInService signIn;
    private final NotifyService notify;

    StartDoor(
            StartJobs jobs,
            BehalfJobs behalf,
            CardJobs cards,
            DirectJobs directs,
            WrongCodes wrong,
            SignInService signIn,
            NotifyService notify) {
        this.jobs = jobs;
        this.behalf = behalf;
        this.cards = cards;
        this.directs = directs;
        this.wrong = wrong;
        this.signIn = signIn;
        this.notify = notify;
    }

    /** What a card or a link says, typed or scanned. Wrong codes of others are no reason not to open a link, which nobody guesses. */
    public CardSeen card(String code, String remote) {
        if (Directs.isLink(code)) {
            return Acting.asSystem(JOB, () -> cards.look(code));
        }
        if (!wrong.mayTry(remote)) {
            return new CardSeen.Paused();
        }
        var seen = Acting.asSystem(JOB, () -> cards.look(code));
        if (!(seen instanceof CardSeen.Wrong)) {
            wrong.right(remote);
        }
        return seen;
    }

    /** A mailbox that the link of a mail proves in this browser; nobody's who is known there, for a link opens no account that was there. */
    public Optional<Proving.Proven> provenByLink(String code, Locale language, String browser) {
        return Acting.asSystem(
                JOB, () -> directs.mailedTo(code).flatMap(address -> signIn.provenByLink(address, language, browser)));
    }

    /** Whether the mail with the code waits, because it could not leave yet. Known and unknown addresses wait alike. */
    public boolean mailWaits(UUID code) {
        return Acting.asSystem(JOB, () -> notify.waits(code));
    }

    /** Starts for who proved a mailbox in this browser. */
    public Started begin(UUID proof, String browser, NewStart start) {
        return Acting.asSystem(JOB, () -> jobs.begin(proof, browser, start));
    }

    /** Starts for the person signed in. */
    public Started beginAsMe(NewStart start) {
        var me = me();
        return Acting.asSystem(JOB, () -> jobs.begin(me, start));
    }

    /** Sends the digits to the resident of a circle that waits, or had a yes that another heard; of any other the answer is the same, and nothing is sent. */
    public Optional<UUID> askForYes(CircleId circle, Locale language, String browser, String remote) {
        return Acting.asSystem(JOB, () -> behalf.addressOf(circle))
                .map(address -> signIn.askForStart(address, language, browser, remote))
                .orElseGet(() -> Optional.of(Ids.next()));
    }

    /** What the resident is asked, once the mailbox is proven. */
    public Asked asked(UUID proof, String browser, CircleId circle) {
        return Acting.asSystem(JOB, () -> behalf.asked(proof, browser, circle));
    }

    /** The resident comes in, as one of those who read mail there or as somebody new. */
    public Claimed claim(UUID proof, String browser, CircleId circle, Optional<AccountId> known) {
        return Acting.asSystem(JOB, () -> behalf.claim(proof, browser, circle, known));
    }

    /** The resident joins the new circle to her own. */
    public Claimed join(UUID proof, String browser, CircleId circle, AccountId known) {
        return Acting.asSystem(JOB, () -> behalf.join(proof, browser, circle, known));
    }

    /** The resident's no. */
    public void no(UUID proof, String browser, CircleId circle) {
        Acting.asSystem(JOB, () -> behalf.no(proof, browser, circle));
    }

    private static AccountId me() {
        return Acting.person()
                .filter(person -> person.staffOf().isEmpty())
                .map(person -> new AccountId(person.personId()))
                .orElseThrow(NotFound::new);
    }
}
