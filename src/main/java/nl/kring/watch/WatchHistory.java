package nl.kring.watch;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.PersonView;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How it went, and when help was asked: what is over too, as far as who asks may read it, to take along (R-M6). */
@Service
@Transactional(readOnly = true)
public class WatchHistory {
    private final CircleService circles;
    private final AccountService accounts;
    private final JdbcClient jdbc;

    WatchHistory(CircleService circles, AccountService accounts, JdbcClient jdbc) {
        this.circles = circles;
        this.accounts = accounts;
        this.jdbc = jdbc;
    }

    /** @param line what somebody wrote with it */
    public record Change(Instant at, Phase from, Phase to, String line) {}

    /**
     * A time at which help was asked.
     *
     * @param owner who took it, or empty
     * @param agreed what was agreed to do
     * @param line what was written at the end
     */
    public record Asked(
            Instant at,
            Phase phase,
            Optional<String> owner,
            Optional<String> agreed,
            Optional<Instant> closed,
            Optional<Outcome> outcome,
            Optional<String> line) {}

    /**
     * @param took took it on; else could not
     * @param words what was said when looking back, instead of that
     */
    public record Answered(Instant at, Optional<Boolean> took, Optional<String> words) {}

    /** From where to where, newest first. */
    public List<Change> changes(CircleId circle) {
        circles.seat(circle).may(Act.READ_PLAN);
        return jdbc.sql(
                        "select at, from_phase, to_phase, line from circle.phase_change where circle_id = ? order by id desc")
                .param(circle.value())
                .query((row, _) -> new Change(
                        row.getTimestamp(1).toInstant(),
                        Phase.valueOf(row.getString(2)),
                        Phase.valueOf(row.getString(3)),
                        row.getString(4)))
                .list();
    }

    /** Each time that help was asked, newest first. */
    public List<Asked> asked(CircleId circle) {
        circles.seat(circle).may(Act.READ_PLAN);
        var people = new java.util.HashMap<UUID, AccountId>();
        jdbc.sql("select distinct owner_id from circle.alert where circle_id = ? and owner_id is not null")
                .param(circle.value())
                .query(row -> {
                    people.put(row.getObject(1, UUID.class), new AccountId(row.getObject(1, UUID.class)));
                });
        var names = accounts.people(List.copyOf(people.values()));
        return jdbc.sql("select raised_at, phase, owner_id, action, closed_at, outcome, outcome_line from circle.alert "
                        + "where circle_id = ? order by id desc")
                .param(circle.value())
                .query((row, _) -> new Asked(
                        row.getTimestamp(1).toInstant(),
                        Phase.valueOf(row.getString(2)),
                        Optional.ofNullable(row.getObject(3, UUID.class)).map(owner -> name(names, owner)),
                        Optional.ofNullable(row.getString(4)),
                        Optional.ofNullable(row.getTimestamp(5)).map(java.sql.Timestamp::toInstant),
                        Optional.ofNullable(row.getString(6)).map(Outcome::valueOf),
                        Optional.ofNullable(row.getString(7))))
                .list();
    }

    private static String name(Map<AccountId, PersonView> names, UUID owner) {
        return Optional.ofNullable(names.get(new AccountId(owner)))
                .map(PersonView::firstName)
                .orElse("");
    }

    /** What the person signed in answered when help was asked, newest first. */
    public List<Answered> mine(CircleId circle) {
        Seat seat = circles.seat(circle);
        seat.may(Act.READ);
        return jdbc.sql(
                        "select at, case kind when 'LOOKED_BACK' then null else kind = 'CLAIM' end, "
                                + "trim(coalesce(helped, '') || chr(10) || coalesce(otherwise, ''), chr(10)) from circle.alert_response "
                                + "where circle_id = ? and account_id = ? and kind in ('CLAIM', 'CANNOT', 'LOOKED_BACK') order by at desc")
                .param(circle.value())
                .param(seat.account().value())
                .query((row, _) -> new Answered(
                        row.getTimestamp(1).toInstant(),
                        Optional.ofNullable(row.getObject(2, Boolean.class)),
                        Optional.of(row.getString(3)).filter(words -> !words.isEmpty())))
                .list();
    }

    /**
     * What the person signed in bore of the alerts of the last days.
     *
     * @param claimed how many she took on
     * @param nights of how many she heard while people sleep
     */
    public record Borne(int claimed, int nights) {}

    /** The own part in the alerts since then; a person's own, worked out for nobody else. */
    public Borne borne(CircleId circle, Instant since) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        var claimed = jdbc.sql("select count(distinct alert_id) from circle.alert_response "
                        + "where circle_id = ? and account_id = ? and kind = 'CLAIM' and at >= ?")
                .param(circle.value())
                .param(seat.account().value())
                .param(Timestamp.from(since))
                .query(Integer.class)
                .single();
        var nights = jdbc
                .sql("select alert_id, asked_at from circle.alert_asked where circle_id = ? and account_id = ? "
                        + "and asked_at >= ?")
                .param(circle.value())
                .param(seat.account().value())
                .param(Timestamp.from(since))
                .query((row, _) -> Map.entry(
                        row.getObject(1, UUID.class), row.getTimestamp(2).toInstant()))
                .list()
                .stream()
                .filter(asked -> !WakingHours.hold(asked.getValue()))
                .map(Map.Entry::getKey)
                .distinct()
                .count();
        return new Borne(claimed, Math.toIntExact(nights));
    }
}
