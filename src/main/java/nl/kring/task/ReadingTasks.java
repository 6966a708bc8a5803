package nl.kring.task;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.circle.Act;
import nl.kring.circle.AudienceService;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleState;
import nl.kring.circle.CircleView;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;
import nl.kring.task.TaskView.May;
import nl.kring.task.TaskView.Reach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tasks of a circle, as far as the reader may see them, and what may be done on each. */
@Service
@Transactional(readOnly = true)
public class ReadingTasks {
    private static final String LIVES =
            "and (t.state in ('PROPOSED', 'OPEN', 'TAKEN') or t.state = 'WITHDRAWN' and t.entry_id is null "
                    + "and t.said is not null and t.maker_id = common.me() and t.ends_at > common.kring_now()) ";

    private final CircleService circles;
    private final AudienceService audiences;
    private final JdbcClient jdbc;
    private final Clock clock;

    ReadingTasks(CircleService circles, AudienceService audiences, JdbcClient jdbc, Clock clock) {
        this.circles = circles;
        this.audiences = audiences;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those with these entries on the timeline that the reader may see. */
    public Map<UUID, TaskView> tasks(CircleId circle, Collection<UUID> entries) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        return byEntry(seat, seat, entries, audiences.audiencesOf(seat));
    }

    /** As {@link #tasks}, of what a member sees, for the resident (R-B7); each by name, with nothing to do on it. */
    public Map<UUID, TaskView> tasksAs(CircleId circle, AccountId member, Collection<UUID> entries) {
        var eyes = circles.seatOf(circle, member);
        var looks = circles.seat(circle);
        return byEntry(eyes, looks, entries, audiences.audiencesOf(eyes, looks)).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, task -> task.getValue().asNobodysOwn()));
    }

    private Map<UUID, TaskView> byEntry(Seat eyes, Seat looks, Collection<UUID> entries, Set<UUID> mine) {
        if (entries.isEmpty()) {
            return Map.of();
        }
        var names = new Names(circles, looks);
        return jdbc
                .sql(TaskRow.SELECT + "where t.circle_id = ? and t.entry_id = any (?::uuid[])")
                .param(eyes.circle().value())
                .param("{" + entries.stream().map(UUID::toString).collect(Collectors.joining(",")) + "}")
                .query(TaskRow::of)
                .list()
                .stream()
                .filter(task -> mine.contains(task.audience()))
                .collect(Collectors.toMap(task -> task.entry().orElseThrow(), task -> view(eyes, names, task)));
    }

    /** Who does what from now on, the first to come first. */
    public TaskList list(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        var mine = audiences.audiencesOf(seat);
        var names = new Names(circles, seat);
        var rows = jdbc
                .sql(TaskRow.SELECT + "where t.circle_id = ? " + LIVES + "order by t.at, t.id")
                .param(circle.value())
                .query(TaskRow::of)
                .list()
                .stream()
                .filter(task -> mine.contains(task.audience()) && seat.state() != CircleState.IN_MEMORIAM)
                .toList();
        return new TaskList(
                these(rows, task -> task.isOf(seat.account()), seat, names),
                these(rows, task -> task.state() == TaskState.OPEN, seat, names),
                these(
                        rows,
                        task -> task.state() == TaskState.TAKEN && !task.isOf(seat.account()) && !over(task),
                        seat,
                        names),
                these(
                        rows,
                        task -> task.state() == TaskState.PROPOSED
                                && (task.maker().equals(seat.account()) || seat.can(Act.MAKE_TASK, task.topic())),
                        seat,
                        names),
                these(rows, task -> task.state() == TaskState.WITHDRAWN, seat, names));
    }

    /** All there ever were, as far as the reader may see them, the first first; what was only proposed is for who did. */
    public List<TaskView> all(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        var mine = audiences.audiencesOf(seat);
        var names = new Names(circles, seat);
        var rows = jdbc
                .sql(TaskRow.SELECT + "where t.circle_id = ? order by t.at, t.id")
                .param(circle.value())
                .query(TaskRow::of)
                .list()
                .stream()
                .filter(task -> mine.contains(task.audience()))
                .toList();
        return these(
                rows,
                task -> task.entry().isPresent() || task.maker().equals(seat.account()) || seat.isResident(),
                seat,
                names);
    }

    /** Those that were done since then, by whomever, as far as the reader may see them; the last first. */
    public List<TaskView> doneSince(CircleId circle, Instant since) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        var mine = audiences.audiencesOf(seat);
        var names = new Names(circles, seat);
        var rows = jdbc
                .sql(TaskRow.SELECT + "where t.circle_id = ? and t.state in ('DONE', 'DONE_UNCONFIRMED') and t.at >= ? "
                        + "order by t.at desc, t.id")
                .param(circle.value())
                .param(Timestamp.from(since))
                .query(TaskRow::of)
                .list()
                .stream()
                .filter(task -> mine.contains(task.audience()))
                .toList();
        return these(rows, _ -> true, seat, names);
    }

    private List<TaskView> these(List<TaskRow> rows, Predicate<TaskRow> which, Seat seat, Names names) {
        return rows.stream().filter(which).map(task -> view(seat, names, task)).toList();
    }

    private TaskView view(Seat seat, Names names, TaskRow task) {
        var mine = task.isOf(seat.account());
        return new TaskView(
                task.id(),
                state(seat, task),
                task.what(),
                task.when(),
                task.place(),
                task.from(),
                task.remote(),
                task.conduct(),
                task.repeats(),
                task.returned().isPresent(),
                task.said(),
                names.reach(task),
                names.person(task.maker()),
                task.maker().equals(seat.account()),
                task.taker().flatMap(names::person),
                mine,
                task.cannot(),
                may(seat, task, mine));
    }

    /** Of somebody who died nothing is asked any more; should that be a mistake, all of it stands again. */
    private TaskState state(Seat seat, TaskRow task) {
        var off = seat.state() == CircleState.IN_MEMORIAM && !task.state().isOver() && !over(task);
        return off ? TaskState.WITHDRAWN : task.state();
    }

    private May may(Seat seat, TaskRow task, boolean mine) {
        if (seat.state() != CircleState.ACTIVE || task.state().isOver()) {
            return May.NOTHING;
        }
        var begun = !clock.instant().isBefore(task.when().at());
        var taken = task.state() == TaskState.TAKEN;
        return new May(
                task.state() == TaskState.OPEN && !over(task) && seat.can(Act.TAKE_TASK, task.topic()),
                taken && mine && !begun,
                task.maker().equals(seat.account()) || seat.isResident(),
                task.state() == TaskState.PROPOSED && seat.can(Act.MAKE_TASK, task.topic()),
                taken && mine && (begun || task.when().before()));
    }

    private boolean over(TaskRow task) {
        return !clock.instant().isBefore(task.ends());
    }

    /** Who is who, also who left not long ago; somebody who died or went is named no more. */
    private static final class Names {
        private final CircleView circle;

        Names(CircleService circles, Seat seat) {
            var now = circles.viewFor(seat);
            circle = now.with(Stream.concat(now.members().stream(), circles.lately(seat).stream())
                    .toList());
        }

        Optional<CirclePerson> person(AccountId id) {
            return circle.person(id);
        }

        Reach reach(TaskRow task) {
            return new Reach(
                    task.topic(),
                    task.few()
                            ? task.selected().stream()
                                    .flatMap(id -> circle.nameOf(id).stream())
                                    .toList()
                            : List.of(),
                    task.subject().filter(one -> circle.household()).flatMap(circle::nameOf));
        }
    }
}
