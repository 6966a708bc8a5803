package nl.kring.circle;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.kring.circle.CircleEvent.PauseChanged;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.PersonView;
import nl.kring.notify.Message;
import nl.kring.notify.NotifyService;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.privacy.AccessLog;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A coordinator lets a member wait for at most 72 hours, such as in a quarrel (R-B3); the resident is asked at once. */
@Service
@Transactional
public class PauseService {
    private static final String RUNNING =
            "p.circle_id = :circle and p.ended_at is null and p.until > (select common.kring_now()) "
                    + "and exists (select 1 from circle.circle_member m where m.circle_id = p.circle_id "
                    + "and m.account_id = p.account_id and m.ended_at is null)";

    private final CircleService circles;
    private final AccountService accounts;
    private final NotifyService notify;
    private final AccessLog log;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PauseService(
            CircleService circles,
            AccountService accounts,
            NotifyService notify,
            AccessLog log,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.accounts = accounts;
        this.notify = notify;
        this.log = log;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Lets this member wait from now on. Sent twice with one id, it is one pause. */
    public void pause(CircleId circle, AccountId member, UUID id) {
        var seat = circles.seat(circle);
        seat.may(Act.PAUSE_MEMBER);
        if (isThere(id)) {
            return;
        }
        if (!mayBePaused(circle, member)) {
            throw new Refused("pause.notThis");
        }
        jdbc.sql("with now as materialized (select common.kring_now() as it) "
                        + "insert into circle.member_pause (id, circle_id, account_id, by_id, at, until) "
                        + "select ?, ?, ?, ?, it, it + interval '72 hours' from now")
                .param(id)
                .param(circle.value())
                .param(member.value())
                .param(seat.account().value())
                .update();
        log.write(circle.value(), "PAUSED", "MEMBER", member.value());
        deciders(circle).forEach(person -> tell(circle, person, seat.account(), member, id));
        tellWhoWaits(seat, member, id);
        events.publishEvent(new PauseChanged(circle));
    }

    private boolean isThere(UUID id) {
        return jdbc.sql("select exists (select 1 from circle.member_pause where id = ?)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    /** Neither the resident nor who speaks for that person, no coordinator, and nobody who was paused just before (R-B4). */
    private boolean mayBePaused(CircleId circle, AccountId member) {
        return jdbc.sql("select circle.may_be_paused(?, ?)")
                .param(circle.value())
                .param(member.value())
                .query(Boolean.class)
                .single();
    }

    /** The resident, and who speaks for that person in personal matters. */
    private List<AccountId> deciders(CircleId circle) {
        return jdbc.sql("select account_id from circle.circle_resident where circle_id = :circle and ended_at is null "
                        + "union select account_id from circle.representation where circle_id = :circle and ended_at is null "
                        + "and personal and valid_until > (select common.kring_now())")
                .param("circle", circle.value())
                .query((row, _) -> new AccountId(row.getObject(1, UUID.class)))
                .list();
    }

    private void tell(CircleId circle, AccountId reader, AccountId coordinator, AccountId member, UUID id) {
        notify.send(new Message(
                reader,
                "pause",
                List.of(name(coordinator), name(member)),
                "/circle/" + circle.value() + "/people",
                Optional.of(circle.value()),
                id,
                "pause:" + id + ":" + reader.value(),
                clock.instant()));
    }

    /** One neutral message without a reason, and not as somebody in the circle. */
    private void tellWhoWaits(Seat seat, AccountId member, UUID id) {
        notify.send(new Message(
                member,
                "pauseYou",
                List.of(seat.ownerName()),
                "",
                Optional.empty(),
                id,
                "pauseYou:" + id,
                clock.instant()));
    }

    private String name(AccountId person) {
        return Optional.ofNullable(accounts.people(Set.of(person)).get(person))
                .map(PersonView::firstName)
                .orElse("");
    }

    /** Who waits now, for who decides and for who coordinates; to others nobody does. */
    @Transactional(readOnly = true)
    public List<PauseView> running(CircleId circle) {
        var seat = circles.seat(circle);
        return seat.can(Act.ADMIT_OR_REMOVE) || seat.can(Act.PAUSE_MEMBER) ? read(circle) : List.of();
    }

    private List<PauseView> read(CircleId circle) {
        var rows = jdbc.sql(
                        "select p.id, p.account_id, p.by_id, p.until, p.answered_at is not null from circle.member_pause p "
                                + "where " + RUNNING + " order by p.id")
                .param("circle", circle.value())
                .query((row, _) -> new Row(
                        row.getObject(1, UUID.class),
                        new AccountId(row.getObject(2, UUID.class)),
                        new AccountId(row.getObject(3, UUID.class)),
                        row.getTimestamp(4).toInstant(),
                        row.getBoolean(5)))
                .list();
        return rows.stream()
                .map(row -> new PauseView(row.id(), person(row.who()), name(row.by()), row.until(), row.answered()))
                .toList();
    }

    private record Row(UUID id, AccountId who, AccountId by, java.time.Instant until, boolean answered) {}

    private CirclePerson person(AccountId id) {
        return Optional.ofNullable(accounts.people(Set.of(id)).get(id))
                .map(person -> new CirclePerson(id, person.firstName(), person.face(), Optional.empty()))
                .orElseThrow(NotFound::new);
    }

    /** The resident lets the pause stand: it ends by itself. */
    public void letStand(CircleId circle, UUID pause) {
        circles.seat(circle).mayWrite(Act.ADMIT_OR_REMOVE);
        var rows = jdbc.sql("update circle.member_pause p set answered_at = common.kring_now() "
                        + "where p.id = :pause and p.answered_at is null and " + RUNNING)
                .param("pause", pause)
                .param("circle", circle.value())
                .update();
        changed(circle, rows, () -> log.write(circle.value(), "LEFT_STANDING", "PAUSE", pause));
    }

    /** The resident lets the member take part again, at once. */
    public void end(CircleId circle, UUID pause) {
        circles.seat(circle).mayWrite(Act.ADMIT_OR_REMOVE);
        var rows = jdbc.sql(
                        "update circle.member_pause p set answered_at = coalesce(p.answered_at, common.kring_now()), "
                                + "ended_at = common.kring_now() where p.id = :pause and " + RUNNING)
                .param("pause", pause)
                .param("circle", circle.value())
                .update();
        changed(circle, rows, () -> log.write(circle.value(), "ENDED", "PAUSE", pause));
    }

    private void changed(CircleId circle, int rows, Runnable write) {
        if (rows == 1) {
            write.run();
            events.publishEvent(new PauseChanged(circle));
        }
    }
}
