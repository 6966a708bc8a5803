package nl.kring.told;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.notify.NotifyService;
import nl.kring.notify.PushService;
import nl.kring.platform.DueRows;
import nl.kring.platform.DueWork;
import nl.kring.platform.Ids;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Decides when each is told, and puts what is due for one person together in one letter. Nothing is told twice: a thing is in one letter at
 * most, and gone from here a week after that left: until then it may come back.
 */
@Component
@Order(90)
class ToldTick implements DueWork {
    private static final String WHOM =
            "select distinct circle_id, account_id from circle.to_tell where letter_id is null and ";
    private static final String UNPLANNED = "due_at is null";
    private static final String DUE = "due_at <= (select common.kring_now())";

    /** Where somebody died nothing is sent; if that was a mistake, it goes in one letter. */
    private static final String GOES_ON = " and circle.goes_on(circle_id)";

    private static final int MOST = 200;

    /** What could not be told in so many days is no news any more; what went by mail is kept as long as that may come back. */
    private static final String STALE =
            "delete from circle.to_tell where at < (select common.kring_now()) - interval '30 days' "
                    + "or letter_id is not null and at < (select common.kring_now()) - interval '7 days'";

    private final CircleJobs circles;
    private final AccountService accounts;
    private final ToldChoices choices;
    private final NotifyService notify;
    private final PushService push;
    private final JdbcClient jdbc;
    private final DueRows rows;
    private final ApplicationEventPublisher events;

    ToldTick(
            CircleJobs circles,
            AccountService accounts,
            ToldChoices choices,
            NotifyService notify,
            PushService push,
            JdbcClient jdbc,
            DueRows rows,
            ApplicationEventPublisher events) {
        this.circles = circles;
        this.accounts = accounts;
        this.choices = choices;
        this.notify = notify;
        this.push = push;
        this.jdbc = jdbc;
        this.rows = rows;
        this.events = events;
    }

    private record Whom(CircleId circle, AccountId person) {}

    @Override
    public String name() {
        return "told";
    }

    /** At six in the evening there is much to put together, and an alert waits for nothing. */
    @Override
    public Lane lane() {
        return Lane.SLOW;
    }

    @Override
    public void doWhatIsDue() {
        rows.each(() -> whom(UNPLANNED), whom -> plan(whom.circle(), whom.person()));
        rows.each(() -> whom(DUE + GOES_ON), this::write);
        rows.each(() -> List.of(STALE), sql -> jdbc.sql(sql).update());
    }

    private List<Whom> whom(String which) {
        return jdbc.sql(WHOM + which + " limit " + MOST)
                .query((row, _) -> new Whom(
                        new CircleId(row.getObject(1, UUID.class)), new AccountId(row.getObject(2, UUID.class))))
                .list();
    }

    /** Says of what one person is to be told when that is; what this person does not want to hear goes. */
    void plan(CircleId circle, AccountId person) {
        var whom = new Whom(circle, person);
        var seat = circles.seatOf(circle, person);
        if (seat.isEmpty()) {
            wait(whom);
            return;
        }
        var saidBy = onPaper(whom);
        saidBy.filter(_ -> wantsACall(whom, seat.get()))
                .ifPresent(by -> events.publishEvent(new WaitsOnPaper(circle, person, by)));
        var how = seat.filter(_ -> saidBy.isEmpty() && isReached(person)).map(found -> how(whom, found));
        List.of(true, false).forEach(asked -> toldAt(whom, asked)
                .ifPresent(at -> plan(whom, asked, how.flatMap(one -> TellingTimes.from(one, asked, at)))));
    }

    /** It counts from when it was told, or chosen otherwise: what was told just before six goes at six. */
    private Optional<Instant> toldAt(Whom whom, boolean asked) {
        return jdbc.sql("select at from circle.to_tell where circle_id = ? and account_id = ? and asked = ? "
                        + "and letter_id is null and " + UNPLANNED + " order by at limit 1")
                .param(whom.circle().value())
                .param(whom.person().value())
                .param(asked)
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    private ToldHow how(Whom whom, Seat seat) {
        return choices.of(whom.circle(), whom.person()).orElseGet(() -> ToldHow.ordinary(seat));
    }

    /** Who hears on paper is not mailed as well: somebody phones. */
    private Optional<AccountId> onPaper(Whom whom) {
        return jdbc.sql("select said_by from circle.on_paper where circle_id = ? and account_id = ?")
                .param(whom.circle().value())
                .param(whom.person().value())
                .query((row, _) -> new AccountId(row.getObject(1, UUID.class)))
                .optional();
    }

    private boolean wantsACall(Whom whom, Seat seat) {
        var asked = toldAt(whom, true).isPresent();
        return asked || toldAt(whom, false).isPresent() && how(whom, seat).often() != HowOften.ONLY_WHEN_ASKED;
    }

    /** By text message nobody hears of what is told (R-C7). */
    private boolean isReached(AccountId person) {
        return accounts.recipient(person).filter(to -> !to.sms()).isPresent() || push.reaches(person);
    }

    private void plan(Whom whom, boolean asked, Optional<Instant> when) {
        var sql = when.isPresent()
                ? "update circle.to_tell set due_at = :at where "
                : "delete from circle.to_tell where ";
        jdbc.sql(sql + "circle_id = :circle and account_id = :person and asked = :asked and letter_id is null and "
                        + UNPLANNED)
                .param("at", when.map(Timestamp::from).orElse(null))
                .param("circle", whom.circle().value())
                .param("person", whom.person().value())
                .param("asked", asked)
                .update();
    }

    /** Who is paused hears of it afterwards; with a seat that ended the rows went. */
    private void wait(Whom whom) {
        jdbc.sql("update circle.to_tell set due_at = (select common.kring_now()) + interval '1 hour' "
                        + "where circle_id = ? and account_id = ? and letter_id is null and (due_at is null or " + DUE
                        + ")")
                .param(whom.circle().value())
                .param(whom.person().value())
                .update();
    }

    private void write(Whom whom) {
        if (circles.seatOf(whom.circle(), whom.person()).isEmpty()) {
            wait(whom);
            return;
        }
        var letter = Ids.next();
        var things = jdbc.sql("update circle.to_tell set letter_id = ? where circle_id = ? and account_id = ? "
                        + "and letter_id is null and " + DUE)
                .param(letter)
                .param(whom.circle().value())
                .param(whom.person().value())
                .update();
        if (things > 0) {
            notify.sendComposed(ToldMail.TEMPLATE, whom.person(), whom.circle().value(), letter);
        }
    }
}
