package nl.kring.circle;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.kring.circle.CircleEvent.CircleActivated;
import nl.kring.circle.CircleEvent.CircleClosed;
import nl.kring.circle.CircleEvent.CircleErased;
import nl.kring.circle.CircleEvent.CircleFrozen;
import nl.kring.circle.CircleEvent.DeathReported;
import nl.kring.circle.CircleEvent.InMemoriam;
import nl.kring.circle.CircleEvent.MemberJoined;
import nl.kring.circle.CircleEvent.MemberRemoved;
import nl.kring.circle.CircleEvent.ResidentDied;
import nl.kring.circle.CircleEvent.ResidentLives;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.notify.DeliveryGuard;
import nl.kring.notify.NotifyService;
import nl.kring.platform.Acting;
import nl.kring.platform.DataKeys;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NotFound;
import nl.kring.privacy.AccessLog;
import nl.kring.privacy.Erasures;
import nl.kring.privacy.Terms;
import nl.kring.tenant.TenantId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What jobs do with circles: found them, fill them, ask who takes part. Refuses everybody who is signed in. */
@Service
@Transactional
public class CircleJobs implements DeliveryGuard {
    private static final Set<RelationKind> BY_AN_ORGANISATION =
            EnumSet.of(RelationKind.PROFESSIONAL, RelationKind.VOLUNTEER);

