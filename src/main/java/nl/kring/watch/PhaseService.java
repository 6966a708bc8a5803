package nl.kring.watch;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.Ring;
import nl.kring.circle.Seat;
import nl.kring.notify.NotifyService;
import nl.kring.platform.Ids;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.platform.Written;
import nl.kring.watch.WatchEvent.PhaseConfirmed;
import nl.kring.watch.WatchEvent.PhaseLowered;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** How it goes with a resident now. Rules only raise it, provisionally; a human confirms it, and only a human lowers it (R-D6). */
@Service
@Transactional
public class PhaseService {
    private static final Duration TWO_NEEDED = Duration.ofHours(24);
    private static final Duration QUIET = Duration.ofDays(7);
    private static final Duration STALE = Duration.ofDays(14);

    private final CircleService circles;
    private final Plans plans;
    private final Phases phases;
    private final Alerts alerts;
    private final Consequences consequences;
    private final NotifyService notify;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PhaseService(
            CircleService circles,
            Plans plans,
            Phases phases,
            Alerts alerts,
            Consequences consequences,
            NotifyService notify,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.plans = plans;
        this.phases = phases;
        this.alerts = alerts;
        this.consequences = consequences;
        this.notify = notify;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** The phase, for who may know it: who is in the plan or in the inner ring. Without any change it goes well. */
    @Transactional(readOnly = true)
    public Optional<PhaseView> now(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        return plans.active(circle)
                .filter(_ -> seat.readsHealth())
                .map(plans::find)
                .filter(plan -> mayKnow(seat, plan))
                .map(plan -> view(seat, plan));
    }

    static boolean mayKnow(Seat seat, Optional<Plan> plan) {
        return seat.ring().filter(ring -> ring == Ring.INNER).isPresent()
                || plan.filter(found -> found.isCloseTo(seat)
                                || found.placeOf(seat.account()).isPresent())
                        .isPresent();
    }

    private PhaseView view(Seat seat, Optional<Plan> plan) {
        var decides = plan.filter(found -> mayDecide(seat, found)).isPresent();
        var now = phases.now(seat.circle()).orElseGet(() -> new Phases.Now(Phase.GREEN, false, clock.instant()));
        var maySay =
                decides || plan.filter(found -> isInRedLine(seat, found, now)).isPresent();
        var said = takesTwo(now) ? said(seat) : List.<Phases.Said>of();
        return new PhaseView(
                now.phase(),
                now.provisional(),
                now.since(),
                decides,
                maySay && now.phase() != Phase.GREEN,
                takesTwo(now) && plan.flatMap(found -> other(seat, found, said)).isEmpty(),
                maySay && isQuiet(seat, now, QUIET),
                isQuiet(seat, now, STALE),
                said.stream().findFirst().filter(_ -> maySay).flatMap(one -> new Who(circles.viewFor(seat))
                        .person(one.by())
                        .map(by -> new PhaseView.Said(by, one.by().equals(seat.account()), one.to(), one.line()))));
    }

    /** Whether what the phase is now is no longer news (R-D7). */
    boolean isStale(Seat seat) {
        return phases.now(seat.circle())
                .filter(now -> isQuiet(seat, now, STALE))
                .isPresent();
    }

    private boolean isQuiet(Seat seat, Phases.Now now, Duration since) {
        var from = clock.instant().minus(since);
        return now.phase() == Phase.YELLOW && !now.since().isAfter(from) && phases.isQuiet(seat.circle(), from);
    }

    private boolean takesTwo(Phases.Now now) {
        return now.phase() == Phase.RED && now.since().plus(TWO_NEEDED).isAfter(clock.instant());
    }

    /** Who is asked when it goes wrong may be one of the two who say that it is over. */
    private boolean isInRedLine(Seat seat, Plan plan, Phases.Now now) {
        return takesTwo(now)
                && plan.placeOf(seat.account())
                        .filter(place -> !place.callOnly())
                        .isPresent()
                && alerts.current(seat.circle())
                        .filter(alert -> alert.isOpen()
                                && alert.phase() == Phase.RED
                                && alert.plan().equals(plan.id()))
                        .isPresent();
    }

    /** What was said of it that still counts, newest first. */
    private List<Phases.Said> said(Seat seat) {
        return phases.said(seat.circle(), clock.instant().minus(TWO_NEEDED));
    }

    /** What another said before, if the two of them are enough: one is close to the plan or comes for the work (R-D6). */
    private Optional<Phases.Said> other(Seat seat, Plan plan, List<Phases.Said> all) {
        var who = new Who(circles.viewFor(seat));
        return all.stream()
                .filter(said -> !said.by().equals(seat.account()))
                .filter(said -> who.person(said.by()).isPresent())
                .filter(said -> plan.isCloseTo(seat)
                        || plan.names(said.by())
                        || seat.ring().filter(Ring.PROFESSIONALS::equals).isPresent()
                        || who.isProfessional(said.by()))
                .findFirst();
    }

    private boolean mayDecide(Seat seat, Plan plan) {
        return plan.isCloseTo(seat)
                || alerts.current(seat.circle())
                        .filter(AlertRow::isOpen)
                        .flatMap(AlertRow::owner)
                        .filter(seat.account()::equals)
                        .isPresent();
    }

    /** A human says that the phase that the rules gave is right. */
    public void confirm(CircleId circle) {
        var seat = circles.seat(circle);
        var plan = decidable(seat);
        var now = phases.now(circle).orElseThrow(NotFound::new);
        if (now.provisional()) {
            phases.change(plan, now.phase(), now.phase(), "CONFIRMED", seat.account(), "");
            events.publishEvent(new PhaseConfirmed(circle, now.phase()));
        }
    }

    /**
     * It goes better, with one line why: then nobody more is asked to help. From wrong within a day that takes two people, so one
     * alone is refused (AT-D6).
     */
    @Transactional(propagation = Propagation.NEVER)
    public void lower(CircleId circle, Phase to, String why) {
        var seat = circles.seat(circle);
        transaction.executeWithoutResult(_ -> lower(seat, to, why));
        consequences.ofLowering(circle);
    }

    private void lower(Seat seat, Phase to, String why) {
        var plan = sayable(seat);
        var now = phases.now(seat.circle()).orElseThrow(NotFound::new);
        var reason = reason(now, to, why);
        var both = takesTwo(now) ? moreCareful(seat, plan, to) : to;
        phases.change(plan, now.phase(), both, "LOWERED", seat.account(), reason);
        events.publishEvent(new PhaseLowered(seat.circle(), both));
    }

    /** Of what the two of them say. */
    private Phase moreCareful(Seat seat, Plan plan, Phase to) {
        var other = other(seat, plan, said(seat)).orElseThrow(() -> new Refused("watch.twoNeeded"));
        return other.to().isAbove(to) ? other.to() : to;
    }

    private static String reason(Phases.Now now, Phase to, String why) {
        var reason = Written.kept(why, NewObservation.LONGEST);
        if (reason.isEmpty() || !now.phase().isAbove(to)) {
            throw new Refused("watch.lowerWhy");
        }
        return reason;
    }

    /**
     * The first of two says that red is over. It stays red, and those who may be the second hear that they are asked; the more careful of both is
     * what it becomes.
     */
    @Transactional(propagation = Propagation.NEVER)
    public void sayBetter(CircleId circle, Phase to, String why) {
        var seat = circles.seat(circle);
        if (Boolean.TRUE.equals(transaction.execute(_ -> sayBetter(seat, to, why)))) {
            consequences.ofLowering(circle);
        }
    }

    /** True if another said so before, if only a moment ago: then these are the two, and neither waits for a third. */
    private boolean sayBetter(Seat seat, Phase to, String why) {
        var plan = sayable(seat);
        phases.oneByOne(plan);
        var now = phases.now(seat.circle()).orElseThrow(NotFound::new);
        if (!takesTwo(now)) {
            throw new Refused("watch.lowerWhy");
        }
        var reason = reason(now, to, why);
        if (other(seat, plan, said(seat)).isPresent()) {
            lower(seat, to, why);
            return true;
        }
        var before = said(seat).stream().findFirst();
        if (before.filter(said -> said.by().equals(seat.account())).isEmpty()) {
            phases.say(plan, to, seat.account(), reason);
            tellWhoMaySayToo(seat, plan);
            events.publishEvent(new PhaseConfirmed(seat.circle(), now.phase()));
        }
        return false;
    }

    private void tellWhoMaySayToo(Seat seat, Plan plan) {
        var who = new Who(circles.viewFor(seat));
        var names = List.of(
                who.resident(plan.resident()).firstName(),
                who.names(List.of(seat.account())).stream().findFirst().orElse(""));
        Stream.of(
                        Stream.of(plan.resident()),
                        plan.holder().stream(),
                        plan.deputy().stream(),
                        plan.line().stream().filter(entry -> !entry.callOnly()).map(LineEntry::person))
                .flatMap(persons -> persons)
                .distinct()
                .filter(person -> !person.equals(seat.account()) && who.isThere(person))
                .forEach(person -> notify.send(ToWatch.of(
                        seat.circle(), person, "alertSays", names, Ids.next(), "", WakingHours.next(clock.instant()))));
    }

    /** Who may say that it goes better, alone or as one of two. */
    private Plan sayable(Seat seat) {
        return readable(seat)
                .filter(plan -> mayDecide(seat, plan)
                        || phases.now(seat.circle())
                                .filter(now -> isInRedLine(seat, plan, now))
                                .isPresent())
                .orElseThrow(() -> seat.noRight("DECIDE_PHASE"));
    }

    private Plan decidable(Seat seat) {
        return readable(seat).filter(found -> mayDecide(seat, found)).orElseThrow(() -> seat.noRight("DECIDE_PHASE"));
    }

    private Optional<Plan> readable(Seat seat) {
        seat.mayWrite(Act.READ);
        if (!seat.readsHealth()) {
            throw new NotFound(seat.circle().value());
        }
        return plans.find(plans.active(seat.circle()).orElseThrow(NotFound::new));
    }
}
