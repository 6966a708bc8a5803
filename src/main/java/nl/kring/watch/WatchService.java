package nl.kring.watch;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleService;
import nl.kring.circle.Seat;
import nl.kring.circle.Topic;
import nl.kring.platform.Giveaway;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.platform.Written;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.TimelineService;
import nl.kring.watch.WatchEvent.ObservationMade;
import nl.kring.watch.WatchEvent.SeenSaid;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The plan of a resident and what people see. What an observation leads to is worked out by the rules, never by this class. */
@Service
@Transactional
public class WatchService {
    /** What is said to who ticked a sign that stands in the plan no more. */
    public static final String SIGNS_CHANGED = "obs.signsChanged";

    private final CircleService circles;
    private final Plans plans;
    private final ReadingPlans reading;
    private final Observations observations;
    private final ReadingAlerts alerts;
    private final SeenWords words;
    private final TimelineService timeline;
    private final Consequences consequences;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WatchService(
            CircleService circles,
            Plans plans,
            ReadingPlans reading,
            Observations observations,
            ReadingAlerts alerts,
            SeenWords words,
            TimelineService timeline,
            Consequences consequences,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.plans = plans;
        this.reading = reading;
        this.observations = observations;
        this.alerts = alerts;
        this.words = words;
        this.timeline = timeline;
        this.consequences = consequences;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** The plan as the reader may see it; empty where there is none, or nothing of it is for this reader. */
    @Transactional(readOnly = true)
    public Optional<PlanView> plan(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ_PLAN);
        return reading.plan(seat, new Who(circles.viewFor(seat)));
    }

    /** Whether somebody may tell here what she saw. */
    @Transactional(readOnly = true)
    public boolean mayObserve(CircleId circle) {
        return circles.seat(circle).can(Act.OBSERVE) && !plans.isClosed(circle);
    }

