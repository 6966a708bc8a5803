package nl.kring.watch;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.Ring;
import nl.kring.circle.Seat;
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

    private final CircleService circles;
    private final Plans plans;
    private final Phases phases;
    private final Alerts alerts;
    private final Consequences consequences;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PhaseService(
            CircleService circles,
            Plans plans,
            Phases phases,
            Alerts alerts,
            Consequences consequences,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.plans = plans;
        this.phases = phases;
        this.alerts = alerts;
        this.consequences = consequences;
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
                .filter(plan -> mayKnow(seat, plan))
                .flatMap(plan ->
                        plans.find(plan).map(found -> view(seat, found)).or(() -> Optional.of(view(circle, false))));
    }

    private boolean mayKnow(Seat seat, UUID plan) {
        return seat.ring().filter(ring -> ring == Ring.INNER).isPresent()
                || plans.find(plan)
                        .filter(found -> found.isCloseTo(seat)
                                || found.placeOf(seat.account()).isPresent())
                        .isPresent();
    }

    private PhaseView view(Seat seat, Plan plan) {
        return view(seat.circle(), mayDecide(seat, plan));
    }

    private PhaseView view(CircleId circle, boolean mayDecide) {
        return phases.now(circle)
                .map(now -> new PhaseView(now.phase(), now.provisional(), now.since(), mayDecide))
                .orElseGet(() -> new PhaseView(Phase.GREEN, false, clock.instant(), mayDecide));
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
        var plan = decidable(seat);
        var now = phases.now(seat.circle()).orElseThrow(NotFound::new);
        var reason = Written.kept(why, NewObservation.LONGEST);
        if (reason.isEmpty() || !now.phase().isAbove(to)) {
            throw new Refused("watch.lowerWhy");
        }
        if (now.phase() == Phase.RED && now.since().plus(TWO_NEEDED).isAfter(clock.instant())) {
            throw new Refused("watch.twoNeeded");
        }
        phases.change(plan, now.phase(), to, "LOWERED", seat.account(), reason);
        events.publishEvent(new PhaseLowered(seat.circle(), to));
    }

    private Plan decidable(Seat seat) {
        seat.mayWrite(Act.READ);
        if (!seat.readsHealth()) {
            throw new NotFound(seat.circle().value());
        }
        var plan = plans.active(seat.circle()).orElseThrow(NotFound::new);
        return plans.find(plan).filter(found -> mayDecide(seat, found)).orElseThrow(() -> seat.noRight("DECIDE_PHASE"));
    }
}
