package nl.kring.circle;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.CircleEvent.CircleClosed;
import nl.kring.circle.CircleEvent.CircleReopened;
import nl.kring.circle.CircleEvent.DeedAnswered;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.PersonView;
import nl.kring.notify.Message;
import nl.kring.notify.NotifyService;
import nl.kring.platform.Giveaway;
import nl.kring.platform.Refused;
import nl.kring.platform.Written;
import nl.kring.privacy.AccessLog;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Closing a circle, by its resident, or in her name with 72 hours for her no: from then on it is only read, until it is erased or she opens it again. */
@Service
@Transactional
public class ClosingService {
    /** How long before it the resident knows, and how long her no holds. */
    static final Duration NOTICE = Duration.ofHours(72);

    private final CircleService circles;
    private final AccountService accounts;
    private final NotifyService notify;
    private final Confirming confirming;
    private final Closes closes;
    private final AccessLog log;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ClosingService(
            CircleService circles,
            AccountService accounts,
            NotifyService notify,
            Confirming confirming,
            Closes closes,
            AccessLog log,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.accounts = accounts;
        this.notify = notify;
        this.confirming = confirming;
        this.closes = closes;
        this.log = log;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Since when it is closed and until when it can be read; nothing for one that is not. */
    @Transactional(readOnly = true)
    public Optional<ClosingView> closing(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        return jdbc.sql("select c.closed_at, c.erases_at, exists (select 1 from circle.closing_read r "
                        + "where r.circle_id = c.id and r.account_id = ? and r.closed_at = c.closed_at), c.apart_at is not null "
                        + "from circle.circle c where c.id = ? and c.state = 'CLOSED'")
                .param(seat.account().value())
                .param(circle.value())
                .query((row, _) -> new ClosingView(
                        row.getTimestamp(1).toInstant(),
                        row.getTimestamp(2).toInstant(),
                        row.getBoolean(3),
                        seat.can(Act.REOPEN_CIRCLE) && !row.getBoolean(4),
                        row.getBoolean(4)))
                .optional();
    }

    /** Closes it at once; a second time, such as a double click, changes nothing. */
    public void close(CircleId circle) {
        var seat = circles.seat(circle);
        if (seat.can(Act.REOPEN_CIRCLE)) {
            return;
        }
        seat.may(Act.CLOSE_CIRCLE);
        if (closes.close(circle)) {
            read(seat);
            log.write(circle.value(), "CLOSED", "CIRCLE", circle.value());
            events.publishEvent(new CircleClosed(circle));
        }
    }

    /** Whether it closes in the resident's name, and when; for her and who speaks for her. */
    @Transactional(readOnly = true)
    public Optional<ClosingSoon> soon(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.SEE_ACCESS_LOG);
        return said(seat)
                .map(said -> new ClosingSoon(
                        Optional.ofNullable(accounts.people(List.of(said.by())).get(said.by()))
                                .map(PersonView::firstName)
                                .orElse(""),
                        said.by().equals(seat.account()),
                        said.at(),
                        said.reason()));
    }

    private record Said(AccountId by, Instant at, String reason) {}

    private Optional<Said> said(Seat seat) {
        return jdbc.sql("select closing_by, closing_at, closing_reason from circle.circle where id = ? "
                        + "and state = 'ACTIVE' and closing_at is not null")
                .param(seat.circle().value())
                .query((row, _) -> new Said(
                        new AccountId(row.getObject(1, UUID.class)),
                        row.getTimestamp(2).toInstant(),
                        row.getString(3)))
                .optional();
    }

    /** In the resident's name: it closes in 72 hours, unless she says no. Said twice, it is said once. */
    public void closeInName(CircleId circle, String reason) {
        var seat = circles.seat(circle);
        seat.mayWrite(Act.CLOSE_IN_NAME);
        var kept = Written.kept(reason, DeedService.LONGEST_REASON);
        if (kept.isEmpty()) {
            throw new Refused("deed.reason.missing");
        }
        Giveaway.refuse(kept, Giveaway.ALLOWED);
        if (said(seat).isPresent()) {
            return;
        }
        var begun = jdbc.sql(
                        "update circle.circle set closing_by = ?, closing_at = common.kring_now() + ?::interval, closing_reason = ?, version = version + 1 "
                                + "where id = ? and state = 'ACTIVE' and closing_at is null "
                                + "and (closing_no_at is null or closing_no_at + ?::interval <= common.kring_now())")
                .param(seat.account().value())
                .param(NOTICE.toString())
                .param(kept)
                .param(circle.value())
                .param(NOTICE.toString())
                .update();
        if (begun == 0) {
            throw new Refused("deed.no.holds", seat.ownerName());
        }
        log.write(circle.value(), "PLANNED", "CLOSING", circle.value());
        events.publishEvent(new DeedAnswered(circle));
    }

    /** It stays open: the resident says no, and that holds for 72 hours; or who said it takes it back. */
    public void stayOpen(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.SEE_ACCESS_LOG);
        var said = said(seat);
        if (said.isEmpty()) {
            return;
        }
        if (seat.isResident()) {
            seat.may(Act.SAY_NO);
        } else if (!said.get().by().equals(seat.account())) {
            throw seat.noRight("STAY_OPEN");
        }
        var open = jdbc.sql("update circle.circle set " + Closes.NOT_SAID
                        + (seat.isResident() ? "closing_no_at = common.kring_now(), " : "")
                        + "version = version + 1 where id = ? and state = 'ACTIVE' and closing_at is not null")
                .param(circle.value())
                .update();
        if (open == 0) {
            return; // said on another device, or it has just closed: what stands there now says so
        }
        if (seat.isResident()) {
            log.write(circle.value(), "SAID_NO", "CLOSING", circle.value());
            notify.send(new Message(
                    said.get().by(),
                    "deed.no",
                    List.of(seat.ownerName()),
                    "/circle/" + circle.value() + "/people",
                    Optional.of(circle.value()),
                    circle.value(),
                    "deed.no/closing/" + said.get().at().toEpochMilli(),
                    clock.instant()));
        } else {
            log.write(circle.value(), "UNPLANNED", "CLOSING", circle.value());
        }
        events.publishEvent(new DeedAnswered(circle));
    }

    /** It is as it was, for everybody who is still in it. */
    public void reopen(CircleId circle) {
        circles.seat(circle).may(Act.REOPEN_CIRCLE);
        if (closing(circle).filter(ClosingView::apart).isPresent()) {
            throw new Refused("apart.noWayBack");
        }
        var opened = jdbc.sql("update circle.circle set state = 'ACTIVE', closed_at = null, erases_at = null, "
                        + "version = version + 1 where id = ? and state = 'CLOSED' and erases_at > common.kring_now()")
                .param(circle.value())
                .update();
        if (opened == 0) {
            throw new Refused("circle.closed.tooLate");
        }
        confirming.theOnlyOne(circle);
        log.write(circle.value(), "REOPENED", "CIRCLE", circle.value());
        events.publishEvent(new CircleReopened(circle));
    }

    /** The person signed in read that it is closed. */
    public void read(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        read(seat);
    }

    private void read(Seat seat) {
        jdbc.sql(
                        "insert into circle.closing_read (circle_id, account_id, closed_at) "
                                + "select id, ?, closed_at from circle.circle where id = ? and state = 'CLOSED' on conflict do nothing")
                .param(seat.account().value())
                .param(seat.circle().value())
                .update();
    }
}
