package nl.kring.task;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.circle.Act;
import nl.kring.circle.AudienceService;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.MemberView;
import nl.kring.identity.AccountId;
import nl.kring.notify.NotifyService;
import nl.kring.platform.DueRows;
import nl.kring.platform.DueWork;
import nl.kring.platform.Ids;
import nl.kring.task.Nudge.Candidate;
import nl.kring.task.TaskEvent.TaskMade;
import nl.kring.task.TaskEvent.TaskMoved;
import nl.kring.task.TaskState.Step;
import nl.kring.watch.WakingHours;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What becomes due of a task: whose taker is gone is free again, who could is asked, who had it says how it went, and what is over is over. */
@Component
@Order(13)
class TaskTick implements DueWork {
    private static final String LIVES = "circle.may_ask(t.circle_id) and ";

    private static final String ASKED_FOR_NOTHING =
            "asking and state not in ('OPEN', 'DONE_UNCONFIRMED') and (state <> 'TAKEN' or worked_asked_at is null)";

    private final CircleJobs circles;
    private final AudienceService audiences;
    private final NotifyService notify;
    private final TaskMail mail;
    private final JdbcClient jdbc;
    private final DueRows rows;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TaskTick(
            CircleJobs circles,
            AudienceService audiences,
            NotifyService notify,
            TaskMail mail,
            JdbcClient jdbc,
            DueRows rows,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.audiences = audiences;
        this.notify = notify;
        this.mail = mail;
        this.jdbc = jdbc;
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "tasks";
    }

    @Override
    public void doWhatIsDue() {
        each(
                "t.state = 'TAKEN' and t.ends_at > common.kring_now() and not exists (select 1 from circle.circle_member m "
                        + "where m.circle_id = t.circle_id and m.account_id = t.taker_id and m.ended_at is null "
                        + "and (m.paused_until is null or m.paused_until <= common.kring_now()))",
                task -> step(
                        task, Step.HAND_BACK, "taker_id = null, taken_at = null, returned_at = common.kring_now()"));
        each(
                "t.state in ('PROPOSED', 'OPEN') and t.ends_at <= common.kring_now()",
                task -> step(task, Step.EXPIRE, "asking = asking"));
        each(
                "t.state = 'TAKEN' and t.worked_asked_at <= common.kring_now() - interval '24 hours'",
                task -> step(task, Step.SAID_NOTHING, "asking = asking"));
        each("t.state = 'TAKEN' and t.ends_at <= common.kring_now() and t.worked_asked_at is null", this::askHowItWent);
        each(
                "t.state = 'OPEN' and t.at <= common.kring_now() + interval '24 hours' "
                        + "and (t.nudged_at is null or t.returned_at > t.nudged_at)",
                this::nudge);
        each(
                "t.state = 'OPEN' and t.at <= common.kring_now() + interval '4 hours' "
                        + "and greatest(t.made_at, t.returned_at) <= common.kring_now() - interval '30 minutes' "
                        + "and (t.looked_at is null or t.returned_at > t.looked_at)",
                this::lookFurther);
        each(
                "t.repeats <> 'ONCE' and not t.followed and t.entry_id is not null and t.at <= common.kring_now()",
                this::comesAgain);
        rows.each(
                () -> jdbc.sql("select id from circle.task where " + ASKED_FOR_NOTHING)
                        .query(UUID.class)
                        .list(),
                this::takeBack);
    }

    private void each(String which, java.util.function.Consumer<TaskRow> work) {
        rows.each(
                () -> jdbc.sql(TaskRow.SELECT + "where " + LIVES + which + " order by t.at")
                        .query(TaskRow::of)
                        .list(),
                work);
    }

    private void step(TaskRow task, Step step, String set) {
        task.state().after(step).ifPresent(to -> {
            if (once(task, "state = '" + to.name() + "', " + set, "true")) {
                events.publishEvent(new TaskMoved(task.circle(), task.id(), to));
            }
        });
    }

    /** The row is asked again when it is written, as others may tick too, and people tap. */
    private boolean once(TaskRow task, String set, String still) {
        return jdbc.sql("update circle.task set " + set + " where id = ? and state = ? and " + still)
                        .param(task.id().value())
                        .param(task.state().name())
                        .update()
                == 1;
    }

