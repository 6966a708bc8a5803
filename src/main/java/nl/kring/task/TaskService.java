package nl.kring.task;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.kring.agenda.AgendaEvent.RideAgreed;
import nl.kring.agenda.Agreed;
import nl.kring.agenda.AppointmentId;
import nl.kring.circle.Act;
import nl.kring.circle.AudienceService;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountService;
import nl.kring.platform.Giveaway;
import nl.kring.platform.Ids;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.platform.Texts;
import nl.kring.platform.Written;
import nl.kring.task.TaskEvent.TaskMade;
import nl.kring.task.TaskEvent.TaskMoved;
import nl.kring.task.TaskState.Step;
import nl.kring.watch.WakingHours;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks something of a circle, and takes it on: the first who says so has it (R-C10). */
@Service
@Transactional
public class TaskService {
    private static final String RIDE_TO = "task.ride.what";
    /** How long something takes that is at a moment; nobody is asked how long a visit to the dentist is. */
    static final Duration TAKES = Duration.ofHours(1);

    private static final String SAME_SERIES = "series_id = (select series_id from circle.task where id = :id)";
    private static final Duration FURTHEST = Duration.ofDays(366);

    private final CircleService circles;
    private final AudienceService audiences;
    private final AccountService accounts;
    private final TaskMail mail;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TaskService(
            CircleService circles,
            AudienceService audiences,
            AccountService accounts,
            TaskMail mail,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.audiences = audiences;
        this.accounts = accounts;
        this.mail = mail;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Asks it of the circle; who may not ask it proposes it. Sent twice with one id, it stands there once. */
    public void ask(CircleId circle, NewTask task) {
        var seat = circles.seat(circle);
        seat.may(Act.PROPOSE_TASK, task.topic());
        var what = words(task.what(), NewTask.LONGEST).orElseThrow(() -> new Refused("task.empty"));
        var place = task.place().flatMap(words -> words(words, NewTask.LONGEST_PLACE));
        var from = task.from().flatMap(words -> words(words, NewTask.LONGEST_PLACE));
        Giveaway.refuse(what + " " + place.orElse("") + " " + from.orElse(""), task.meant());
        refuseMoment(task.when().at());
        var audience = audiences.forTopic(seat, task.topic(), task.about(), task.only());
        if (!write(seat, task, what, place, from, audience.id(), Optional.empty())) {
            // the same click twice: what stands there is one's own, or it is nobody's business
            row(seat, task.id())
                    .filter(there ->
                            there.maker().equals(seat.account()) && there.what().equals(what))
                    .orElseThrow(() -> new Refused("timeline.sentBefore"));
        }
    }

    /** The ride to an appointment is asked in the words of who made or changed it; for another moment or place it is asked anew. What was driven stays as it was. */
    @EventListener
    void on(RideAgreed ride) {
        var seat = circles.seat(ride.circle());
        var place = ride.to()
                .map(Agreed::place)
                .filter(words -> !words.isEmpty() && words.length() <= NewTask.LONGEST_PLACE);
        var at = ride.to().map(to -> to.when().starts());
        if (at.filter(start -> !start.isAfter(clock.instant())).isPresent()) {
            return;
        }
        var asked = jdbc.sql(TaskRow.SELECT + "where t.appointment_id = ? and t.state in ('PROPOSED', 'OPEN', 'TAKEN') "
                        + "and t.at > common.kring_now() for update of t")
                .param(ride.appointment().value())
                .query(TaskRow::of)
                .list();
        var same = asked.stream()
                .filter(there -> at.filter(there.when().at()::equals).isPresent()
                        && there.place().equals(place))
                .findFirst();
        if (same.isPresent()) {
            inOtherWords(ride, same.get());
            return;
        }
        asked.forEach(there -> takeBack(seat, there));
        if (at.isPresent() && seat.can(Act.PROPOSE_TASK, ride.topic())) {
            var language = accounts.myLanguage().orElse(Texts.LANGUAGES.getFirst());
            var words = Texts.of(language, RIDE_TO, ride.to().orElseThrow().what());
            var task = new NewTask(
                    new TaskId(Ids.next()),
                    words,
                    new NewTask.When(at.get(), false),
                    place,
                    Optional.empty(),
                    false,
                    false,
                    ride.topic(),
                    Optional.empty(),
                    Optional.empty(),
                    Set.of());
            write(
                    seat,
                    task,
                    words,
                    place,
                    Optional.of(Texts.of(language, "task.ride.from")),
                    ride.audience(),
                    Optional.of(ride.appointment()));
        }
    }

    /** Who has the ride keeps it, and reads what it is to now. */
    private void inOtherWords(RideAgreed ride, TaskRow there) {
        var to = ride.to().orElseThrow().what();
        if (Texts.LANGUAGES.stream()
                .noneMatch(language -> Texts.of(language, RIDE_TO, to).equals(there.what()))) {
            var language = accounts.myLanguage().orElse(Texts.LANGUAGES.getFirst());
            jdbc.sql("select circle.ride_in_other_words(?, ?)")
                    .param(ride.appointment().value())
                    .param(Texts.of(language, RIDE_TO, to))
                    .query((row, _) -> row.getInt(1))
                    .single();
            events.publishEvent(new TaskMoved(ride.circle(), there.id(), there.state()));
        }
    }

    private boolean write(
            Seat seat,
            NewTask task,
            String what,
            Optional<String> place,
            Optional<String> from,
            UUID audience,
            Optional<AppointmentId> appointment) {
        var at = task.when().at();
        var may = seat.can(Act.MAKE_TASK);
        var written = jdbc.sql(
                        "insert into circle.task (id, circle_id, audience_id, maker_id, state, what, at, before, ends_at, "
                                + "place, ride_from, remote, conduct, entry_id, appointment_id, repeats, first_at, series_id) "
                                + "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                .param(task.id().value())
                .param(seat.circle().value())
                .param(audience)
                .param(seat.account().value())
                .param((may ? TaskState.OPEN : TaskState.PROPOSED).name())
                .param(what)
                .param(Timestamp.from(at))
                .param(task.when().before())
                .param(Timestamp.from(task.when().before() ? at : at.plus(TAKES)))
                .param(place.orElse(null))
                .param(from.orElse(null))
                .param(task.remote())
                .param(task.conduct())
                .param(may ? task.id().value() : null)
                .param(appointment.map(AppointmentId::value).orElse(null))
                .param(task.repeats().name())
                .param(task.repeats() == Repeats.ONCE ? null : Timestamp.from(at))
                .param(task.repeats() == Repeats.ONCE ? null : task.id().value())
                .update();
        if (written == 0) {
            return false;
        }
        if (may) {
            entry(seat, task.id().value(), audience);
        }
        events.publishEvent(new TaskMade(seat.circle(), task.id()));
        return true;
    }

    private static Optional<String> words(String text, int longest) {
        return Optional.of(Written.kept(text, longest)).filter(kept -> !kept.isEmpty());
    }

    private void refuseMoment(Instant at) {
        var now = clock.instant();
        if (!at.isAfter(now)) {
            throw new Refused("task.past");
        }
        if (at.isAfter(now.plus(FURTHEST))) {
            throw new Refused("task.far");
        }
    }

    private void entry(Seat seat, UUID id, UUID audience) {
        jdbc.sql("insert into circle.entry (id, circle_id, audience_id, kind, author_id) values (?, ?, ?, 'TASK', ?)")
                .param(id)
                .param(seat.circle().value())
                .param(audience)
                .param(seat.account().value())
                .update();
    }

    /** Puts there what somebody else proposed; it is new on the timeline then. */
    public void place(CircleId circle, TaskId id) {
        var seat = circles.seat(circle);
        seat.may(Act.MAKE_TASK);
        var task = found(seat, id);
        seat.may(Act.MAKE_TASK, task.topic());
        if (task.state() != TaskState.PROPOSED) {
            return;
        }
        refuseMoment(task.when().at());
        var entry = Ids.next();
        if (moves(task, Step.PLACE, "entry_id = ?", entry)) {
            entry(seat, entry, task.audience());
            moved(task, TaskState.OPEN);
        }
    }

    /** Says no to what was proposed, with a sentence for who did. */
    public void decline(CircleId circle, TaskId id, String why) {
        var seat = circles.seat(circle);
        seat.may(Act.MAKE_TASK);
        var task = found(seat, id);
        seat.may(Act.MAKE_TASK, task.topic());
        var said = words(why, NewTask.LONGEST).orElseThrow(() -> new Refused("task.decline.empty"));
        Giveaway.refuse(said, Set.of());
        if (task.state() == TaskState.PROPOSED && moves(task, Step.WITHDRAW, "said = ?", said)) {
            moved(task, TaskState.WITHDRAWN);
        }
    }

    /** "Ik doe het": the first who says so has it; the second is told who was first. */
    public void take(CircleId circle, TaskId id) {
        var seat = circles.seat(circle);
        seat.may(Act.TAKE_TASK);
        var task = found(seat, id);
        seat.may(Act.TAKE_TASK, task.topic());
        if (task.conduct() && !conductSeen()) {
            throw new Refused("task.conduct.not");
        }
        if (!clock.instant().isBefore(task.ends())) {
            throw new Refused("task.over");
        }
        if (moves(
                task,
                Step.TAKE,
                "taker_id = ?, taken_at = common.kring_now()",
                seat.account().value())) {
            jdbc.sql("delete from circle.task_cannot where task_id = ? and account_id = ?")
                    .param(id.value())
                    .param(seat.account().value())
                    .update();
            moved(task, TaskState.TAKEN);
            return;
        }
        var now = found(seat, id);
        if (!now.isOf(seat.account())) {
            throw now.taker()
                    .flatMap(circles.view(circle)::nameOf)
                    .map(name -> new Refused("task.before", name))
                    .orElseGet(() -> new Refused("task.over"));
        }
    }

    /** "Ik kan deze keer niet": nobody asks why, and nobody asks again. */
    public void cannot(CircleId circle, TaskId id) {
        var seat = circles.seat(circle);
        seat.may(Act.TAKE_TASK);
        var task = found(seat, id);
        seat.may(Act.TAKE_TASK, task.topic());
        cannotNow(seat, id);
        events.publishEvent(new TaskMoved(circle, id, task.state()));
    }

    private void cannotNow(Seat seat, TaskId id) {
        jdbc.sql(
                        "insert into circle.task_cannot (task_id, circle_id, account_id) values (?, ?, ?) on conflict do nothing")
                .param(id.value())
                .param(seat.circle().value())
                .param(seat.account().value())
                .update();
    }

    /** Hands back what one took, until it begins, and nobody asks why. */
    public void handBack(CircleId circle, TaskId id) {
        var seat = circles.seat(circle);
        var task = found(seat, id);
        if (!task.isOf(seat.account())) {
            throw seat.noRight("HAND_BACK_TASK");
        }
        seat.mayWrite(Act.READ);
        if (!clock.instant().isBefore(task.when().at())) {
            throw new Refused("task.begun");
        }
        if (moves(task, Step.HAND_BACK, "taker_id = null, taken_at = null, returned_at = common.kring_now()")) {
            cannotNow(seat, id);
            moved(task, TaskState.OPEN);
        }
    }

    /** It is not needed any more: by who asked it, or the resident. One that comes again does so all the same. */
    public void withdraw(CircleId circle, TaskId id) {
        var seat = circles.seat(circle);
        var task = found(seat, id);
        mayWithdraw(seat, task);
        withdraw(seat, task);
    }

    /** Not this time, and never again. */
    public void withdrawForGood(CircleId circle, TaskId id) {
        var seat = circles.seat(circle);
        var task = found(seat, id);
        mayWithdraw(seat, task);
        jdbc.sql(TaskRow.SELECT + "where t.circle_id = :circle and (t.id = :id or t." + SAME_SERIES + ")")
                .param("circle", circle.value())
                .param("id", id.value())
                .query(TaskRow::of)
                .list()
                .forEach(each -> withdraw(seat, each));
        jdbc.sql(
                        "update circle.task set repeats = 'ONCE' where circle_id = :circle and not followed and taker_id is null and "
                                + SAME_SERIES)
                .param("circle", circle.value())
                .param("id", id.value())
                .update();
    }

    private static void mayWithdraw(Seat seat, TaskRow task) {
        if (!task.maker().equals(seat.account()) && !seat.isResident()) {
            throw seat.noRight("WITHDRAW_TASK");
        }
        seat.mayWrite(Act.READ);
    }

    /** Somebody may take it or hand it back in the same moment; it is withdrawn all the same. */
    private void withdraw(Seat seat, TaskRow task) {
        if (!takeBack(seat, task)) {
            takeBack(seat, found(seat, task.id()));
        }
    }

    /** Who counts on it reads that it is not needed, before the hour it would have begun. */
    private boolean takeBack(Seat seat, TaskRow task) {
        if (!moves(task, Step.WITHDRAW, "taker_id = null, taken_at = null")) {
            return false;
        }
        var soon = WakingHours.next(clock.instant());
        var when = task.when().at().isBefore(soon) ? clock.instant() : soon;
        task.taker()
                .filter(taker -> !taker.equals(seat.account()))
                .ifPresent(taker -> mail.send(circles.viewFor(seat), task, taker, "taskOff", "", when));
        moved(task, TaskState.WITHDRAWN);
        return true;
    }

    /** "Gelukt?": who had it says so, once it is over. */
    public void say(CircleId circle, TaskId id, boolean workedOut) {
        var seat = circles.seat(circle);
        var task = found(seat, id);
        if (!task.isOf(seat.account())) {
            throw seat.noRight("SAY_TASK_DONE");
        }
        seat.mayWrite(Act.READ);
        if (clock.instant().isBefore(task.when().at()) && !task.when().before()) {
            throw new Refused("task.notYet");
        }
        var step = workedOut ? Step.WORKED_OUT : Step.DID_NOT;
        if (moves(task, step, "taker_id = taker_id")) {
            task.state().after(step).ifPresent(state -> moved(task, state));
        }
    }

    /** Of the person who acts; only an organisation says that it saw one. */
    private boolean conductSeen() {
        return jdbc.sql("select exists (select 1 from common.organisation_membership where account_id = common.me() "
                        + "and active_until is null and conduct_seen_at is not null)")
                .query(Boolean.class)
                .single();
    }

    private TaskRow found(Seat seat, TaskId id) {
        return row(seat, id).orElseThrow(() -> new NotFound(id.value()));
    }

    private Optional<TaskRow> row(Seat seat, TaskId id) {
        return jdbc.sql(TaskRow.SELECT + "where t.id = ? and t.circle_id = ?")
                .param(id.value())
                .param(seat.circle().value())
                .query(TaskRow::of)
                .optional()
                .filter(task -> audiences.audiencesOf(seat).contains(task.audience()));
    }

    /** True if this was the one that did it: the row is asked again when it is written, so that two at once are one. */
    private boolean moves(TaskRow task, Step step, String set, Object... values) {
        var to = task.state().after(step);
        if (to.isEmpty()) {
            return false;
        }
        return jdbc.sql("update circle.task set state = ?, " + set
                                + " where id = ? and state = ? and taker_id is not distinct from ?::uuid")
                        .param(to.get().name())
                        .params(values)
                        .param(task.id().value())
                        .param(task.state().name())
                        .param(task.taker().map(taker -> taker.value()).orElse(null))
                        .update()
                == 1;
    }

    private void moved(TaskRow task, TaskState to) {
        events.publishEvent(new TaskMoved(task.circle(), task.id(), to));
    }
}
