package nl.kring.watch;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.circle.Act;
import nl.kring.circle.Age;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleService;
import nl.kring.circle.MemberView;
import nl.kring.circle.RelationKind;
import nl.kring.circle.Ring;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;
import nl.kring.notify.NotifyService;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.watch.WatchEvent.LineChanged;
import nl.kring.watch.WatchEvent.PlanDrafted;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is to be in the alert line is asked, and says yes or no herself; the resident sees who said what (R-D4). */
@Service
@Transactional
public class LineService {
    private final CircleService circles;
    private final Drafts drafts;
    private final AlertService alerts;
    private final SilenceService silences;
    private final NotifyService notify;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LineService(
            CircleService circles,
            Drafts drafts,
            AlertService alerts,
            SilenceService silences,
            NotifyService notify,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.drafts = drafts;
        this.alerts = alerts;
        this.silences = silences;
        this.notify = notify;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Who may be asked: who takes part, whom the resident knows, and no child (R-B14); and who lives with her. */
    @Transactional(readOnly = true)
    public List<MemberView> whoMayBeAsked(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.MAKE_PLAN);
        var view = circles.viewFor(seat);
        var atHome = drafts.of(circle, seat.standsFor()).stream()
                .flatMap(draft -> new Who(view).housemates(draft.resident()).stream())
                .flatMap(one -> view.person(one).stream())
                .map(LineService::asClose);
        return Stream.concat(atHome, view.members().stream().filter(DraftRules::mayBeAsked))
                .toList();
    }

    /** Who lives there too stands among those who may be asked as one who is close, without a word for what she is. */
    private static MemberView asClose(CirclePerson person) {
        return new MemberView(
                person,
                RelationKind.CLOSE_ONE,
                "",
                Optional.empty(),
                Ring.INNER,
                false,
                true,
                false,
                Set.of(),
                Optional.empty(),
                Age.GROWN_UP,
                Optional.empty());
    }

    /** Asks everybody in the line of a draft who was not asked yet; in the app, and by a message. */
    public void ask(CircleId circle, UUID draft) {
        var seat = circles.seat(circle);
        seat.mayWrite(Act.MAKE_PLAN);
        var row = open(seat, draft);
        var view = circles.viewFor(seat);
        new DraftRules(view, row.resident())
                .checked(new DraftPart.Line(
                        row.line().stream().map(Drafts.Place::wanted).toList()));
        row.line().stream()
                .filter(place -> place.askedAt().isEmpty() && place.answer().isEmpty())
                .forEach(place -> ask(row, place.wanted().person(), new Who(view).resident(row.resident())));
        events.publishEvent(new PlanDrafted(circle));
    }

    /** Asks somebody once more, who said no: she may have said why, and it may be another now. */
    public void askAgain(CircleId circle, UUID draft, AccountId person) {
        var seat = circles.seat(circle);
        seat.mayWrite(Act.MAKE_PLAN);
        var row = open(seat, draft);
        row.line().stream()
                .filter(place -> place.wanted().person().equals(person)
                        && place.answer().filter(yes -> !yes).isPresent())
                .findFirst()
                .orElseThrow(NotFound::new);
        ask(row, person, new Who(circles.viewFor(seat)).resident(row.resident()));
        events.publishEvent(new PlanDrafted(circle));
    }

    private Drafts.Row open(Seat seat, UUID draft) {
        var row = drafts.lock(draft)
                .filter(found -> found.circle().equals(seat.circle()))
                .orElseThrow(() -> new NotFound(draft));
        if (row.approvedAt().isPresent()) {
            throw new Refused("plan.approvedAlready");
        }
        return row;
    }

    private void ask(Drafts.Row draft, AccountId person, CirclePerson resident) {
        var now = clock.instant();
        jdbc.sql("update circle.line_ask set asked_at = ?, answer = null, answered_at = null, woken = false "
                        + "where draft_id = ? and account_id = ?")
                .param(java.sql.Timestamp.from(now))
                .param(draft.id())
                .param(person.value())
                .update();
        tell(draft.circle(), draft.id(), person, "lineAsk", resident.firstName(), now);
    }

    private void tell(CircleId circle, UUID draft, AccountId to, String template, String name, Instant now) {
        notify.send(ToWatch.of(circle, to, template, List.of(name), draft, Long.toString(now.toEpochMilli()), now));
    }