    private final CircleRepository circles;
    private final CircleResidentRepository residents;
    private final CircleMemberRepository members;
    private final Seats seats;
    private final CircleService service;
    private final Confirming confirming;
    private final ErasingCircles erasing;
    private final Terms terms;
    private final Erasures erasures;
    private final DataKeys keys;
    private final NotifyService notify;
    private final AccountService accounts;
    private final Deaths deaths;
    private final Closes closes;
    private final AccessLog log;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CircleJobs(
            CircleRepository circles,
            CircleResidentRepository residents,
            CircleMemberRepository members,
            Seats seats,
            CircleService service,
            Confirming confirming,
            ErasingCircles erasing,
            Terms terms,
            Erasures erasures,
            DataKeys keys,
            NotifyService notify,
            AccountService accounts,
            Deaths deaths,
            Closes closes,
            AccessLog log,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.residents = residents;
        this.members = members;
        this.seats = seats;
        this.service = service;
        this.confirming = confirming;
        this.erasing = erasing;
        this.terms = terms;
        this.erasures = erasures;
        this.keys = keys;
        this.notify = notify;
        this.accounts = accounts;
        this.deaths = deaths;
        this.closes = closes;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    /** Founds a circle; nobody can be the first member of one that does not exist. */
    public CircleId found(NewCircle given) {
        return found(new CircleId(Ids.next()), given);
    }

    /** As {@link #found(NewCircle)}, under an id that was minted when somebody began to fill in. */
    public CircleId found(CircleId id, NewCircle given) {
        Acting.requireJob();
        var now = clock.instant().atZone(MovingClock.ZONE);
        var circle = circles.save(
                new Circle(id, given, now.toInstant(), now.plus(terms.closed()).toInstant()));
        var only = Optional.of(given.tenant())
                .filter(_ -> given.residents().size() == 1)
                .filter(_ -> given.formationBasis().equals("OWN") || given.state() != CircleState.FORMING);
        given.residents().forEach(resident -> residents.save(new CircleResident(circle.id(), resident, only)));
        residents.flush(); // the yes is written beside Hibernate
        return circle.id();
    }

    /** The circle of a resident alone in a municipality, of which there is at most one (R-A7). */
    @Transactional(readOnly = true)
    public Optional<CircleId> individualOf(AccountId resident, TenantId tenant) {
        Acting.requireJob();
        return confirming.individualOf(resident, tenant);
    }

    /** Keeps a resident's yes that came at the start, or that somebody else heard or saw. */
    public void confirm(CircleId id, AccountId resident, GivenYes yes, YesHeard heard) {
        Acting.requireJob();
        confirming.say(id, resident, yes, heard);
    }

    /** Remembers who began a circle for its resident, and may prepare it until the yes. */
    public void begunBy(CircleId id, AccountId starter, boolean messages, Locale language) {
        Acting.requireJob();
        confirming.keepOwn(id, starter, messages, language);
        circles.findById(id.value()).orElseThrow(NotFound::new).begunBy(starter);
        circles.flush();
    }

    /** Nobody answered in time: from now on it is only read. */
    public void freeze(CircleId id) {
        Acting.requireJob();
        circles.findById(id.value()).orElseThrow(NotFound::new).freeze(clock.instant());
        events.publishEvent(new CircleFrozen(id));
    }

    /** The resident turns out to be somebody who was here already. */
    public void isOf(CircleId id, AccountId resident) {
        refuseAChild(resident);
        residents.findByCircleIdAndEndedAtIsNullOrderById(id.value()).getFirst().turnsOutToBe(resident);
        residents.flush();
    }

    /** Says no to a child as the resident of a circle (R-B14): asked where somebody becomes one, not where a household parts. */
    @Transactional(readOnly = true)
    public void refuseAChild(AccountId resident) {
        Acting.requireJob();
        confirming.refuseAChild(resident);
    }

    /** Whether somebody is or was in any circle. */
    @Transactional(readOnly = true)
    public boolean isSomewhere(AccountId account) {
        Acting.requireJob();
        return seats.isSomewhere(account);
    }

    /**
     * Erases a circle with all that hangs on it: one that never had its yes, or whose day has come; false if it may not go, or is
     * gone. The one way in which a circle goes; what stays is the proof, and the access log with its ids (decision 039).
     */
    public boolean erase(CircleId id) {
        Acting.requireJob();
        if (!erasing.holds(id)) {
            return false;
        }
        var unclaimed = erasing.unclaimed(id);
        var died = deaths.of(id);
        events.publishEvent(new CircleErased(id));
        notify.forget(id.value());
        log.write(id.value(), "ERASED", "CIRCLE", id.value());
        erasures.note(id.value(), "CIRCLE", id.value(), 1);
        keys.destroy(id.value());
        var erased = erasing.erase(id);
        unclaimed.stream().filter(account -> !seats.isSomewhere(account)).forEach(this::forget);
        died.stream().filter(account -> !livesSomewhere(account)).forEach(this::forgetWhoDied);
        return erased;
    }

    private boolean livesSomewhere(AccountId account) {
        return !residents
                .findByAccountIdAndEndedAtIsNullOrderById(account.value())
                .isEmpty();
    }

    /** Nothing is asked or kept of who died, once the last own circle is gone; what was told to others stays theirs. */
    private void forgetWhoDied(AccountId account) {
        leaveEverywhere(account, "DIED");
        accounts.forgetName(account);
    }

    /** Of whom something crossed to the municipality only the name goes: what crossed says whose it was, by an id. */
    private void forget(AccountId account) {
        if (erasing.isNamedElsewhere(account)) {
            accounts.forgetName(account);
        } else {
            accounts.forget(account);
        }
    }

    /** Takes a piece of a circle whose day has come; false when nothing is left but what goes with it at once. */
    public boolean eraseSome(CircleId id) {
        Acting.requireJob();
        return erasing.holds(id) && erasing.takesAPiece(id);
    }

    /** The circles whose day has come. */
    @Transactional(readOnly = true)
    public List<CircleId> toErase() {
        Acting.requireJob();
        return erasing.due();
    }

    /** Remembers of which system a circle came in; blank if nobody said which. */
    public void cameFrom(CircleId id, String system) {
        Acting.requireJob();
        circles.findById(id.value()).orElseThrow(NotFound::new).cameFrom(system);
    }

    /** The last few circles that came in from elsewhere, newest first. */
    @Transactional(readOnly = true)
    public List<CircleView> broughtIn() {
        Acting.requireJob();
        return circles.findTop5BySourceIsNotNullOrderByIdDesc().stream()
                .map(circle -> service.describe(circle.id()))
                .toList();
    }

    /** Seats somebody who said yes. */
    public void seat(CircleId circle, NewMember member) {
        Acting.requireJob();
        confirming.refuseAChildAsGrownUp(member.account());
        members.save(new CircleMember(circle, member));
        events.publishEvent(new MemberJoined(circle, member.account()));
    }

    /**
     * Seats somebody who said yes to an invitation: with the helpers, until the resident recognises who it is (R-A10).
     *
     * @param until when it stops by itself, of a guest (R-B5)
     */
    public void seatInvited(CircleId circle, NewMember member, Optional<Instant> until) {
        Acting.requireJob();
        confirming.refuseAChildAsGrownUp(member.account());
        var seated = new CircleMember(circle, member);
        until.ifPresent(seated::endsAt);
        seated.waitToBeRecognised();
        members.save(seated);
        seats.readLittle(circle, member.account());
        events.publishEvent(new MemberJoined(circle, member.account()));
    }

    /**
     * Seats a young member who said yes to an invitation (R-B14).
     *
     * @param grownUpOn when this member is eighteen for certain
     * @param parent who agreed, of a child
     */
    public void seatYoung(
            CircleId circle, NewMember member, LocalDate grownUpOn, Optional<AccountId> parent, Locale language) {
        Acting.requireJob();
        confirming.refuseAGrownUpAsChild(member.account(), grownUpOn);
        var seated = new CircleMember(circle, member);
        seated.youngUntil(grownUpOn);
        seated.waitToBeRecognised();
        members.save(seated);
        seats.readLittle(circle, member.account());
        parent.ifPresent(who -> confirming.keepForChild(circle, who, member.account(), language));
        events.publishEvent(new MemberJoined(circle, member.account()));
    }

    /** Somebody joined: a circle that only waited for that begins. */
    public void beginIfConfirmed(CircleId id) {
        Acting.requireJob();
        var circle = circles.findById(id.value()).orElseThrow(NotFound::new);
        if (circle.state() == CircleState.FORMING && circle.confirmed()) {
            activate(id);
        }
    }

    /** Ends a membership that ended elsewhere: what this person told stays, with the name. */
    public void unseat(CircleId circle, AccountId member) {
        Acting.requireJob();
        members.findByCircleIdAndAccountIdAndEndedAtIsNull(circle.value(), member.value())
                .orElseThrow(NotFound::new)
                .end(clock.instant());
    }

    /** Ends what somebody was in circles by working or volunteering for an organisation (R-B6); the person stays where she is for herself. */
    public void leaveWith(AccountId employee, String organisation) {
        Acting.requireJob();
        members.findByAccountIdAndEndedAtIsNullOrderById(employee.value()).stream()
                .filter(member -> BY_AN_ORGANISATION.contains(member.relation())
                        && member.organisation()
                                .filter(organisation::equalsIgnoreCase)
                                .isPresent())
                .forEach(this::leave);
    }

    /** Ends a membership that was to stop by itself (R-A4). */
    public void leaveAsAgreed(CircleId circle, AccountId member) {
        Acting.requireJob();
        members.findByCircleIdAndAccountIdAndEndedAtIsNull(circle.value(), member.value())
                .ifPresent(seat -> {
                    seat.end(clock.instant());
                    log.write(circle.value(), "LEFT", "AS_AGREED", member.value());
                    events.publishEvent(new MemberRemoved(circle, member));
                });
    }

    /**
     * Ends all that somebody is in circles, who did not come for a long time (journey m), or died.
     *
     * @param why as the log says it
     */
    void leaveEverywhere(AccountId account, String why) {
        Acting.requireJob();
        members.findByAccountIdAndEndedAtIsNullOrderById(account.value()).forEach(member -> {
            member.end(clock.instant());
            log.write(member.circle().value(), "LEFT", why, account.value());
            events.publishEvent(new MemberRemoved(member.circle(), account));
        });
    }

    private void leave(CircleMember member) {
        member.end(clock.instant());
        log.write(member.circle().value(), "LEFT", "EMPLOYEE", member.account().value());
        events.publishEvent(new MemberRemoved(member.circle(), member.account()));
    }

    /** The resident said yes and somebody joined. */
    public void activate(CircleId id) {
        Acting.requireJob();
        circles.findById(id.value()).orElseThrow(NotFound::new).activate();
        events.publishEvent(new CircleActivated(id));
    }

    /**
     * Closes a circle on a day that its resident was told before; from then on it is as if she had closed it, and she opens it again. False for
     * one that was closed already, or stands still.
     */
    public boolean closeAsSaid(CircleId id) {
        Acting.requireJob();
        var closed = closes.close(id);
        if (closed) {
            log.write(id.value(), "CLOSED", "AS_SAID", id.value());
            events.publishEvent(new CircleClosed(id));
        }
        return closed;
    }

    /** Keeps a resident's address that was given elsewhere. */
    public void livesAt(CircleId id, Address address) {
        Acting.requireJob();
        residents.findByCircleIdAndEndedAtIsNullOrderById(id.value()).getFirst().livesAt(address);
    }

    /** Keeps where one resident lives from now on; what was her address is given back, and of who lives with her nothing changes. */
    public Optional<Address> livesAt(CircleId id, AccountId resident, Address address) {
        Acting.requireJob();
        var lives = residents.findByCircleIdAndEndedAtIsNullOrderById(id.value()).stream()
                .filter(one -> one.account().equals(resident))
                .findFirst()
                .orElseThrow(NotFound::new);
        var before = lives.address();
        lives.livesAt(address);
        return before;
    }

    /** Everybody in a circle, with rings and flags, as a job needs it. */
    @Transactional(readOnly = true)
    public CircleView view(CircleId id) {
        Acting.requireJob();
        return service.describe(id);
    }

    /** Whose circle it is, as {@link CircleView#whose()} says it, for a job that needs no more: each letter does. */
    @Transactional(readOnly = true)
    public String whose(CircleId id) {
        Acting.requireJob();
        return seats.ownerName(residents.findByCircleIdAndEndedAtIsNullOrderById(id.value()));
    }

    /** Whether a member, or who lives there too, is resting now: then nothing is asked of that person. */
    @Transactional(readOnly = true)
    public boolean rests(CircleId circle, AccountId member) {
        Acting.requireJob();
        return view(circle).rests(member).isPresent();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean stillIn(UUID circle, AccountId person) {
        Acting.requireJob();
        return seats.takesPart(circle, person)
                && circles.findById(circle)
                        .filter(found ->
                                found.state() != CircleState.CLOSED && found.state() != CircleState.IN_MEMORIAM)
                        .isPresent();
    }

    /** Nothing goes out of a circle of which somebody said that its resident died. */
    @Override
    @Transactional(readOnly = true)
    public boolean rests(UUID circle) {
        Acting.requireJob();
        return deaths.rests(circle);
    }

    /**
     * It is certain that a resident died: the circle stands still, or goes on with who lives in it too; one that she closed stays closed. Done
     * twice, it is done once.
     */
    public void remember(CircleId id, AccountId resident) {
        Acting.requireJob();
        if (deaths.settle(id, resident)) {
            var living = residents.findByCircleIdAndEndedAtIsNullOrderById(id.value()).stream()
                    .filter(one -> !one.account().equals(resident))
                    .count();
            var circle = circles.findById(id.value()).orElseThrow(NotFound::new);
            if (living > 0) {
                deaths.end(id, resident);
                events.publishEvent(new ResidentDied(id, resident));
            } else if (circle.state() != CircleState.CLOSED) { // what was closed goes on its own day
                circle.standStill();
                events.publishEvent(new InMemoriam(id));
            }
            events.publishEvent(new DeathReported(id));
        }
    }

    /** It was a mistake after all: the circle is as it was, with who lives there; of two who died, the other one still did. */
    public void restore(CircleId id, AccountId resident) {
        Acting.requireJob();
        if (deaths.restore(id, resident)) {
            var circle = circles.findById(id.value()).orElseThrow(NotFound::new);
            if (circle.state() == CircleState.IN_MEMORIAM) {
                circle.activate();
                circles.flush();
                deaths.goesOn(id);
                deaths.diedToo(id, resident).forEach(other -> deaths.end(id, other));
            }
            events.publishEvent(new ResidentLives(id, resident));
            events.publishEvent(new DeathReported(id));
        }
    }

    /** Whether somebody said yes to messages when this circle began; who was never asked did not. */
    @Transactional(readOnly = true)
    public boolean wantsMessages(CircleId circle, AccountId account) {
        Acting.requireJob();
        return confirming.wantsMessages(circle, account);
    }

    /** Whether somebody is in a circle already, also who waits for a while or until the resident knows who it is. */
    @Transactional(readOnly = true)
    public boolean isIn(CircleId circle, AccountId account) {
        Acting.requireJob();
        return seats.find(circle, account).isPresent()
                || members.findByCircleIdAndAccountIdAndEndedAtIsNull(circle.value(), account.value())
                        .isPresent();
    }

    /** A seat as a job reads it, for what is told to this person. */
    @Transactional(readOnly = true)
    public Optional<Seat> seatOf(CircleId circle, AccountId account) {
        Acting.requireJob();
        return seats.find(circle, account);
    }
}
