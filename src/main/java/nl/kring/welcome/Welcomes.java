package nl.kring.welcome;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.kring.circle.CircleEvent.CircleActivated;
import nl.kring.circle.CircleId;
import nl.kring.identity.AccountId;
import nl.kring.identity.Secrets;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the first days. */
@Component
class Welcomes {
    private static final String SELECT = "select w.id, w.circle_id, w.resident_id, w.began_at, w.step, w.mailed, "
            + "w.stopped_at is not null, w.answer, w.done from circle.welcome w ";

    /** Only a circle that lives, and only who is its resident still. */
    private static final String GOES_ON =
            "w.stopped_at is null and circle.goes_on(w.circle_id) and exists (select 1 from circle.circle c "
                    + "where c.id = w.circle_id and c.state = 'ACTIVE') and exists (select 1 from circle.circle_resident r "
                    + "where r.circle_id = w.circle_id and r.account_id = w.resident_id and r.ended_at is null)";

    private static final int LINKS = 20;

    private final JdbcClient jdbc;

    Welcomes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A resident's row.
     *
     * @param step what came last
     * @param mailed whether that went by mail
     * @param done what was done or put away
     */
    record Row(
            UUID id,
            CircleId circle,
            AccountId resident,
            Instant began,
            Optional<Step> step,
            boolean mailed,
            boolean stopped,
            Optional<Answer> answer,
            Set<String> done) {
        boolean came(Step which) {
            return step.filter(last -> last.compareTo(which) >= 0).isPresent();
        }
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject(1, UUID.class),
                new CircleId(row.getObject(2, UUID.class)),
                new AccountId(row.getObject(3, UUID.class)),
                row.getTimestamp(4).toInstant(),
                Optional.ofNullable(row.getString(5)).map(Step::valueOf),
                row.getBoolean(6),
                row.getBoolean(7),
                Optional.ofNullable(row.getString(8)).map(Answer::valueOf),
                Set.of((String[]) row.getArray(9).getArray()));
    }

    /** The first days begin when the circle does, in the same transaction, whoever made it begin. */
    @EventListener
    void on(CircleActivated begun) {
        jdbc.sql("insert into circle.welcome (id, circle_id, resident_id) select uuidv7(), circle_id, account_id "
                        + "from circle.circle_resident where circle_id = ? and ended_at is null on conflict do nothing")
                .param(begun.circle().value())
                .update();
    }

    List<UUID> due() {
        return jdbc.sql("select w.id from circle.welcome w where w.due_at <= (select common.kring_now()) and " + GOES_ON
                        + " order by w.due_at limit 50")
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Held until the end of the transaction: of two ticks the second finds nothing due. */
    Optional<Row> takeDue(UUID id) {
        return jdbc.sql(SELECT + "where w.id = ? and w.due_at <= (select common.kring_now()) and " + GOES_ON
                        + " for update of w skip locked")
                .param(id)
                .query(Welcomes::row)
                .optional();
    }

    /** As it is now, if there is still something to say to this resident. */
    Optional<Row> goingOn(UUID id) {
        return jdbc.sql(SELECT + "where w.id = ? and " + GOES_ON)
                .param(id)
                .query(Welcomes::row)
                .optional();
    }

    Optional<UUID> circleOf(UUID id) {
        return jdbc.sql("select circle_id from circle.welcome where id = ?")
                .param(id)
                .query(UUID.class)
                .optional();
    }

    Optional<Row> of(CircleId circle, AccountId resident) {
        return jdbc.sql(SELECT + "where w.circle_id = ? and w.resident_id = ?")
                .param(circle.value())
                .param(resident.value())
                .query(Welcomes::row)
                .optional();
    }

    void came(UUID id, Step step, boolean mailed) {
        jdbc.sql("update circle.welcome set step = ?, mailed = ? where id = ?")
                .param(step.name())
                .param(mailed)
                .param(id)
                .update();
    }

    void nextAt(UUID id, Optional<Instant> due) {
        jdbc.sql("update circle.welcome set due_at = ? where id = ?")
                .param(due.map(Timestamp::from).orElse(null))
                .param(id)
                .update();
    }

    void notMailed(UUID id) {
        jdbc.sql("update circle.welcome set mailed = false where id = ?")
                .param(id)
                .update();
    }

    void answer(UUID id, Answer answer) {
        jdbc.sql("update circle.welcome set answer = ? where id = ?")
                .param(answer.name())
                .param(id)
                .update();
    }

    void goOn(UUID id) {
        jdbc.sql("update circle.welcome set stopped_at = null where id = ?")
                .param(id)
                .update();
    }

    void done(UUID id, String what) {
        jdbc.sql("update circle.welcome set done = done || ? where id = ? and not ? = any (done)")
                .param(what)
                .param(id)
                .param(what)
                .update();
    }

    /** A new secret for a mail. Of those of a mail that could not leave yet, the newest few are kept. */
    String mint(UUID id) {
        var token = Secrets.token();
        jdbc.sql("delete from circle.welcome_link where welcome_id = ? and hash not in (select hash "
                        + "from circle.welcome_link where welcome_id = ? order by minted_at desc limit ?)")
                .param(id)
                .param(id)
                .param(LINKS)
                .update();
        jdbc.sql("insert into circle.welcome_link (hash, welcome_id) values (?, ?)")
                .param(Secrets.hash(token))
                .param(id)
                .update();
        return token;
    }

    Optional<Row> byLink(String token) {
        return jdbc.sql(SELECT + "join circle.welcome_link l on l.welcome_id = w.id where l.hash = ?")
                .param(Secrets.hash(token))
                .query(Welcomes::row)
                .optional();
    }

    void stop(UUID id) {
        jdbc.sql("update circle.welcome set stopped_at = common.kring_now() where id = ? and stopped_at is null")
                .param(id)
                .update();
    }
}
