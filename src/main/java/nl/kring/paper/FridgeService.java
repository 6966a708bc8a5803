package nl.kring.paper;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.agenda.AgendaService;
import nl.kring.agenda.AppointmentView;
import nl.kring.circle.Act;
import nl.kring.circle.AudienceService;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleState;
import nl.kring.circle.CircleView;
import nl.kring.circle.MemberView;
import nl.kring.circle.Ring;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;
import nl.kring.paper.Fridge.Called;
import nl.kring.paper.Fridge.Day;
import nl.kring.paper.Fridge.Line;
import nl.kring.platform.Acting;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NotFound;
import nl.kring.task.ReadingTasks;
import nl.kring.task.TaskView;
import nl.kring.told.OnPaperService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The page for the fridge of somebody in a circle: printed by that person, by who invites, or by who organises. */
@Service
public class FridgeService {
    private static final int DAYS = 7;

    /** What may hang where a visitor reads it: for all of a ring, and not of health or money. */
    private static final String MAY_HANG = "select id from circle.audience where id = any (?::uuid[]) "
            + "and topic not in ('HEALTH', 'MONEY') and cardinality(rings) > 0 and subject_id is null and hidden_until is null";

    private final CircleService circles;
    private final CircleJobs jobs;
    private final AudienceService audiences;
    private final AgendaService agenda;
    private final ReadingTasks tasks;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FridgeService(
            CircleService circles,
            CircleJobs jobs,
            AudienceService audiences,
            AgendaService agenda,
            ReadingTasks tasks,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.circles = circles;
        this.jobs = jobs;
        this.audiences = audiences;
        this.agenda = agenda;
        this.tasks = tasks;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Whose page this is may print it, and so may who says that somebody hears on paper. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Fridge page(CircleId circle, AccountId reader) {
        var seat = circles.seat(circle);
        if (!OnPaperService.maySay(seat, reader)) {
            throw seat.noRight(Act.ADMIT_OR_REMOVE.name());
        }
        seat.may(Act.READ);
        var view = circles.view(circle);
        var name = nameOf(view, reader);
        var today = LocalDate.ofInstant(clock.instant(), MovingClock.ZONE);
        return new Fridge(
                name,
                view.whose(),
                called(view.resident(), ""),
                today,
                first(view, reader),
                people(view, reader),
                seat.state() == CircleState.ACTIVE ? week(circle, reader, today) : List.of());
    }

    private static String nameOf(CircleView view, AccountId reader) {
        return Stream.concat(view.residents().stream(), view.members().stream().map(MemberView::person))
                .filter(person -> person.account().equals(reader))
                .findFirst()
                .map(CirclePerson::firstName)
                .orElseThrow(NotFound::new);
    }

    /** Who organises, else who is near; with a number. */
    private static Optional<Called> first(CircleView view, AccountId reader) {
        return view.members().stream()
                .filter(member -> !member.person().account().equals(reader)
                        && member.person().phone().isPresent()
                        && (member.coordinator() || member.ring() == Ring.INNER))
                .min(Comparator.comparing(member -> !member.coordinator()))
                .map(FridgeService::called);
    }

    private static List<Called> people(CircleView view, AccountId reader) {
        return Stream.concat(
                        view.residents().stream()
                                .filter(one -> !one.account().equals(reader))
                                .map(one -> called(one, "")),
                        view.members().stream()
                                .filter(member -> !member.person().account().equals(reader) && !member.guest())
                                .sorted(Comparator.comparing(MemberView::ring))
                                .map(FridgeService::called))
                .toList();
    }

    private static Called called(MemberView member) {
        return called(member.person(), member.relationWord());
    }

    private static Called called(CirclePerson person, String relation) {
        return new Called(person.firstName(), relation, person.face(), person.phone());
    }

    private List<Day> week(CircleId circle, AccountId reader, LocalDate today) {
        var theirs = Acting.asSystem("fridge", () -> transaction.execute(_ -> mayHang(circle, reader)));
        var last = today.plusDays(DAYS - 1L);
        var days = new TreeMap<LocalDate, List<Line>>();
        var list = tasks.list(circle);
        Stream.concat(
                        agenda.coming(circle, Optional.empty()).stream()
                                .filter(one -> one.state().goesOn()
                                        && theirs.contains(one.id().value()))
                                .map(FridgeService::line),
                        Stream.of(list.mine(), list.open(), list.others())
                                .flatMap(List::stream)
                                .filter(task -> theirs.contains(task.id().value()))
                                .map(FridgeService::line))
                .filter(dated -> !dated.day().isBefore(today) && !dated.day().isAfter(last))
                .sorted(Comparator.comparing((Dated dated) -> dated.line().at().orElse(LocalTime.MIN)))
                .forEach(dated -> days.merge(
                        dated.day(), List.of(dated.line()), (some, more) -> Stream.concat(some.stream(), more.stream())
                                .toList()));
        return days.entrySet().stream()
                .map(day -> new Day(day.getKey(), day.getValue()))
                .toList();
    }

    private record Dated(LocalDate day, Line line) {}

    private static Dated line(AppointmentView one) {
        var agreed = one.agreed();
        return new Dated(
                one.when().day(),
                new Line(one.when().from(), false, agreed.what(), agreed.place(), Optional.empty(), false));
    }

    private static Dated line(TaskView task) {
        var at = at(task.when().at());
        return new Dated(
                at.toLocalDate(),
                new Line(
                        Optional.of(at.toLocalTime()),
                        task.when().before(),
                        task.what(),
                        task.place().orElse(""),
                        task.taker().map(CirclePerson::firstName),
                        task.taker().isEmpty()));
    }

    private static java.time.ZonedDateTime at(Instant moment) {
        return moment.atZone(MovingClock.ZONE);
    }

    /** What the reader may read of what may hang there, as a job: of who is paused or gone that is nothing. */
    private Set<UUID> mayHang(CircleId circle, AccountId reader) {
        return jobs.seatOf(circle, reader).map(seat -> hangs(circle, seat)).orElse(Set.of());
    }

    private Set<UUID> hangs(CircleId circle, Seat reader) {
        var open = jdbc.sql(MAY_HANG)
                .param(audiences.audiencesOf(reader).toArray(UUID[]::new))
                .query(UUID.class)
                .list()
                .toArray(UUID[]::new);
        return Set.copyOf(jdbc.sql(
                        "select id from circle.task where circle_id = :circle and audience_id = any (:open::uuid[]) "
                                + "union all select id from circle.appointment where circle_id = :circle and audience_id = any (:open::uuid[])")
                .param("circle", circle.value())
                .param("open", open)
                .query(UUID.class)
                .list());
    }
}
