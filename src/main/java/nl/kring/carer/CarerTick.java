package nl.kring.carer;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CircleState;
import nl.kring.circle.RelationKind;
import nl.kring.identity.AccountId;
import nl.kring.notify.Message;
import nl.kring.notify.NotifyService;
import nl.kring.platform.DueRows;
import nl.kring.platform.DueWork;
import nl.kring.platform.MovingClock;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Invites who cares for somebody to say how it goes (R-D30). It knows when it asked last and nothing else: it may not read an answer, and
 * does not know whether there is one.
 */
@Component
@Order(92)
class CarerTick implements DueWork {
    static final String TEMPLATE = "carerCheck";
    private static final int MOST = 200;

    private final CircleJobs circles;
    private final NotifyService notify;
    private final JdbcClient jdbc;
    private final DueRows rows;
    private final Clock clock;

    CarerTick(CircleJobs circles, NotifyService notify, JdbcClient jdbc, DueRows rows, Clock clock) {
        this.circles = circles;
        this.notify = notify;
        this.jdbc = jdbc;
        this.rows = rows;
        this.clock = clock;
    }

    private record Rhythm(CircleId circle, AccountId carer, int weeks, Optional<Instant> invited, Instant next) {}

    @Override
    public String name() {
        return "carers";
    }

    @Override
    public Lane lane() {
        return Lane.SLOW;
    }

    @Override
    public void doWhatIsDue() {
        rows.each(() -> rhythms("next_at is null"), this::plan);
        rows.each(() -> rhythms("next_at <= (select common.kring_now()) order by next_at"), this::invite);
    }

    private List<Rhythm> rhythms(String which) {
        return jdbc.sql("select circle_id, account_id, weeks, invited_at, coalesce(next_at, common.kring_now()) "
                        + "from circle.carer_rhythm where weeks > 0 and " + which + " limit " + MOST)
                .query((row, _) -> new Rhythm(
                        new CircleId(row.getObject(1, UUID.class)),
                        new AccountId(row.getObject(2, UUID.class)),
                        row.getInt(3),
                        Optional.ofNullable(row.getTimestamp(4)).map(Timestamp::toInstant),
                        row.getTimestamp(5).toInstant()))
                .list();
    }

    private void plan(Rhythm rhythm) {
        jdbc.sql(
                        "update circle.carer_rhythm set next_at = ? where circle_id = ? and account_id = ? and next_at is null")
                .param(Timestamp.from(InvitingTimes.next(clock.instant(), rhythm.invited(), rhythm.weeks())))
                .param(rhythm.circle().value())
                .param(rhythm.carer().value())
                .update();
    }

    private void invite(Rhythm rhythm) {
        var asks = !InvitingTimes.isOver(rhythm.next(), clock.instant()) && isThere(rhythm);
        var taken = jdbc.sql("update circle.carer_rhythm set next_at = null, "
                        + "invited_at = case when ? then common.kring_now() else invited_at end "
                        + "where circle_id = ? and account_id = ? and next_at = ?")
                .param(asks)
                .param(rhythm.circle().value())
                .param(rhythm.carer().value())
                .param(Timestamp.from(rhythm.next()))
                .update();
        if (taken == 1 && asks) {
            send(rhythm);
        }
    }

    /** The relation may be another one than when it began. */
    private boolean cares(Rhythm rhythm) {
        var view = circles.view(rhythm.circle());
        return view.residents().stream().anyMatch(one -> one.account().equals(rhythm.carer()))
                || view.members().stream()
                        .anyMatch(member -> member.relation() == RelationKind.INFORMAL_CARER
                                && member.person().account().equals(rhythm.carer()));
    }

    /** Takes part, is grown up and does not rest, in a circle that goes on. */
    private boolean isThere(Rhythm rhythm) {
        return circles.seatOf(rhythm.circle(), rhythm.carer())
                        .filter(seat -> seat.state() == CircleState.ACTIVE
                                && seat.whileItWentOn().can(Act.CARER_CHECK))
                        .isPresent()
                && cares(rhythm)
                && !circles.rests(rhythm.circle(), rhythm.carer())
                && !circles.rests(rhythm.circle().value());
    }

    private void send(Rhythm rhythm) {
        var circle = rhythm.circle().value();
        var view = circles.view(rhythm.circle());
        var own = view.residents().stream().anyMatch(one -> one.account().equals(rhythm.carer()));
        notify.send(new Message(
                rhythm.carer(),
                own ? TEMPLATE + ".own" : TEMPLATE,
                List.of(view.whose()),
                "/circle/" + circle + "/carer",
                Optional.of(circle),
                rhythm.carer().value(),
                TEMPLATE + ":" + circle + ":" + rhythm.carer().value() + ":"
                        + LocalDate.ofInstant(clock.instant(), MovingClock.ZONE),
                clock.instant()));
    }
}