    /** The next time of what comes again, once this one has begun, however far: so there is always one by which it can be ended. Not while who asked it is no longer there to ask. */
    private void comesAgain(TaskRow task) {
        var next = task.repeats().after(task.first().orElseThrow(), clock.instant());
        var still = circles.seatOf(task.circle(), task.maker())
                .filter(seat -> seat.can(Act.PROPOSE_TASK, task.topic())
                        && audiences.audiencesOf(seat).contains(task.audience()));
        if (still.isEmpty() || !once(task, "followed = true", "not followed")) {
            return;
        }
        var id = Ids.next();
        jdbc.sql(
                        "insert into circle.task (id, circle_id, audience_id, maker_id, state, what, at, before, ends_at, place, "
                                + "ride_from, remote, conduct, entry_id, repeats, first_at, series_id) "
                                + "select :id, circle_id, audience_id, maker_id, 'OPEN', what, :at, before, :at::timestamptz + (ends_at - at), place, "
                                + "ride_from, remote, conduct, :id, repeats, first_at, series_id from circle.task where id = :before")
                .param("id", id)
                .param("at", Timestamp.from(next))
                .param("before", task.id().value())
                .update();
        jdbc.sql("insert into circle.entry (id, circle_id, audience_id, kind, author_id) values (?, ?, ?, 'TASK', ?)")
                .param(id)
                .param(task.circle().value())
                .param(task.audience())
                .param(task.maker().value())
                .update();
        events.publishEvent(new TaskMade(task.circle(), new TaskId(id)));
    }

    private void askHowItWent(TaskRow task) {
        if (once(task, "worked_asked_at = common.kring_now(), asking = true", "worked_asked_at is null")) {
            task.taker().ifPresent(taker -> send(task, taker, "taskWorked", "asked"));
            events.publishEvent(new TaskMoved(task.circle(), task.id(), task.state()));
        }
    }

    private void nudge(TaskRow task) {
        if (once(
                task,
                "nudged_at = common.kring_now(), asking = true",
                "(nudged_at is null or returned_at > nudged_at)")) {
            Nudge.choose(candidates(task)).forEach(person -> send(task, person, "taskNudge", turn(task)));
        }
    }

    /** Who may take it and reads it, is not resting, and did not say no: never who comes for the work. */
    private List<Candidate> candidates(TaskRow task) {
        return circles.view(task.circle()).members().stream()
                .filter(member -> member.rests().isEmpty())
                .map(member -> member.person().account())
                .filter(person -> !person.equals(task.maker()) && mayBeAsked(task, person))
                .map(person -> new Candidate(person, did(task.circle(), person)))
                .toList();
    }

    private boolean mayBeAsked(TaskRow task, AccountId person) {
        return circles.seatOf(task.circle(), person)
                        .filter(seat -> seat.can(Act.TAKE_TASK, task.topic())
                                && audiences.audiencesOf(seat).contains(task.audience()))
                        .isPresent()
                && jdbc.sql(
                                "select not exists (select 1 from circle.task_cannot where task_id = :task and account_id = :person) "
                                        + "and not exists (select 1 from circle.on_paper where circle_id = :circle and account_id = :person) "
                                        + "and (not :conduct or exists (select 1 from common.organisation_membership where account_id = :person "
                                        + "and active_until is null and conduct_seen_at is not null))")
                        .param("task", task.id().value())
                        .param("circle", task.circle().value())
                        .param("person", person.value())
                        .param("conduct", task.conduct())
                        .query(Boolean.class)
                        .single();
    }

    private int did(CircleId circle, AccountId person) {
        return jdbc.sql("select count(*) from circle.task where circle_id = ? and taker_id = ? "
                        + "and taken_at > common.kring_now() - interval '28 days'")
                .param(circle.value())
                .param(person.value())
                .query(Integer.class)
                .single();
    }

    /** "Nog niemand. Verder kijken?", to who asked it and who coordinates. */
    private void lookFurther(TaskRow task) {
        if (once(
                task,
                "looked_at = common.kring_now(), asking = true",
                "(looked_at is null or returned_at > looked_at)")) {
            var coordinators = circles.view(task.circle()).members().stream()
                    .filter(MemberView::coordinator)
                    .map(member -> member.person().account());
            Stream.concat(Stream.of(task.maker()), coordinators)
                    .distinct()
                    .filter(person -> circles.seatOf(task.circle(), person)
                            .filter(seat -> audiences.audiencesOf(seat).contains(task.audience()))
                            .isPresent())
                    .forEach(person -> send(task, person, "taskNobody", turn(task)));
        }
    }

    private void takeBack(UUID task) {
        if (jdbc.sql("update circle.task set asking = false where id = ? and " + ASKED_FOR_NOTHING)
                        .param(task)
                        .update()
                == 1) {
            Stream.of("taskNudge", "taskNobody", "taskWorked")
                    .flatMap(template -> Stream.of(template, template + "Only"))
                    .forEach(template -> notify.cancel(task, template));
        }
    }

    private static String turn(TaskRow task) {
        return task.returned().map(at -> Long.toString(at.toEpochMilli())).orElse("");
    }

    private void send(TaskRow task, AccountId to, String template, String turn) {
        mail.send(circles.view(task.circle()), task, to, template, turn, WakingHours.next(clock.instant()));
    }
}
