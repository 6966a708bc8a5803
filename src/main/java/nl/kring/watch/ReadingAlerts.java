package nl.kring.watch;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleService;
import nl.kring.circle.Preset;
import nl.kring.circle.Ring;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;
import nl.kring.timeline.PostView;
import nl.kring.watch.AlertView.Sight;
import org.springframework.stereotype.Component;

/** Builds an alert for one reader (journey d, "who sees what"). */
@Component
class ReadingAlerts {
    private final CrisisNumbers crisis;
    private final Plans plans;
    private final Alerts alerts;
    private final Phases phases;
    private final Observations observations;
    private final Situations situations;
    private final ReadingOutside outside;
    private final SeenWords words;
    private final Consultations consultations;
    private final CircleService circles;
    private final Clock clock;

    ReadingAlerts(
            CrisisNumbers crisis,
            Plans plans,
            Alerts alerts,
            Phases phases,
            Observations observations,
            Situations situations,
            ReadingOutside outside,
            SeenWords words,
            Consultations consultations,
            CircleService circles,
            Clock clock) {
        this.crisis = crisis;
        this.plans = plans;
        this.alerts = alerts;
        this.phases = phases;
        this.observations = observations;
        this.situations = situations;
        this.outside = outside;
        this.words = words;
        this.consultations = consultations;
        this.circles = circles;
        this.clock = clock;
    }

    /** How this reader stands to an alert. */
    record Standing(
            AlertRow alert, Optional<Plan> plan, List<Alerts.AskedRow> asked, Set<AccountId> cannot, Seat seat) {
        Optional<Sight> sight() {
            var whole = plan.filter(it -> it.isCloseTo(seat)).isPresent() || inLine().isPresent() || wasAsked();
            if (whole) {
                return Optional.of(Sight.WHOLE);
            }
            return seat.ring().filter(ring -> ring == Ring.INNER).map(_ -> Sight.PHASE);
        }

        private Optional<LineEntry> inLine() {
            return alert.phase() == Phase.YELLOW ? Optional.empty() : plan.flatMap(it -> it.placeOf(seat.account()));
        }

        private boolean wasAsked() {
            return asked.stream().anyMatch(row -> row.person().equals(seat.account()));
        }

        /** Who is in the line, or was asked (R-D10). The resident never has to. */
        boolean mayAnswer() {
            return alert.isOpen()
                    && !seat.account().equals(alert.resident())
                    && (wasAsked()
                            || inLine().filter(entry -> !entry.callOnly()).isPresent());
        }

        boolean owns() {
            return alert.owner().filter(seat.account()::equals).isPresent();
        }

        boolean mayClaim() {
            return mayAnswer() && (alert.asking() || isHandedToMe()) && !owns();
        }

        /** Refuses who has not got it, or not any more. */
        Standing owned() {
            if (!owns() || !alert.isOpen()) {
                throw seat.noRight("OWN_ALERT");
            }
            return this;
        }

        boolean isHandedToMe() {
            return alert.isHandedTo(seat.account());
        }

        boolean maySaySeen() {
            return seat.can(Act.POST) && !mayClaim() && !owns() && sight().equals(Optional.of(Sight.WHOLE));
        }

        boolean mayPass() {
            return mayClaim() && (isHandedToMe() || !cannot.contains(seat.account()));
        }
    }

    Standing standing(AlertRow alert, Seat seat) {
        return new Standing(alert, plans.find(alert.plan()), alerts.asked(alert), alerts.cannot(alert), seat);
    }

    /** How who reads all of an alert stands to it; empty for who does not. */
    Optional<Standing> whole(Seat seat, AlertId alert) {
        return alerts.find(seat.circle(), alert).flatMap(row -> whole(seat, row));
    }

    Optional<Standing> whole(Seat seat, AlertRow alert) {
        return Optional.of(alert)
                .filter(row -> !alerts.rests(row))
                .map(row -> standing(row, seat))
                .filter(standing -> standing.sight().equals(Optional.of(Sight.WHOLE)));
    }

