package nl.kring.watch;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CirclePerson;
import nl.kring.identity.AccountId;
import nl.kring.notify.Message;
import nl.kring.notify.NotifyService;
import nl.kring.platform.DueRows;
import nl.kring.platform.DueWork;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A circle in which nobody says anything (R-D29): after three weeks one friendly question, after sixty days whether it may rest. */
@Component
@Order(14)
class QuietTick implements DueWork {
    static final Duration QUIET = Duration.ofDays(21);
    static final Duration RESTS = Duration.ofDays(60);
    private static final Duration WEEK = Duration.ofDays(7);

    private static final String DUE =
            "select c.id, c.quiet_since, c.quiet_asked, greatest(c.created_at, (select max(p.at) from circle.post p "
                    + "where p.circle_id = c.id and p.deleted_at is null), (select max(o.at) from circle.observation o "
                    + "where o.circle_id = c.id)) as last from circle.circle c where c.state = 'ACTIVE' "
                    + "and c.quiet_look_at <= (select common.kring_now()) and circle.may_ask(c.id) "
                    + "and not exists (select 1 from circle.silence_rule s where s.circle_id = c.id "
                    + "and s.quiet_until > (select common.kring_now())) order by c.quiet_look_at limit 100";

    private final CircleJobs circles;
    private final NotifyService notify;
    private final JdbcClient jdbc;
    private final DueRows rows;
    private final Clock clock;

    QuietTick(CircleJobs circles, NotifyService notify, JdbcClient jdbc, DueRows rows, Clock clock) {
        this.circles = circles;
        this.notify = notify;
        this.jdbc = jdbc;
        this.rows = rows;
        this.clock = clock;
    }

    /** A circle at which it is time to look: since when nobody said anything, and how often that silence was asked about. */
    private record Row(CircleId circle, Instant last, int asked) {}

    @Override
    public String name() {
        return "quiet";
    }

    @Override
    public Lane lane() {
        return Lane.SLOW;
    }

    @Override
    public void doWhatIsDue() {
        rows.each(
                () -> jdbc.sql(DUE)
                        .query((row, _) -> {
                            var last = Rows.at(row, "last");
                            var same = Rows.instant(row, "quiet_since").filter(last::equals);
                            return new Row(
                                    new CircleId(Rows.id(row, "id")),
                                    last,
                                    same.isPresent() ? row.getInt("quiet_asked") : 0);
                        })
                        .list(),
                this::look);
    }

    private void look(Row row) {
        var now = clock.instant();
        var quiet = Duration.between(row.last(), now);
        var asks = quiet.compareTo(RESTS) >= 0 ? 2 : quiet.compareTo(QUIET) >= 0 ? 1 : 0;
        var next = Stream.of(row.last().plus(QUIET), row.last().plus(RESTS))
                .filter(now::isBefore)
                .filter(now.plus(WEEK)::isAfter)
                .findFirst()
                .orElse(now.plus(WEEK));
        var taken = jdbc.sql(
                        "update circle.circle set quiet_look_at = ?, quiet_since = ?, quiet_asked = ? where id = ? "
                                + "and quiet_look_at <= common.kring_now()")
                .param(Timestamp.from(next))
                .param(Timestamp.from(row.last()))
                .param(Math.max(asks, row.asked()))
                .param(row.circle().value())
                .update();
        if (taken == 1 && asks > row.asked()) {
            ask(row, asks == 2 ? "circleRests" : "circleQuiet", now);
        }
    }

    private void ask(Row row, String template, Instant now) {
        var who = new Who(circles.view(row.circle()));
        who.circle().residents().stream()
                .map(CirclePerson::account)
                .filter(resident -> !who.rests(resident))
                .forEach(resident -> send(row, resident, template + ".own", who.resident(resident), now));
        who.coordinators().stream()
                .filter(coordinator -> !who.rests(coordinator))
                .forEach(coordinator ->
                        send(row, coordinator, template, who.circle().resident(), now));
    }

    private void send(Row row, AccountId to, String template, CirclePerson named, Instant now) {
        notify.send(new Message(
                to,
                template,
                List.of(named.firstName()),
                "/circle/" + row.circle().value() + "/timeline",
                Optional.of(row.circle().value()),
                row.circle().value(),
                template + ":" + row.circle().value() + ":" + to.value() + ":"
                        + row.last().toEpochMilli(),
                WakingHours.next(now)));
    }
}
