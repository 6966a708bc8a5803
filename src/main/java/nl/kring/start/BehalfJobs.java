package nl.kring.start;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CircleState;
import nl.kring.circle.CircleView;
import nl.kring.circle.GivenYes;
import nl.kring.circle.NewCircle;
import nl.kring.circle.NewMember;
import nl.kring.circle.Preset;
import nl.kring.circle.RelationKind;
import nl.kring.circle.Ring;
import nl.kring.circle.YesHeard;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.Codes;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.NeverAgain;
import nl.kring.identity.NewAccount;
import nl.kring.identity.SignInService;
import nl.kring.identity.SignInService.Someone;
import nl.kring.notify.Message;
import nl.kring.notify.NotifyService;
import nl.kring.notify.OutsideMessage;
import nl.kring.platform.Acting;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.start.NewStart.Whom;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A circle that somebody begins for another (R-A6), up to the resident's answer. Refuses everybody who is signed in. */
@Service
@Transactional
public class BehalfJobs {
    private static final int MOST_AT_ONCE = 3;

    private final Behalf behalf;
    private final Codes codes;
    private final CardJobs cards;
    private final CircleJobs circles;
    private final AccountService accounts;
    private final SignInService signIn;
    private final NeverAgain never;
    private final NotifyService notify;
    private final Clock clock;

    BehalfJobs(
            Behalf behalf,
            Codes codes,
            CardJobs cards,
            CircleJobs circles,
            AccountService accounts,
            SignInService signIn,
            NeverAgain never,
            NotifyService notify,
            Clock clock) {
        this.behalf = behalf;
        this.codes = codes;
        this.cards = cards;
        this.circles = circles;
        this.accounts = accounts;
        this.signIn = signIn;
        this.never = never;
        this.notify = notify;
        this.clock = clock;
    }

    /** Begins it: the resident knows of nothing yet, so nothing can be written about that person. */
    public CircleId begin(AccountId starter, NewStart start, Whom.Another another) {
        Acting.requireJob();
        if (behalf.waiting(start.circle()).isPresent()) {
            return start.circle();
        }
        if (behalf.waitingOf(starter) >= MOST_AT_ONCE) {
            throw new Refused("behalf.tooMany", MOST_AT_ONCE);
        }
        circles.refuseAChild(starter);
        var resident = accounts.createUnclaimed(
                account(start, another), another.email().stream().toList());
        var circle = circles.found(
                start.circle(),
                new NewCircle(start.tenant(), CircleState.FORMING, "ON_BEHALF", Preset.ORDINARY, List.of(resident)));
        circles.begunBy(circle, starter, start.messages(), start.language());
        behalf.begin(circle, starter, resident);
        circles.seat(
                circle,
                new NewMember(
                        starter,
                        RelationKind.CLOSE_ONE,
                        another.relation(),
                        Optional.empty(),
                        Ring.INNER,
                        false,
                        true));
        start.card().ifPresent(code -> cards.use(code, circle));
        another.email()
                .filter(address -> !never.holds(address))
                .ifPresent(address -> ask(circle, address, another.firstName(), start.name()));
        return circle;
    }

    private static NewAccount account(NewStart start, Whom.Another another) {
        return new NewAccount(
                another.firstName(),
                Optional.empty(),
                Optional.empty(),
                start.language().getLanguage(),
                another.phone(),
                another.phone().isPresent(),
                Optional.empty(),
                null,
                null);
    }

    private void ask(CircleId circle, EmailAddress address, String resident, String starter) {
        notify.send(new OutsideMessage(
                address, resident, "behalf", List.of(starter), "/start/ja/" + circle.value(), circle.value()));
    }

    /** Where the resident can be asked, or comes in after another heard her yes; not where no invitation may come. */
    @Transactional(readOnly = true)
    public Optional<EmailAddress> addressOf(CircleId circle) {
        Acting.requireJob();
        var waits = behalf.about(circle).isPresent();
        if (!waits && behalf.heard(circle).isEmpty()) {
            return Optional.empty();
        }
        return accounts.unclaimedAddress(resident(circles.view(circle)))
                .filter(address -> !waits || !never.holds(address));
    }

    private static AccountId resident(CircleView circle) {
        return circle.resident().account();
    }

    /** What is asked, for who proved the mailbox of the resident in this browser. A yes that was heard is of one person, the one it was begun for. */
    public Asked asked(UUID proof, String browser, CircleId circle) {
        var begun = proven(proof, browser, circle, this::waitingOrHeard);
        return asked(
                begun,
                circles.view(circle).confirmed()
                        ? List.of()
                        : known(signIn.proof(proof, browser).address()));
    }

    private Optional<Behalf.Begun> waitingOrHeard(CircleId circle) {
        return behalf.waiting(circle).or(() -> behalf.heard(circle));
    }

    private Asked asked(Behalf.Begun begun, List<Someone> people) {
        var view = circles.view(begun.circle());
        var starter = view.nameOf(begun.starter()).orElse("");
        return new Asked(begun.circle(), starter, view.resident().firstName(), view.confirmed(), people);
    }

    private List<Someone> known(EmailAddress address) {
        return signIn.peopleAt(address).stream()
                .filter(someone -> someone.person().staffOf().isEmpty())
                .toList();
    }

    private Behalf.Begun proven(UUID proof, String browser, CircleId circle) {
        return proven(proof, browser, circle, behalf::waiting);
    }

