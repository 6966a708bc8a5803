package nl.kring.demo;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.kring.agenda.Agreed;
import nl.kring.agenda.AppointmentId;
import nl.kring.agenda.NewAppointment;
import nl.kring.agenda.PastAppointment;
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
import nl.kring.watch.PastLowering;
import nl.kring.watch.Phase;
import nl.kring.watch.WatchJobs;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A year of what was agreed, asked and seen, and what stands for the weeks to come. */
@Component
@Order(50)
class DemoDays implements DemoPart {
    private static final int WEEK = 7;
    private static final int LAST_DAYS = 9;
    private static final Duration A_WHILE = Duration.ofHours(3);
    private static final List<String> SEEN_LATELY =
            List.of("Radio hard aan in de nacht", "Ik groet niet terug", "Het licht brandt de hele nacht");

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
        byCircle("appointments")
                .forEach((circle, rows) -> appointments.make(
                        town.circle(circle),
                        rows.stream().map(row -> agreed(town, row, rides)).toList()));
        byCircle("tasks")
                .forEach((circle, rows) -> tasks.ask(
                        town.circle(circle),
                        rows.stream().flatMap(row -> asked(town, row, rides)).toList()));
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
        seenLately(town);
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

    /** What was seen in the days that are made up, and the phases that the rules of the plan give of all that was seen then. */
    private void seenLately(DemoTown town) {
        var circle = town.circle(DemoLifelike.CIRCLE);
        var seen = DemoLifelike.events(town).stream()
                .filter(event -> event.what() instanceof LifelikeDays.What.Sees)
                .toList();
        IntStream.range(0, seen.size())
                .forEach(turn -> watch.pastObservation(
                        circle,
                        town.person(seen.get(turn).who()),
                        List.of(SEEN_LATELY.get(turn % SEEN_LATELY.size())),
                        "",
                        seen.get(turn).at()));
        watch.weighPast(
                circle,
                town.moment(DemoLifelike.FIRST, "00:00"),
                DemoTable.of("lowered").rows().stream()
                        .map(row -> new PastLowering(
                                at(town, row, "day", "time"),
                                Phase.valueOf(row.get("to")),
                                town.person(row.get("by")),
                                row.get("line")))
                        .toList());
    }

    private static Map<String, List<Row>> byCircle(String table) {
        return DemoTable.of(table).rows().stream().collect(Collectors.groupingBy(row -> row.get("circle")));
    }

    private static Instant at(DemoTown town, Row row, String day, String time) {
        return town.moment(Integer.parseInt(row.get(day)), row.get(time));
    }

    /** Made as many days before as the row says; what would be made later than now was made on an evening of the last days. */
    private Instant made(DemoTown town, Instant at, Row row) {
        var made = at.minus(Duration.ofDays(Integer.parseInt(row.get("made")))).minus(A_WHILE);
        var evening = town.moment(-2 - Math.floorMod(row.get("what").hashCode(), LAST_DAYS), "19:10");
        return made.isBefore(evening) ? made : at.isBefore(clock.instant()) ? made : evening;
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

    private PastAppointment agreed(DemoTown town, Row row, Map<String, AppointmentId> rides) {
        var day = town.day().plusDays(day(town, row, "day"));
        var when = new When(
                day, row.maybe("from").map(LocalTime::parse), row.maybe("until").map(LocalTime::parse));
        var at = made(town, when.starts(), row);
        var id = new AppointmentId(Ids.at(at));
        row.maybe("ride").ifPresent(name -> rides.put(name, id));
        return new PastAppointment(
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
    private Stream<PastTask> asked(DemoTown town, Row row, Map<String, AppointmentId> rides) {
        var at = town.moment(day(town, row, "day"), row.get("time"));
        if (row.maybe("repeats").isEmpty()) {
            var made = made(town, at, row);
            return Stream.of(task(town, row, rides, new TaskId(Ids.at(made)), at, made, Optional.empty()));
        }
        var since = day(town, row, "since");
        var first = town.moment(since, row.get("time"));
        var made = made(town, first, row);
        var series = new TaskId(Ids.at(made));
        return Stream.iterate(since, each -> each + WEEK)
                .takeWhile(each -> town.moment(each - WEEK, row.get("time")).isBefore(clock.instant()))
                .map(each -> {
                    var before = each == since ? made : town.moment(each - WEEK, row.get("time"));
                    var time = town.moment(each, row.get("time"));
                    return task(
                            town,
                            row,
                            rides,
                            each == since ? series : new TaskId(Ids.at(before)),
                            time,
                            before,
                            Optional.of(new PastTask.Series(series, first, time.isBefore(clock.instant()))));
                });
    }

    private PastTask task(
            DemoTown town,
            Row row,
            Map<String, AppointmentId> rides,
            TaskId id,
            Instant at,
            Instant made,
            Optional<PastTask.Series> series) {
        var taker = row.maybe("taker").map(town::person);
        var over = taker.isPresent() ? TaskState.DONE : TaskState.EXPIRED;
        var ride = row.maybe("ride");
        return new PastTask(
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
                made,
                at.isBefore(clock.instant()) ? over : TaskState.valueOf(row.get("state")),
                taker,
                ride.map(rides::get),
                series);
    }
}