    /** Of whom it is that one tells what one saw: in a household the one whose plan it is. */
    @Transactional(readOnly = true)
    public CirclePerson whom(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.OBSERVE);
        var view = circles.viewFor(seat);
        return plans.active(circle)
                .flatMap(plans::residentOf)
                .flatMap(view::person)
                .orElseGet(view::resident);
    }

    /** The signs that this person may see and tick. */
    @Transactional(readOnly = true)
    public List<SignView> signsToTick(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.OBSERVE);
        return signs(seat).stream().map(Plans.Sign::view).toList();
    }

    private List<Plans.Sign> signs(Seat seat) {
        return plans.active(seat.circle())
                .map(plan -> reading.signsFor(seat, plan))
                .orElse(List.of());
    }

    /** Who reads an observation the moment it is sent, without the observer; shown before sending. */
    @Transactional(readOnly = true)
    public List<CirclePerson> readers(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.OBSERVE);
        if (plans.active(circle).isEmpty()) {
            return timeline.readers(circle, topicOf(seat), Optional.empty());
        }
        var who = new Who(circles.viewFor(seat));
        return observations.readers(seat.circle()).stream()
                .distinct()
                .map(who::person)
                .flatMap(Optional::stream)
                .filter(person -> !person.account().equals(seat.account()))
                .toList();
    }

    /** Whom one can call when what one saw cannot be told: whose plan it is, and who would read it, as far as their numbers are known here. */
    @Transactional(readOnly = true)
    public List<CirclePerson> toCall(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.OBSERVE);
        return Stream.concat(Stream.of(whom(circle)), readers(circle).stream())
                .filter(person -> person.phone().isPresent())
                .filter(person -> !person.account().equals(seat.account()))
                .distinct()
                .toList();
    }

    /** Whether a plan was agreed, by which what is seen is weighed; else it becomes a post. */
    @Transactional(readOnly = true)
    public boolean agreed(CircleId circle) {
        circles.seat(circle).may(Act.OBSERVE);
        return plans.active(circle).isPresent() || plans.isClosed(circle);
    }

    /** Keeps what somebody saw, and says what happens now. Sent twice with one id, it stands there once. */
    @Transactional(propagation = Propagation.NEVER)
    public WhatHappens observe(CircleId circle, NewObservation seen) {
        var seat = circles.seat(circle);
        seat.may(Act.OBSERVE);
        var text = checked(seen);
        var posted = transaction.execute(_ -> write(seat, seen, text));
        if (Boolean.TRUE.equals(posted)) {
            return WhatHappens.POSTED;
        }
        return after(circle, seen.id());
    }

    /** What a resident says of the own day in one tap; "Vraag mijn kring" asks for help at once. */
    @Transactional(propagation = Propagation.NEVER)
    public WhatHappens call(CircleId circle, ObservationId id, OwnCall call) {
        var seat = circles.seat(circle);
        seat.mayWrite(Act.CHANGE_WHO_SEES_WHAT);
        if (!seat.healthShared()) {
            throw new Refused("watch.rests.refused");
        }
        transaction.executeWithoutResult(_ -> call(seat, id, call));
        return after(circle, id);
    }

    private void call(Seat seat, ObservationId id, OwnCall call) {
        var circle = seat.circle();
        // in a household it is of the one whose plan it is, and who lives there too does not say it for her
        var plan = plans.active(circle).filter(one -> seesAll(one, seat)).orElseThrow(NotFound::new);
        refuseWhereItRests(plan);
        if (!keep(new Observations.Draft(
                id.value(), circle, plan, seat.account(), List.of(), false, false, call, "", clock.instant()))) {
            call(seat, id, call);
        }
    }

    private WhatHappens after(CircleId circle, ObservationId id) {
        consequences.ofObservation(id.value());
        WhatHappens happens = transaction.execute(_ -> {
            var seat = circles.seat(circle);
            return alerts.whatHappens(seat, new Who(circles.viewFor(seat)), id);
        });
        return happens == null ? WhatHappens.KEPT : happens;
    }

    /** True if it became a post, because nothing was agreed yet (R-D8). */
    private boolean write(Seat seat, NewObservation seen, String text) {
        var plan = plans.active(seat.circle());
        if (plan.isEmpty() && plans.isClosed(seat.circle())) {
            throw new Refused("watch.rests.refused"); // what is seen of her health is no post instead
        }
        if (plan.isEmpty()) {
            timeline.postSeen(
                    seat.circle(),
                    new NewPost(
                            new PostId(seen.id().value()),
                            text,
                            topicOf(seat),
                            Optional.empty(),
                            Optional.empty(),
                            seen.meant()));
            return true;
        }
        refuseWhereItRests(plan.get());
        var ticked = ticked(seat, seen.signs());
        return !keep(new Observations.Draft(
                        seen.id().value(),
                        seat.circle(),
                        plan.get(),
                        seat.account(),
                        ticked,
                        seen.good(),
                        seen.worried(),
                        null,
                        text,
                        seen.seenAt()))
                && write(seat, seen, text);
    }

    /** Whether the plan that stands here rests, because its resident does not share her health. */
    @Transactional(readOnly = true)
    public boolean rests(CircleId circle) {
        circles.seat(circle).may(Act.READ);
        return plans.active(circle).map(plans::rests).orElseGet(() -> plans.isClosed(circle));
    }

    /** Nobody adds to a plan whose resident does not share her health, not she either. */
    private void refuseWhereItRests(UUID plan) {
        if (plans.rests(plan)) {
            throw new Refused("watch.rests.refused");
        }
    }

    /** False where another plan came in this same moment, and it is to be looked at again. */
    private boolean keep(Observations.Draft draft) {
        if (observations.write(draft)) {
            events.publishEvent(new ObservationMade(draft.circle(), new ObservationId(draft.id())));
            return true;
        }
        if (!plans.active(draft.circle()).equals(Optional.of(draft.plan()))) {
            return false;
        }
        if (observations.isOther(draft)) {
            throw new Refused("timeline.sentBefore");
        }
        return true;
    }

    /** Only signs that are shown to this person count; another's is as unknown as one that does not exist. */
    private List<Plans.Sign> ticked(Seat seat, Set<SignId> chosen) {
        var shown = signs(seat);
        var ticked =
                shown.stream().filter(sign -> chosen.contains(sign.view().id())).toList();
        if (ticked.size() != chosen.size()) {
            if (plans.wereShown(chosen)) {
                throw new Refused(SIGNS_CHANGED); // another plan came while the form stood open
            }
            throw new NotFound();
        }
        return ticked;
    }

    /** What everybody who lives there lets be written about. */
    private Topic topicOf(Seat seat) {
        var health = circles.viewFor(seat).healthAllowed(Optional.empty());
        return Stream.of(Topic.HEALTH, Topic.PRACTICAL, Topic.FUN)
                .filter(topic -> seat.can(Act.POST, topic) && (health || topic != Topic.HEALTH))
                .findFirst()
                .orElse(Topic.PRACTICAL);
    }

    private String checked(NewObservation seen) {
        var text = Written.kept(seen.text(), NewObservation.LONGEST);
        if (text.isEmpty() && seen.signs().isEmpty() && !seen.good()) {
            throw new Refused("obs.empty");
        }
        if (seen.seenAt().isAfter(clock.instant())) {
            throw new Refused("obs.notYet");
        }
        Giveaway.refuse(text, seen.meant());
        return text;
    }

    /** What people saw, newest first: all for who is close to the plan, for others the own observations. */
    @Transactional(readOnly = true)
    public List<ObservationView> observations(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ_PLAN);
        var who = new Who(circles.viewFor(seat));
        return plans.active(circle)
                .map(plan -> observations.newest(plans.versions(plan), who, seat, seesAll(plan, seat)))
                .orElse(List.of());
    }

    /** The same a page at a time, as far back as it goes: what comes after one that was read already. */
    @Transactional(readOnly = true)
    public List<ObservationView> observationsBefore(CircleId circle, Optional<ObservationView> last) {
        var seat = circles.seat(circle);
        seat.may(Act.READ_PLAN);
        var who = new Who(circles.viewFor(seat));
        return plans.active(circle)
                .map(plan -> observations.before(
                        plans.versions(plan), who, seat, seesAll(plan, seat), last.map(ObservationView::id)))
                .orElse(List.of());
    }

    /** "Gezien" of what somebody else saw (R-C4), or not any more. Who reads it may say it, and reads who did. */
    public void seen(CircleId circle, ObservationId observation, boolean said) {
        var seat = circles.seat(circle);
        seat.may(Act.POST);
        observations
                .find(circle, observation)
                .filter(one -> !one.observer().equals(seat.account()) && reads(seat, one))
                .orElseThrow(() -> new NotFound(observation.value()));
        if (words.say(seat, SeenWords.Of.OBSERVATION, observation.value(), said)) {
            events.publishEvent(new SeenSaid(circle));
        }
    }

    private boolean reads(Seat seat, Observations.Found one) {
        return seat.can(Act.READ_PLAN) && seesAll(one.plan(), seat)
                || one.alert()
                        .filter(alert -> alerts.showsWhatWasSeen(seat, seat.circle(), alert))
                        .isPresent();
    }

    private boolean seesAll(UUID plan, Seat seat) {
        return plans.find(plan).filter(it -> it.isCloseTo(seat)).isPresent();
    }
}
