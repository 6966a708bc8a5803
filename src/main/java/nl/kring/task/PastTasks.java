package nl.kring.task;

import java.sql.Timestamp;
import java.util.List;
import nl.kring.agenda.AppointmentId;
import nl.kring.circle.Act;
import nl.kring.circle.AudienceService;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.PastSeats;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tasks of the past that a demo has: by a job, and by the same rights as those that are asked now. Nobody is asked. */
@Service
@Transactional
public class PastTasks {
    private final CircleJobs circles;
    private final AudienceService audiences;
    private final JdbcClient jdbc;

    PastTasks(CircleJobs circles, AudienceService audiences, JdbcClient jdbc) {
        this.circles = circles;
        this.audiences = audiences;
        this.jdbc = jdbc;
    }

    /** Writes them, each with its place on the timeline and what became of it. Who may not ask or take it is refused. */
    public void ask(CircleId circle, List<PastTask> tasks) {
        Acting.requireJob();
        var seats = new PastSeats(circle, circles, audiences);
        tasks.forEach(task -> ask(seats, task));
    }

    private void ask(PastSeats seats, PastTask past) {
        var circle = seats.circle();
        var task = past.task();
        var maker = seats.of(past.maker());
        var proposed = past.state() == TaskState.PROPOSED;
        maker.may(proposed ? Act.PROPOSE_TASK : Act.MAKE_TASK, task.topic());
        past.taker().ifPresent(taker -> seats.of(taker).may(Act.TAKE_TASK, task.topic()));
        var audience = seats.audience(past.maker(), task.topic(), task.about(), task.only());
        var at = Timestamp.from(task.when().at());
        var made = Timestamp.from(past.made());
        var series = past.series();
        jdbc.sql(
                        "insert into circle.task (id, circle_id, audience_id, maker_id, state, what, at, before, ends_at, place, "
                                + "ride_from, remote, conduct, entry_id, appointment_id, repeats, first_at, series_id, followed, made_at, taker_id, "
                                + "taken_at) values (:id, :circle, :audience, :maker, :state, :what, :at, :before, :ends, :place, :from, "
                                + ":remote, :conduct, :entry, :appointment, :repeats, :first, :series, :followed, :made, :taker, :taken)")
                .param("id", task.id().value())
                .param("circle", circle.value())
                .param("audience", audience.id())
                .param("maker", past.maker().value())
                .param("state", past.state().name())
                .param("what", task.what())
                .param("at", at)
                .param("before", task.when().before())
                .param(
                        "ends",
                        task.when().before()
                                ? at
                                : Timestamp.from(task.when().at().plus(TaskService.TAKES)))
                .param("place", task.place().orElse(null))
                .param("from", task.from().orElse(null))
                .param("remote", task.remote())
                .param("conduct", task.conduct())
                .param("entry", proposed ? null : task.id().value())
                .param(
                        "appointment",
                        past.appointment().map(AppointmentId::value).orElse(null))
                .param("repeats", task.repeats().name())
                .param(
                        "first",
                        series.map(PastTask.Series::first).map(Timestamp::from).orElse(null))
                .param("series", series.map(one -> one.id().value()).orElse(null))
                .param("followed", series.filter(PastTask.Series::followed).isPresent())
                .param("made", made)
                .param("taker", past.taker().map(AccountId::value).orElse(null))
                .param("taken", past.taker().map(_ -> made).orElse(null))
                .update();
        if (!proposed) {
            jdbc.sql(
                            "insert into circle.entry (id, circle_id, audience_id, kind, author_id, at) values (?, ?, ?, 'TASK', ?, ?)")
                    .param(task.id().value())
                    .param(circle.value())
                    .param(audience.id())
                    .param(past.maker().value())
                    .param(made)
                    .update();
        }
    }
}
