package nl.kring.demo;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kring.agenda.Agreed;
import nl.kring.agenda.AppointmentId;
import nl.kring.agenda.NewAppointment;
import nl.kring.agenda.PastAppointments;
import nl.kring.agenda.When;
import nl.kring.circle.About;
import nl.kring.circle.Topic;
import nl.kring.demo.DemoTable.Row;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.task.NewTask;
import nl.kring.task.PastTask;
import nl.kring.task.PastTasks;
import nl.kring.task.Repeats;
import nl.kring.task.TaskId;
import nl.kring.task.TaskState;
import nl.kring.watch.PastAlert;
import nl.kring.watch.Phase;
import nl.kring.watch.WatchJobs;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A year of what was agreed, asked and seen, and what stands for the weeks to come. */
@Component
@Order(50)
class DemoDays implements DemoPart {
    private static final int WEEK = 7;
    private static final Duration A_WHILE = Duration.ofHours(3);

    private final PastAppointments appointments;
    private final PastTasks tasks;
    private final WatchJobs watch;
    private final Clock clock;

    DemoDays(PastAppointments appointments, PastTasks tasks, WatchJobs watch, Clock clock) {
        this.appointments = appointments;
        this.tasks = tasks;
        this.watch = watch;
        this.clock = clock;
    }

    @Override
    public void load(DemoTown town) {
        Map<String, AppointmentId> rides = new HashMap<>();
        DemoTable.of("appointments").rows().forEach(row -> agree(town, row, rides));
        DemoTable.of("tasks").rows().forEach(row -> ask(town, row, rides));
        DemoTable.of("observations")
                .rows()
                .forEach(row -> watch.pastObservation(
                        town.circle(row.get("circle")),
                        town.person(row.get("who")),
                        row.maybe("signs").stream()
                                .flatMap(signs -> Arrays.stream(signs.split("\\|")))
                                .toList(),
                        row.maybe("worried").isPresent(),
                        row.get("text"),
                        at(town, row, "day", "time")));
        DemoTable.of("alerts")
                .rows()
                .forEach(row -> watch.pastAlert(
                        town.circle(row.get("circle")),
                        new PastAlert(
                                Phase.valueOf(row.get("phase")),
                                at(town, row, "day", "time"),
                                town.person(row.get("owner")),
                                at(town, row, "day", "claimed"),
                                row.get("action"),
                                at(town, row, "beforeDay", "before"),
                                at(town, row, "closedDay", "closed"),
                                row.get("line"))));
    }

    private static Instant at(DemoTown town, Row row, String day, String time) {
        return town.moment(Integer.parseInt(row.get(day)), row.get(time));
    }

    /** Made as many days before as the row says, and not after now. */
    private Instant made(Instant at, Row row) {
        var made = at.minus(Duration.ofDays(Integer.parseInt(row.get("made")))).minus(A_WHILE);
        return made.isBefore(clock.instant()) ? made : clock.instant();
    }

    /** Of what is on a certain day of the week, the first such day. */
    private static int day(DemoTown town, Row row, String column) {
        var day = Integer.parseInt(row.get(column));
        return row.maybe("on")
                .map(DayOfWeek::valueOf)
                .map(on -> (int) (town.day()
                                .plusDays(day)
                                .with(TemporalAdjusters.nextOrSame(on))
                                .toEpochDay()
                        - town.day().toEpochDay()))
                .orElse(day);
    }

    private void agree(DemoTown town, Row row, Map<String, AppointmentId> rides) {
        var day = town.day().plusDays(day(town, row, "day"));
        var when = new When(
                day, row.maybe("from").map(LocalTime::parse), row.maybe("until").map(LocalTime::parse));
        var at = made(when.starts(), row);
        var id = new AppointmentId(Ids.at(at));
        row.maybe("ride").ifPresent(name -> rides.put(name, id));
        appointments.make(
                town.circle(row.get("circle")),
                town.person(row.get("who")),
                new NewAppointment(
                        id,
                        new Agreed(
                                row.get("what"),
                                row.get("place"),
                                when,
                                row.maybe("ride").isPresent()),
                        Topic.valueOf(row.get("topic")),
                        row.maybe("about").map(town::person).map(About::only),
                        Optional.empty(),
                        Set.of(),
                        Set.of()),
                people(town, row.get("along")),
                at);
    }

    private static Set<AccountId> people(DemoTown town, String ids) {
        return Arrays.stream(ids.split(","))
                .filter(id -> !id.isEmpty())
                .map(town::person)
                .collect(Collectors.toSet());
    }

    /** What comes again was done each time until now, and its next time stands as the row says. */
    private void ask(DemoTown town, Row row, Map<String, AppointmentId> rides) {
        var day = day(town, row, "day");
        var at = town.moment(day, row.get("time"));
        if (row.maybe("repeats").isEmpty()) {
            ask(town, row, rides, new TaskId(Ids.at(made(at, row))), at, Optional.empty());
            return;
        }
        var since = day - (day - day(town, row, "since")) / WEEK * WEEK;
        var first = town.moment(since, row.get("time"));
        var series = new TaskId(Ids.at(made(first, row)));
        for (var each = since; each <= day; each += WEEK) {
            var time = town.moment(each, row.get("time"));
            var made = each == since ? made(time, row) : town.moment(each - WEEK, row.get("time"));
            ask(
                    town,
                    row,
                    rides,
                    each == since ? series : new TaskId(Ids.at(made)),
                    time,
                    Optional.of(new PastTask.Series(series, first, each != day)));
        }
    }

    private void ask(
            DemoTown town,
            Row row,
            Map<String, AppointmentId> rides,
            TaskId id,
            Instant at,
            Optional<PastTask.Series> series) {
        var over = at.isBefore(clock.instant());
        var taker = row.maybe("taker").map(town::person);
        var said = TaskState.valueOf(row.get("state"));
        var state = !over ? said : taker.isPresent() ? TaskState.DONE : TaskState.EXPIRED;
        var ride = row.maybe("ride");
        tasks.ask(
                town.circle(row.get("circle")),
                new PastTask(
                        new NewTask(
                                id,
                                row.get("what"),
                                new NewTask.When(at, false),
                                row.maybe("place"),
                                ride.map(_ -> "thuis"),
                                row.maybe("remote").isPresent(),
                                false,
                                Topic.valueOf(row.get("topic")),
                                row.maybe("about").map(town::person).map(About::only),
                                Optional.empty(),
                                Set.of(),
                                series.map(_ -> Repeats.WEEKLY).orElse(Repeats.ONCE)),
                        town.person(row.get("who")),
                        series.filter(one -> !one.id().equals(id))
                                .map(_ -> at.minus(WEEK, ChronoUnit.DAYS))
                                .orElseGet(() -> made(at, row)),
                        state,
                        taker,
                        ride.map(rides::get),
                        series));
    }
}