    /** The open alert, or the one just closed, as far as this reader may know of it. */
    Optional<AlertView> current(Seat seat, Who who) {
        return alerts.current(seat.circle())
                .filter(alert -> !alerts.rests(alert))
                .map(alert -> standing(alert, seat))
                .flatMap(standing -> standing.sight().map(sight -> view(standing, sight, who)))
                .or(() -> alerts.watched(seat.circle()).stream()
                        .findFirst()
                        .map(watched -> watchedView(watched, seat, who)));
    }

    private AlertView view(Standing standing, Sight sight, Who who) {
        var alert = standing.alert();
        var whole = sight == Sight.WHOLE;
        var now = clock.instant();
        var plan = standing.plan().filter(_ -> whole);
        var seesWords = whole || who.circle().preset() == Preset.OPEN;
        return new AlertView(
                alert.id(),
                who.resident(alert.resident()),
                sight,
                Optional.of(alert.phase()),
                phases.now(alert.circle()).map(Phases.Now::provisional).orElse(true),
                alert.phaseSince(),
                alert.state(),
                alert.level(),
                alert.owner().flatMap(who::person),
                standing.owns(),
                alert.askedAgain(now),
                standing.mayClaim(),
                standing.mayPass(),
                alert.handedTo().filter(_ -> whole && alert.isOpen()).flatMap(who::person),
                standing.isHandedToMe(),
                standing.owns() ? who.persons(canTakeOver(standing, who)) : List.of(),
                whole ? asked(standing, who, now) : List.of(),
                plan.flatMap(it -> next(alert, it, who, now)),
                plan.map(it -> outside.of(alert, it)).orElse(List.of()),
                seesWords ? observations.ofAlert(alert.id(), who, standing.seat()) : List.of(),
                plan.map(Plan::helps).orElse(List.of()),
                plan.map(Plan::helpsNot).orElse(List.of()),
                plan.map(it -> actions(it, alert.phase())).orElse(List.of()),
                alert.agreedByOwner().filter(_ -> whole).flatMap(agreed -> agreed(agreed, standing, who)),
                alert.wantedByOwner().filter(_ -> whole).flatMap(wanted -> wanted(wanted, standing, who, now)),
                standing.owns() ? who.persons(canDo(standing, who)) : List.of(),
                alert.nobodyAt(now),
                nobodyHasIt(alert),
                numbers(alert, plan, standing.seat(), who, now),
                alert.outcome(),
                whole ? said(standing, who) : PostView.Reactions.NONE,
                whole && alert.isOpen()
                        ? consultations.waitsFor(alert, standing.seat()).flatMap(who::anybody)
                        : Optional.empty());
    }

    /** Whom the owner may ask to take it over: who is in the line or was asked, and can answer. */
    List<AccountId> canTakeOver(Standing standing, Who who) {
        var line = standing.plan().stream()
                .filter(_ -> standing.alert().phase() != Phase.YELLOW)
                .flatMap(plan -> plan.line().stream())
                .filter(entry -> !entry.callOnly())
                .map(LineEntry::person);
        return Stream.concat(line, standing.asked().stream().map(Alerts.AskedRow::person))
                .filter(person -> !person.equals(standing.alert().resident()))
                .filter(person -> !person.equals(standing.seat().account()))
                .filter(who::isThere)
                .distinct()
                .toList();
    }

    /** Whom the owner may ask to do something (R-D12): who reads all of it, may be asked, and does not rest. */
    List<AccountId> canDo(Standing standing, Who who) {
        var near = standing.plan().stream()
                .flatMap(plan -> Stream.concat(plan.holder().stream(), plan.deputy().stream()))
                .filter(person -> !person.equals(standing.alert().resident()))
                .filter(person -> !person.equals(standing.seat().account()));
        return Stream.concat(canTakeOver(standing, who).stream(), near)
                .filter(person -> who.mayBeAsked(person) && !who.rests(person))
                .distinct()
                .toList();
    }

