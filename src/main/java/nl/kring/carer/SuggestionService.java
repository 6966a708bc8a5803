package nl.kring.carer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.Seat;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.task.NewTask;
import nl.kring.task.ReadingTasks;
import nl.kring.task.TaskId;
import nl.kring.task.TaskService;
import nl.kring.task.TaskView;
import nl.kring.tenant.TenantService;
import nl.kring.watch.WatchHistory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The private suggestion to a carer (R-D32): only when she opens her own page, in her own name; nothing is asked or shared by itself. */
@Service
public class SuggestionService {
    private static final Duration TASKS = Duration.ofDays(28);
    private static final Duration ALERTS = Duration.ofDays(14);
    private static final int MOST = 3;

    private final CarerService carers;
    private final CarerChecks checks;
    private final CircleService circles;
    private final ReadingTasks tasks;
    private final TaskService asking;
    private final WatchHistory watch;
    private final TenantService tenants;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SuggestionService(
            CarerService carers,
            CarerChecks checks,
            CircleService circles,
            ReadingTasks tasks,
            TaskService asking,
            WatchHistory watch,
            TenantService tenants,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.carers = carers;
        this.checks = checks;
        this.circles = circles;
        this.tasks = tasks;
        this.asking = asking;
        this.watch = watch;
        this.tenants = tenants;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What might help her now; nothing for thirty days after she put it away. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Optional<Suggestion> now(CircleId circle) {
        var me = carers.carer(circle);
        if (wasPutAway(me)) {
            return Optional.empty();
        }
        var now = clock.instant();
        var done = tasks.doneSince(circle, now.minus(TASKS));
        var why = Strain.of(facts(me, done, now));
        return Optional.of(why)
                .filter(some -> !some.isEmpty())
                .map(some -> new Suggestion(
                        some,
                        often(me, done),
                        tenants.carerSupport(circles.view(circle).tenant())));
    }

    private Strain.Facts facts(Seat me, List<TaskView> done, Instant now) {
        var answers = checks.of(me);
        var borne = watch.borne(me.circle(), now.minus(ALERTS));
        return new Strain.Facts(
                answers.stream().flatMap(answer -> answer.load().stream()).toList(),
                answers.stream()
                        .flatMap(answer -> answer.perseverance().stream())
                        .toList(),
                done.size(),
                Math.toIntExact(done.stream().filter(TaskView::mine).count()),
                borne.claimed(),
                borne.nights());
    }

    /** What she did most, each once and the last time of it; only what she may ask all who see such a thing. */
    private static List<TaskView> often(Seat me, List<TaskView> done) {
        var times = done.stream()
                .filter(TaskView::mine)
                .filter(task -> task.reach().names().isEmpty()
                        && task.reach().about().isEmpty()
                        && me.can(Act.PROPOSE_TASK, task.reach().topic()))
                .collect(Collectors.groupingBy(
                        task -> task.what().toLowerCase(Locale.ROOT), LinkedHashMap::new, Collectors.toList()));
        return times.values().stream()
                .sorted(Comparator.comparing((List<TaskView> same) -> -same.size()))
                .limit(MOST)
                .map(List::getFirst)
                .toList();
    }

    /** Asks the circle what she chose, each at the same hour in the coming week; who may not ask herself proposes it. */
    @Transactional
    public void ask(CircleId circle, Set<TaskId> chosen) {
        var me = carers.writing(circle);
        often(me, tasks.doneSince(circle, clock.instant().minus(TASKS))).stream()
                .filter(task -> chosen.contains(task.id()))
                .forEach(task -> asking.ask(circle, again(task)));
    }

    private NewTask again(TaskView task) {
        return new NewTask(
                new TaskId(Ids.next()),
                task.what(),
                new NewTask.When(
                        nextTime(task.when().at(), clock.instant()), task.when().before()),
                task.place(),
                task.from(),
                task.remote(),
                task.conduct(),
                task.reach().topic(),
                Optional.empty(),
                Optional.empty(),
                Set.of());
    }

    /** The same weekday and hour on the wall, at least a day from now, so that somebody can still say yes. */
    static Instant nextTime(Instant before, Instant now) {
        var at = before.atZone(MovingClock.ZONE);
        var weeks = Math.max(0, Duration.between(before, now).toDays() / 7);
        var next = at.plusWeeks(weeks);
        while (!next.toInstant().isAfter(now.plus(Duration.ofDays(1)))) {
            next = next.plusWeeks(1);
        }
        return next.toInstant();
    }

    /** Puts it away: it does not come back for thirty days. */
    @Transactional
    public void putAway(CircleId circle) {
        var me = carers.writing(circle);
        jdbc.sql("insert into circle.carer_check (id, circle_id, account_id, kind) values (?, ?, ?, 'PUT_AWAY')")
                .param(Ids.next())
                .param(circle.value())
                .param(me.account().value())
                .update();
    }

    private boolean wasPutAway(Seat me) {
        return Boolean.TRUE.equals(transaction.execute(_ -> jdbc.sql(
                        "select exists (select 1 from circle.carer_check where circle_id = ? "
                                + "and account_id = ? and kind = 'PUT_AWAY' and at > common.kring_now() - interval '30 days')")
                .param(me.circle().value())
                .param(me.account().value())
                .query(Boolean.class)
                .single()));
    }
}
