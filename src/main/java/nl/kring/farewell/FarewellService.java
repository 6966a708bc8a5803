package nl.kring.farewell;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.circle.Act;
import nl.kring.circle.CircleEvent.DeathReported;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleState;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.privacy.AccessLog;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people say of a death. From the first word on nothing goes out of the circle, and nobody is told by Kring (journey b). */
@Service
@Transactional
public class FarewellService {
    private final CircleService circles;
    private final AccountService accounts;
    private final AccessLog log;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FarewellService(
            CircleService circles,
            AccountService accounts,
            AccessLog log,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.accounts = accounts;
        this.log = log;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    private record Row(
            UUID id,
            AccountId resident,
            LocalDate diedOn,
            Optional<AccountId> reportedBy,
            Optional<String> office,
            boolean confirmed) {
        boolean by(AccountId person) {
            return reportedBy.filter(person::equals).isPresent();
        }
    }

    /** What is said now; nothing as long as nobody said anything, or it was a mistake. */
    @Transactional(readOnly = true)
    public List<DeathView> said(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        var rows = rows(circle);
        var people = accounts.people(rows.stream()
                .flatMap(row -> Stream.concat(Stream.of(row.resident()), row.reportedBy().stream()))
                .distinct()
                .toList());
        return rows.stream()
                .map(row -> new DeathView(
                        row.resident(),
                        name(people.get(row.resident())),
                        row.diedOn(),
                        row.office().orElseGet(() -> row.reportedBy()
                                .map(by -> name(people.get(by)))
                                .orElse("")),
                        row.office().isPresent(),
                        row.by(seat.account()),
                        row.confirmed(),
                        mayConfirm(seat, row),
                        mayUndo(seat, row),
                        row.resident().equals(seat.account()),
                        row.confirmed() && seat.state() == CircleState.ACTIVE ? seat.ownerName() : ""))
                .toList();
    }

    private static String name(nl.kring.identity.@org.jspecify.annotations.Nullable PersonView person) {
        return Optional.ofNullable(person)
                .map(nl.kring.identity.PersonView::firstName)
                .orElse("");
    }

    private static boolean mayConfirm(Seat seat, Row row) {
        return !row.confirmed()
                && seat.can(Act.CONFIRM_DEATH)
                && !row.by(seat.account())
                && !row.resident().equals(seat.account());
    }

    private static boolean mayUndo(Seat seat, Row row) {
        return seat.can(row.confirmed() ? Act.CONFIRM_DEATH : Act.DEATH_WAS_A_MISTAKE);
    }

    private List<Row> rows(CircleId circle) {
        return rows(circle, "");
    }

    private List<Row> rows(CircleId circle, String held) {
        return jdbc.sql("select id, resident_id, died_on, reported_by, reported_office, confirmed_at is not null "
                        + "from circle.death_report d where circle_id = ? and mistake_at is null and "
                        + "(settled_at is null or settled_at > common.kring_now() - interval '90 days' "
                        + "or exists (select 1 from circle.circle c where c.id = d.circle_id and c.state = 'IN_MEMORIAM')) order by id"
                        + held)
                .param(circle.value())
                .query((row, _) -> new Row(
                        row.getObject(1, UUID.class),
                        new AccountId(row.getObject(2, UUID.class)),
                        row.getDate(3).toLocalDate(),
                        Optional.ofNullable(row.getObject(4, UUID.class)).map(AccountId::new),
                        Optional.ofNullable(row.getString(5)),
                        row.getBoolean(6)))
                .list();
    }

    /** Somebody says that a resident died on a day. At once nothing goes out any more. Said by two, the first one's word stands. */
    public void report(CircleId circle, AccountId resident, LocalDate diedOn) {
        var seat = circles.seat(circle);
        seat.may(Act.REPORT_DEATH);
        var lives = circles.viewFor(seat).residents().stream()
                .anyMatch(one -> one.account().equals(resident));
        if (!lives || resident.equals(seat.account())) {
            throw new NotFound();
        }
        if (diedOn.isAfter(LocalDate.ofInstant(clock.instant(), MovingClock.ZONE))) {
            throw new Refused("farewell.later");
        }
        var id = Ids.next();
        var rows = jdbc.sql("insert into circle.death_report (id, circle_id, resident_id, died_on, reported_by) "
                        + "values (?, ?, ?, ?, ?) on conflict do nothing")
                .param(id)
                .param(circle.value())
                .param(resident.value())
                .param(diedOn)
                .param(seat.account().value())
                .update();
        if (rows == 1) {
            log.write(circle.value(), "REPORTED", "DEATH", id);
            events.publishEvent(new DeathReported(circle));
        }
    }

    /** A second person who stands near, or who speaks for the resident, says that it is so. */
    public void confirm(CircleId circle, AccountId resident) {
        var seat = circles.seat(circle);
        seat.may(Act.CONFIRM_DEATH);
        var row = row(circle, resident);
        if (row.confirmed()) {
            return;
        }
        if (!mayConfirm(seat, row)) {
            throw new Refused("farewell.second");
        }
        jdbc.sql("update circle.death_report set confirmed_by = ?, confirmed_at = common.kring_now() where id = ? "
                        + "and confirmed_at is null and mistake_at is null")
                .param(seat.account().value())
                .param(row.id())
                .update();
        log.write(circle.value(), "AFFIRMED", "DEATH", row.id());
        events.publishEvent(new DeathReported(circle));
    }

    /** It was a mistake: one word, and all is as it was. Once it was confirmed only who may confirm says so. */
    public void mistake(CircleId circle, AccountId resident) {
        var seat = circles.seat(circle);
        seat.may(Act.DEATH_WAS_A_MISTAKE);
        var row = row(circle, resident);
        if (!mayUndo(seat, row)) {
            throw seat.noRight(Act.DEATH_WAS_A_MISTAKE.name());
        }
        refuseAfterTheDay(circle);
        jdbc.sql("update circle.death_report set mistake_by = ?, mistake_at = common.kring_now() where id = ? "
                        + "and mistake_at is null")
                .param(seat.account().value())
                .param(row.id())
                .update();
        log.write(circle.value(), "TOOK_BACK", "DEATH", row.id());
        events.publishEvent(new DeathReported(circle));
    }

    /** What is being erased does not come back. */
    private void refuseAfterTheDay(CircleId circle) {
        if (jdbc.sql("select erases_at <= common.kring_now() and state = 'IN_MEMORIAM' from circle.circle where id = ?")
                .param(circle.value())
                .query((row, _) -> row.getBoolean(1))
                .single()) {
            throw new Refused("circle.closed.tooLate");
        }
    }

    /** Held to the end, as it is now: somebody else may confirm it, or take it back, in this same moment. */
    private Row row(CircleId circle, AccountId resident) {
        return rows(circle, " for update").stream()
                .filter(row -> row.resident().equals(resident))
                .findFirst()
                .orElseThrow(NotFound::new);
    }
}