    /** What nobody can say yes to any more is read by who asked it, and by nobody else. */
    private static Optional<AlertView.Wanted> wanted(AlertRow.Wanted wanted, Standing standing, Who who, Instant now) {
        var state = wanted.saidNo()
                ? AlertView.WantedState.NO
                : wanted.late() || !wanted.before().isAfter(now)
                        ? AlertView.WantedState.LATE
                        : AlertView.WantedState.WAITS;
        var me = wanted.doer().equals(standing.seat().account());
        return who.person(wanted.doer())
                .filter(_ -> wanted.waits(now)
                        || standing.owns() && wanted.answer().filter(yes -> yes).isEmpty())
                .map(doer -> new AlertView.Wanted(wanted.id(), doer, me, wanted.what(), wanted.before(), state));
    }

    /** Whom it asks has two answers; a third would let her do nothing and think that she did something. */
    private PostView.Reactions said(Standing standing, Who who) {
        var id = standing.alert().id().value();
        return words.of(SeenWords.Of.ALERT, List.of(id), who, standing.seat())
                .getOrDefault(id, PostView.Reactions.NONE)
                .may(standing.maySaySeen());
    }

    /** Whether this reader reads what was seen that this alert is about. */
    boolean showsWhatWasSeen(Seat seat, CircleId circle, AlertId alert) {
        return alerts.find(circle, alert)
                .filter(row -> !alerts.rests(row))
                .flatMap(row -> standing(row, seat).sight())
                .filter(sight -> sight == Sight.WHOLE || circles.viewFor(seat).preset() == Preset.OPEN)
                .isPresent();
    }

    private static List<String> actions(Plan plan, Phase phase) {
        return plan.actions().stream()
                .filter(action -> action.phase() == phase)
                .map(NewPlan.Action::text)
                .toList();
    }

    private static boolean nobodyHasIt(AlertRow alert) {
        return alert.isOpen() && alert.owner().isEmpty() && alert.level() == AlertLevels.last(alert.phase());
    }

    private static Optional<AlertView.Agreed> agreed(AlertRow.Agreed agreed, Standing standing, Who who) {
        var me = agreed.doer().equals(standing.seat().account());
        return who.person(agreed.doer()).map(doer -> new AlertView.Agreed(doer, me, agreed.what(), agreed.before()));
    }

    private static List<AlertView.Asked> asked(Standing standing, Who who, Instant now) {
        return standing.asked().stream()
                .flatMap(row -> who.person(row.person()).stream()
                        .map(person -> new AlertView.Asked(
                                person,
                                row.person().equals(standing.seat().account()),
                                row.toldFrom(),
                                !row.toldFrom().isAfter(now),
                                row.cannot(),
                                row.unreached())))
                .toList();
    }

    /** Whom the next level asks, as far as it can be foreseen. */
    private Optional<AlertView.Next> next(AlertRow alert, Plan plan, Who who, Instant now) {
        return alert.nextDueAt()
                .filter(_ -> alert.isOpen() && alert.owner().isEmpty())
                .map(at -> {
                    var level = Math.min(alert.level() + 1, AlertLevels.last(alert.phase()));
                    var today = plans.now(plan).orElse(plan);
                    var situation = situations.of(alert, today, who, at.isAfter(now) ? at : now);
                    return new AlertView.Next(
                            at,
                            level,
                            who.persons(AlertLevels.at(level, situation).asks().stream()
                                    .map(AlertLevels.Ask::person)
                                    .filter(person -> !situation.asked().contains(person))
                                    .toList()));
                });
    }