    private Behalf.Begun proven(
            UUID proof, String browser, CircleId circle, Function<CircleId, Optional<Behalf.Begun>> which) {
        Acting.requireJob();
        var address = signIn.proof(proof, browser).address();
        var begun = which.apply(circle).orElseThrow(() -> new Refused("behalf.gone"));
        accounts.unclaimedAddress(resident(circles.view(circle)))
                .filter(address::equals)
                .orElseThrow(NotFound::new);
        return begun;
    }

    /** The resident says who she is: somebody new, or one who reads mail there already. */
    public Claimed claim(UUID proof, String browser, CircleId circle, Optional<AccountId> known) {
        Acting.requireJob();
        var proven = signIn.proof(proof, browser);
        if (proven.finishedBy().isPresent()) {
            return in(proven.finishedBy().get());
        }
        proven(proof, browser, circle, this::waitingOrHeard);
        var view = circles.view(circle);
        if (view.confirmed() && known.isPresent()) {
            throw new NotFound();
        }
        var unclaimed = resident(view);
        var who = known.map(person -> signIn.oneAt(proven.address(), person));
        if (who.flatMap(person -> circles.individualOf(person, view.tenant())).isPresent()) {
            return new Claimed.HasOne();
        }
        who.ifPresentOrElse(person -> becomes(circle, unclaimed, person), () -> comesIn(unclaimed, proven.address()));
        var resident = who.orElse(unclaimed);
        signIn.finish(proof, resident);
        return in(resident);
    }

    private void comesIn(AccountId unclaimed, EmailAddress address) {
        accounts.claim(unclaimed, address);
        accounts.keepNumber(unclaimed);
    }

    private Claimed in(AccountId account) {
        return new Claimed.In(accounts.principal(account).orElseThrow(NotFound::new));
    }

    private void becomes(CircleId circle, AccountId unclaimed, AccountId person) {
        if (circles.seatOf(circle, person).isPresent()) {
            throw new Refused("behalf.self");
        }
        circles.isOf(circle, person);
        accounts.forget(unclaimed);
    }

    /** The resident has a circle already: who began the new one takes part in hers, and the new one goes (R-A7). */
    public Claimed join(UUID proof, String browser, CircleId circle, AccountId known) {
        var begun = proven(proof, browser, circle);
        var person = signIn.oneAt(signIn.proof(proof, browser).address(), known);
        var view = circles.view(circle);
        var own = circles.individualOf(person, view.tenant()).orElseThrow(NotFound::new);
        view.members().stream()
                .filter(member -> member.person().account().equals(begun.starter()))
                .filter(member -> circles.seatOf(own, member.person().account()).isEmpty())
                .forEach(member -> circles.seat(
                        own,
                        new NewMember(
                                member.person().account(),
                                member.relation(),
                                member.relationWord(),
                                Optional.empty(),
                                Ring.HELPERS,
                                false,
                                false)));
        var hers = circles.view(own);
        if (hers.state() == CircleState.FORMING && hers.confirmed()) {
            circles.activate(own);
        }
        erase(begun.circle());
        behalf.done(circle);
        signIn.finish(proof, person);
        return in(person);
    }

    /** The resident's no, from a mailbox that was proven. */
    public void no(UUID proof, String browser, CircleId circle) {
        proven(proof, browser, circle);
        behalf.refuse(circle);
    }

    /** What a helper or a witness reads out, with the code that who began it handed over; none for who has a part in it. */
    public Optional<Asked> heardBy(AccountId helper, String code) {
        Acting.requireJob();
        return behalf.byCode(codes.hash("yes", code))
                .filter(begun -> !begun.starter().equals(helper))
                .filter(begun -> circles.seatOf(begun.circle(), helper).isEmpty())
                .filter(begun -> !accounts.shareMailbox(begun.starter(), helper))
                .map(begun -> asked(begun, List.of()));
    }

    /** The yes as another heard or saw it. */
    public void heard(AccountId helper, String code, GivenYes yes, YesHeard heard) {
        var asked = heardBy(helper, code).orElseThrow(NotFound::new);
        var resident = resident(circles.view(asked.circle()));
        circles.confirm(asked.circle(), resident, yes, heard);
        behalf.made(asked.circle()).filter(resident::equals).ifPresent(accounts::keepNumber);
    }

    /** The no as another heard it. */
    public void heardNo(AccountId helper, String code) {
        behalf.refuse(heardBy(helper, code).orElseThrow(NotFound::new).circle());
    }

    /** Freezes one whose day fourteen came without an answer. */
    public void freeze(CircleId circle) {
        Acting.requireJob();
        circles.freeze(circle);
    }

    /** Erases one with a no, or whose day thirty came, and tells who began it. What was cut off is taken up again: it is one transaction. */
    public void eraseIfDue(CircleId circle) {
        Acting.requireJob();
        behalf.stillToErase(circle).ifPresent(begun -> {
            if (erase(circle)) {
                behalf.erased(circle);
                notify.send(notStarted(begun));
            } else {
                behalf.done(circle);
            }
        });
    }

    private Message notStarted(Behalf.Begun begun) {
        return new Message(
                begun.starter(),
                "notStarted",
                List.of(),
                "/start/niet-gestart",
                Optional.empty(),
                begun.circle().value(),
                "not-started:" + begun.circle().value(),
                clock.instant());
    }

    /** Erases the circle, what hangs on it, and the account that was made for it; never of who was here before. */
    private boolean erase(CircleId circle) {
        var resident = resident(circles.view(circle));
        var made = behalf.made(circle).filter(resident::equals);
        if (!circles.erase(circle)) {
            return false;
        }
        made.filter(account -> !circles.isSomewhere(account)).ifPresent(accounts::forget);
        return true;
    }
}