    /** Whether the reader is in a line here, or said yes to a place in one that is being made. */
    @Transactional(readOnly = true)
    public boolean isIn(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        return jdbc.sql(
                        "select exists (select 1 from circle.alert_line where circle_id = :circle and account_id = :me "
                                + "and plan_id = circle.plan_of(:circle)) or exists (select 1 from circle.line_ask a "
                                + "where a.circle_id = :circle and a.account_id = :me and a.answer and circle.asked_by(a.draft_id) is not null)")
                .param("circle", circle.value())
                .param("me", seat.account().value())
                .query(Boolean.class)
                .single();
    }

    /** She takes her yes back: from now on she is not asked any more, and whose line it is hears of it. Not while she has an alert. */
    public void leave(CircleId circle) {
        var seat = circles.seat(circle);
        seat.mayWrite(Act.READ);
        var view = circles.viewFor(seat);
        if (owns(seat)) {
            throw new Refused("plan.line.leave.owns");
        }
        if (isAsked(seat)) {
            throw new Refused("plan.line.leave.asked");
        }
        var left = jdbc.sql("select circle.leave_lines(?) as residents")
                .param(circle.value())
                .query((row, _) -> Rows.accounts(row, "residents"))
                .single();
        var name = view.nameOf(seat.account()).orElse("");
        left.forEach(resident -> tell(circle, circle.value(), resident, "lineLeft", name, clock.instant()));
        if (!left.isEmpty()) {
            events.publishEvent(new LineChanged(circle));
        }
    }

    /** Who is asked now answers first: who saw it is not to wait for somebody who left. */
    private boolean isAsked(Seat seat) {
        return alerts.current(seat.circle())
                        .filter(alert -> alert.mayPass() || alert.asksMe())
                        .isPresent()
                || silences.current(seat.circle())
                        .filter(silence -> silence.asked() && !silence.passed() && !silence.nobody())
                        .isPresent();
    }

    private boolean owns(Seat seat) {
        return jdbc.sql("select exists (select 1 from circle.alert where circle_id = :circle and owner_id = :me "
                        + "and state <> 'CLOSED') or exists (select 1 from circle.silence where circle_id = :circle "
                        + "and owner_id = :me and ended_at is null)")
                .param("circle", seat.circle().value())
                .param("me", seat.account().value())
                .query(Boolean.class)
                .single();
    }

    /** What the reader is asked, one question a resident. */
    @Transactional(readOnly = true)
    public List<LineQuestion> questions(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        if (!seat.can(Act.MAKE_PLAN)) {
            return List.of();
        }
        var who = new Who(circles.viewFor(seat));
        return jdbc.sql(
                        "select *, circle.asked_by(draft_id) as resident_id from circle.line_ask where circle_id = ? and account_id = ? "
                                + "and asked_at is not null and answer is null order by draft_id")
                .param(circle.value())
                .param(seat.account().value())
                .query((row, _) -> new LineQuestion(
                        Rows.id(row, "draft_id"),
                        who.resident(new AccountId(Rows.id(row, "resident_id"))),
                        Hours.read(row.getString("hours")),
                        row.getBoolean("wake_asked"),
                        row.getBoolean("call_only")))
                .list();
    }

    /**
     * Her own yes or no to her place.
     *
     * @param asked what she read: if it is another by now, she reads that first
     * @param woken whether she may be woken at night; only where that is asked
     */
    public void answer(CircleId circle, LineQuestion asked, boolean yes, boolean woken) {
        var seat = circles.seat(circle);
        seat.mayWrite(Act.MAKE_PLAN);
        if (!questions(circle).contains(asked)) {
            throw new Refused("plan.question.other");
        }
        var answered = jdbc.sql("update circle.line_ask set answer = ?, woken = ?, answered_at = ? "
                        + "where draft_id = ? and account_id = ? and asked_at is not null and answer is null "
                        + "and hours = ? and wake_asked = ? and call_only = ?")
                .param(yes)
                .param(yes && woken && asked.wake())
                .param(java.sql.Timestamp.from(clock.instant()))
                .param(asked.draft())
                .param(seat.account().value())
                .param(asked.hours().kept())
                .param(asked.wake())
                .param(asked.callOnly())
                .update();
        if (answered == 0) {
            throw new Refused("plan.question.other");
        }
        tell(
                circle,
                asked.draft(),
                asked.resident().account(),
                "lineAnswer",
                circles.viewFor(seat).nameOf(seat.account()).orElse(""),
                clock.instant());
        events.publishEvent(new PlanDrafted(circle));
    }
}
