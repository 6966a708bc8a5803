package nl.kring.watch;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.Preset;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;
import nl.kring.platform.MovingClock;
import nl.kring.timeline.CheckIn;
import nl.kring.timeline.CheckInService;
import nl.kring.watch.NinetyDays.Happening;
import nl.kring.watch.NinetyDays.Spell;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ninety days at a glance, for who may know the phase. Who is close to the plan reads all of it, who is in the line what was seen and done in
 * the alerts, who is near otherwise the phases and who took it. As many statements for ninety full days as for an empty week.
 */
@Service
@Transactional(readOnly = true)
public class NinetyDaysService {
    private static final int DAYS = 90;
    /** So much is drawn at least: three days would be three walls. */
    private static final int TWO_WEEKS = 14;

    private final CircleService circles;
    private final CheckInService checkIns;
    private final PhaseService phases;
    private final Plans plans;
    private final PastDays past;
    private final Clock clock;

    NinetyDaysService(
            CircleService circles,
            CheckInService checkIns,
            PhaseService phases,
            Plans plans,
            PastDays past,
            Clock clock) {
        this.circles = circles;
        this.checkIns = checkIns;
        this.phases = phases;
        this.plans = plans;
        this.past = past;
        this.clock = clock;
    }

    /** Empty for who may not know the phase, and where there is nothing to show. */
    public Optional<NinetyDays> of(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ_PLAN);
        var who = new Who(circles.view(circle));
        var id = plans.active(circle);
        var plan = id.flatMap(plans::find);
        if (seat.guest()
                || !PhaseService.mayKnow(seat, plan)
                        && (id.isPresent() || seat.standsFor().isEmpty())) {
            return Optional.empty();
        }
        return id.flatMap(plans::residentOf)
                .or(() -> ofWhom(seat, who))
                .flatMap(who::person)
                .flatMap(resident -> {
                    var today = day(clock.instant());
                    var since = start(today.minusDays(DAYS - 1L));
                    var said = checkIns.said(circle, resident.account(), since);
                    var agreed = id.flatMap(past::since);
                    var first = Stream.of(said.stream().map(CheckIn::at).findFirst(), agreed)
                            .flatMap(Optional::stream)
                            .min(Comparator.naturalOrder())
                            .map(NinetyDaysService::day);
                    return first.map(known -> {
                        var reads = reads(seat, who, plan, id.map(plans::versions));
                        var from = later(today.minusDays(DAYS - 1L), earlier(known, today.minusDays(TWO_WEEKS - 1L)));
                        var changes = past.changes(reads, since);
                        var alerts = past.alerts(reads, since);
                        var told = past.told(reads, changes, alerts, said);
                        return new NinetyDays(
                                resident,
                                seat.account(),
                                from,
                                today,
                                agreed.map(at -> spells(seat, reads, changes, told, at, start(from)))
                                        .orElse(List.of()),
                                said,
                                happenings(reads, told, alerts, said, since));
                    });
                });
    }

    /** Where nothing is agreed: who lives there alone, or of several the one who asks. */
    private static Optional<AccountId> ofWhom(Seat seat, Who who) {
        return who.circle().household()
                ? Optional.of(seat.account()).filter(_ -> seat.isResident())
                : Optional.of(who.circle().resident().account());
    }

    private PastDays.Reader reads(Seat seat, Who who, Optional<Plan> plan, Optional<UUID[]> versions) {
        var close = plan.filter(it -> it.isCloseTo(seat)).isPresent();
        var line = plan.flatMap(it -> it.placeOf(seat.account())).isPresent();
        var open = who.circle().preset() == Preset.OPEN;
        return new PastDays.Reader(
                seat, who, versions.orElseGet(() -> new UUID[0]), close, close || line || open, open);
    }

    private List<Spell> spells(
            Seat seat,
            PastDays.Reader reads,
            List<PastDays.Change> changes,
            List<PastDays.Change> told,
            Instant agreed,
            Instant from) {
        var began = agreed.isAfter(from) ? agreed : from;
        var endOfToday = start(day(clock.instant()).plusDays(1));
        var stale = phases.isStale(seat);
        var turns = changes.stream().filter(PastDays.Change::turns).toList();
        var spells = new ArrayList<Spell>();
        for (var nr = -1; nr < turns.size(); nr++) {
            var turn = nr < 0 ? Optional.<PastDays.Change>empty() : Optional.of(turns.get(nr));
            var last = nr == turns.size() - 1;
            var start = turn.map(PastDays.Change::at).orElse(agreed);
            var before = start.isBefore(from);
            var end = last ? endOfToday : turns.get(nr + 1).at();
            if (end.isAfter(began)) {
                spells.add(new Spell(
                        turn.map(PastDays.Change::to).orElse(Phase.GREEN),
                        start.isBefore(began) ? began : start,
                        end,
                        last,
                        before,
                        turn.filter(change -> !before && told.contains(change)).map(it -> it.turned(reads.who())),
                        last && stale));
            }
        }
        return spells;
    }

    private List<Happening> happenings(
            PastDays.Reader reads,
            List<PastDays.Change> told,
            List<PastDays.Asked> alerts,
            List<CheckIn> said,
            Instant since) {
        var badDays = said.stream().map(one -> one.post().value()).toList();
        // what was seen stands before what came of it in the same moment
        return Stream.<Stream<? extends Happening>>of(
                        past.seen(reads, alerts, since).stream()
                                .filter(seen -> !badDays.contains(seen.id().value())) // said once, in one tap
                                .map(Happening.Seen::new),
                        told.stream()
                                .filter(change -> !change.at().isBefore(since))
                                .map(change -> change.happened(reads.who())),
                        alerts.stream().flatMap(alert -> alert.happened(reads, since)),
                        past.lookedBack(reads, since).stream())
                .<Happening>flatMap(all -> all)
                .sorted(Comparator.comparing(Happening::at))
                .toList();
    }

    private static LocalDate day(Instant at) {
        return at.atZone(MovingClock.ZONE).toLocalDate();
    }

    /** A day begins at midnight on the wall, also when the clock is changed. */
    private static Instant start(LocalDate day) {
        return day.atStartOfDay(MovingClock.ZONE).toInstant();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