    /**
     * For an observer outside the line: the own observation, who was asked and who has it. Where health is not shared any more, the same
     * without the observation, also for who was asked: an alert that is open is not to vanish from whom it asks (AT-M1).
     */
    private AlertView watchedView(Alerts.Watched watched, Seat seat, Who who) {
        var now = clock.instant();
        var closed = watched.state() == AlertState.CLOSED;
        var bare = watched.rests();
        var mine = bare && watched.isOf(seat.account());
        var turn = bare && watched.asking() && watched.myTurn() && !mine && !closed;
        var nobody = !closed
                && watched.owner().isEmpty()
                && watched.reachableAt().filter(at -> !at.isAfter(now)).isEmpty();
        return new AlertView(
                watched.id(),
                who.resident(watched.resident()),
                bare && (watched.myTurn() || mine) ? Sight.BARE : Sight.OWN,
                Optional.empty(),
                false,
                watched.raisedAt(),
                watched.state(),
                0,
                watched.owner().flatMap(who::person),
                mine,
                watched.askedAgain(),
                turn,
                turn && watched.asked().contains(seat.account()),
                Optional.empty(),
                false,
                List.of(),
                who.persons(watched.asked()).stream()
                        .map(person -> new AlertView.Asked(
                                person,
                                person.account().equals(seat.account()),
                                watched.raisedAt(),
                                !nobody,
                                false,
                                false))
                        .toList(),
                Optional.empty(),
                List.of(),
                bare ? List.of() : observations.ownOfAlert(watched.id(), who, seat),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                nobody,
                false,
                Stream.concat(
                                numbersOf(Stream.concat(
                                        Stream.of(who.resident(watched.resident()))
                                                .filter(_ -> bare),
                                        watched.owner().flatMap(who::person).stream()
                                                .filter(_ -> !mine))),
                                crisis.numbers(who.circle().tenant()).stream())
                        .toList(),
                Optional.empty(),
                PostView.Reactions.NONE,
                Optional.empty());
    }

    /** Who can answer now first; who is outside the own hours last. */
    private List<AlertView.Number> numbers(AlertRow alert, Optional<Plan> plan, Seat seat, Who who, Instant now) {
        var line = plan.stream()
                .flatMap(it -> it.line().stream())
                .filter(entry -> !entry.person().equals(seat.account()))
                .flatMap(entry -> who.person(entry.person()).stream().flatMap(person -> person.phone().stream()
                        .map(phone ->
                                new AlertView.Number(person.firstName(), true, phone, Optional.of(entry.hours())))));
        var owner = plan.isPresent()
                ? Stream.<AlertView.Number>of()
                : numbersOf(alert.owner().flatMap(who::person).stream());
        var outside = plan.stream()
                .flatMap(it -> it.outside().stream())
                .map(Plan.Contact::given)
                .filter(contact -> contact.phase() == alert.phase() && contact.level() <= alert.level())
                .flatMap(contact -> contact.phone().stream()
                        .map(phone -> new AlertView.Number(contact.name(), true, phone, Optional.of(contact.hours()))));
        var coordinators = numbersOf(who.persons(who.coordinators()).stream()
                .filter(_ -> plan.isEmpty() && nobodyHasIt(alert))
                .filter(it -> !it.account().equals(seat.account())));
        return Stream.of(
                        numbersOf(Stream.of(who.resident(alert.resident()))
                                .filter(it -> !it.account().equals(seat.account()))),
                        owner,
                        coordinators,
                        line,
                        outside,
                        crisis.numbers(who.circle().tenant()).stream())
                .flatMap(numbers -> numbers)
                .sorted(Comparator.comparing(number -> !number.answers(now)))
                .toList();
    }

    private static Stream<AlertView.Number> numbersOf(Stream<CirclePerson> persons) {
        return persons.flatMap(person -> person.phone().stream()
                .map(phone -> new AlertView.Number(person.firstName(), true, phone, Optional.empty())));
    }

    /** What follows from an observation, for who made it. */
    WhatHappens whatHappens(Seat seat, Who who, ObservationId observation) {
        return alerts.watched(seat.circle()).stream()
                .filter(watched -> watched.state() != AlertState.CLOSED)
                .filter(watched -> observations.isIn(observation, watched.id()))
                .findFirst()
                .map(watched -> new WhatHappens(
                        false,
                        who.names(watched.asked().stream()
                                .filter(person -> !person.equals(seat.account()))
                                .toList()),
                        watched.asked().contains(seat.account()),
                        who
                                .names(watched.owner().filter(_ -> !watched.askedAgain()).stream()
                                        .toList())
                                .stream()
                                .findFirst(),
                        watched.owner().isEmpty()
                                && watched.reachableAt()
                                        .filter(at -> !at.isAfter(clock.instant()))
                                        .isEmpty(),
                        crisis.numbers(who.circle().tenant())))
                .orElse(WhatHappens.KEPT);
    }
}
