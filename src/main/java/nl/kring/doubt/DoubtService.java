package nl.kring.doubt;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.bridge.BridgeService;
import nl.kring.bridge.Origin;
import nl.kring.bridge.Payload;
import nl.kring.bridge.Preview;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.platform.Written;
import nl.kring.privacy.AccessLog;
import nl.kring.tenant.WorkingDays;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** "Klopt dit niet?" (R-M2): one line of the log and a question cross to the privacy officer, as the preview shows; nothing else of the circle. */
@Service
@Transactional
public class DoubtService {
    private static final int WORKING_DAYS = 5;
    private static final int LONGEST_LINE = 500;

    private final CircleService circles;
    private final AccountService accounts;
    private final BridgeService bridge;
    private final AccessLog log;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DoubtService(
            CircleService circles,
            AccountService accounts,
            BridgeService bridge,
            AccessLog log,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.accounts = accounts;
        this.bridge = bridge;
        this.log = log;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Who answers here, by first name; nobody where the operator of this circle named no privacy officer. */
    @Transactional(readOnly = true)
    public Optional<String> officer(CircleId circle) {
        circles.seat(circle).may(Act.SEE_ACCESS_LOG);
        return jdbc.sql("select circle.privacy_officer(?)")
                .param(circle.value())
                .query((row, _) -> Optional.ofNullable(row.getString(1)))
                .single();
    }

    /** What was asked about this circle's log, newest first. */
    @Transactional(readOnly = true)
    public List<DoubtView> asked(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.SEE_ACCESS_LOG);
        var today = today();
        return jdbc.sql(
                        "select id, line, said, question, asked_at, answer_before, answer, answered_by, answered_at "
                                + "from circle.doubt where circle_id = ? and (resident_id is null or resident_id = ?) order by id desc limit 500")
                .param(circle.value())
                .param(whose(seat).value())
                .query((row, _) -> view(row, today))
                .list();
    }

    private static DoubtView view(ResultSet row, LocalDate today) throws SQLException {
        var before = row.getDate("answer_before").toLocalDate();
        var answer = Optional.ofNullable(row.getString("answer"));
        var answeredAt = Optional.ofNullable(row.getTimestamp("answered_at")).map(Timestamp::toInstant);
        var by = row.getString("answered_by");
        var until = answeredAt.map(DoubtService::day).orElse(today);
        return new DoubtView(
                row.getObject("id", UUID.class),
                row.getLong("line"),
                row.getString("said"),
                row.getString("question"),
                row.getTimestamp("asked_at").toInstant(),
                before,
                until.isAfter(before),
                answer.map(text -> new DoubtView.Answer(by, text, answeredAt.orElseThrow())));
    }

    private static LocalDate day(java.time.Instant at) {
        return LocalDate.ofInstant(at, MovingClock.ZONE);
    }

    private LocalDate today() {
        return day(clock.instant());
    }

    /** Exactly what the privacy officer would read; nothing is sent. */
    @Transactional(readOnly = true)
    public Preview preview(CircleId circle, NewDoubt given) {
        var seat = circles.seat(circle);
        seat.may(Act.SEE_ACCESS_LOG);
        return preview(seat, given);
    }

    private Preview preview(Seat seat, NewDoubt given) {
        if (given.question().strip().length() > NewDoubt.LONGEST) {
            throw new Refused("doubt.long", NewDoubt.LONGEST);
        }
        var line = circles.whoLooked(seat.circle(), Optional.of(given.line() + 1)).stream()
                .filter(found -> found.n() == given.line())
                .findFirst()
                .orElseThrow(() -> new NotFound(seat.circle().value()));
        var view = circles.viewFor(seat);
        return bridge.preview(
                given.id(),
                view.tenant(),
                new Payload.Doubt(
                        accounts.fullName(whose(seat)),
                        seat.isResident() ? "" : accounts.fullName(seat.account()),
                        Written.kept(given.said(), LONGEST_LINE),
                        line.at(),
                        Written.kept(given.question(), NewDoubt.LONGEST)));
    }

    /** Whose log it is that somebody asks about: in a household of one of them (decision 044). */
    private static AccountId whose(Seat seat) {
        return seat.resident().orElseThrow(NotFound::new);
    }

    /** What a preview says; the screen shows this and nothing else. */
    public Payload.Doubt shown(Preview preview) {
        return bridge.read(preview.payload(), Payload.Doubt.class);
    }

    /** Sends what was shown, and says until when it is answered. Sent twice, it goes once. */
    public LocalDate ask(CircleId circle, NewDoubt given, Preview shown) {
        var seat = circles.seat(circle);
        seat.may(Act.SEE_ACCESS_LOG);
        seat.alone(Act.FORWARD_NEED);
        if (officer(circle).isEmpty()) {
            throw new Refused("doubt.nobody");
        }
        if (!preview(seat, given).equals(shown)) {
            throw new Refused("doubt.changed");
        }
        var before = WorkingDays.after(today(), WORKING_DAYS);
        if (waits(circle, given)) {
            return before;
        }
        var payload = shown(shown);
        bridge.send(shown, new Origin(Optional.of(circle.value()), seat.account()));
        jdbc.sql(
                        "insert into circle.doubt (id, circle_id, account_id, line, said, question, answer_before, bridge_id, resident_id) "
                                + "values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(given.id())
                .param(circle.value())
                .param(seat.account().value())
                .param(given.line())
                .param(payload.line())
                .param(payload.question())
                .param(Date.valueOf(before))
                .param(shown.id())
                .param(whose(seat).value())
                .update();
        log.write(circle.value(), whose(seat), "ASKED", "DOUBT", given.id());
        events.publishEvent(new DoubtChanged(circle));
        return before;
    }

    private boolean waits(CircleId circle, NewDoubt given) {
        var open = jdbc.sql("select id from circle.doubt where circle_id = ? and line = ? and answered_at is null")
                .param(circle.value())
                .param(given.line())
                .query(UUID.class)
                .optional();
        if (open.filter(id -> !id.equals(given.id())).isPresent()) {
            throw new Refused("doubt.already");
        }
        return open.isPresent();
    }
}
