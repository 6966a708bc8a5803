package nl.kring.start;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.identity.AccountId;
import nl.kring.privacy.Terms;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of circles that were begun on behalf. Each change asks the row itself whether it is still due. */
@Component
class Behalf {
    private static final String FREEZE_AFTER = "14 days";
    private static final String WAITS =
            "refused_at is null and erased_at is null and not exists (select 1 from circle.circle yes "
                    + "where yes.id = circle_id and yes.confirmed_at is not null)";

    private final Terms terms;
    private final JdbcClient jdbc;

    Behalf(Terms terms, JdbcClient jdbc) {
        this.terms = terms;
        this.jdbc = jdbc;
    }

    /** A circle begun on behalf, and by whom. */
    record Begun(CircleId circle, AccountId starter) {}

    private static Begun begun(ResultSet row, int number) throws SQLException {
        return new Begun(new CircleId(row.getObject(1, UUID.class)), new AccountId(row.getObject(2, UUID.class)));
    }

    /** Remembers it, and which account was made for its resident. */
    void begin(CircleId circle, AccountId starter, AccountId made) {
        jdbc.sql("insert into circle.on_behalf (circle_id, starter_id, made_id, freezes_at, erases_at) "
                        + "values (?, ?, ?, common.kring_now() + ?::interval, common.kring_now() + ?::interval)")
                .param(circle.value())
                .param(starter.value())
                .param(made.value())
                .param(FREEZE_AFTER)
                .param(terms.invitations().toString())
                .update();
    }

    /** The account that was made for it. */
    Optional<AccountId> made(CircleId circle) {
        return jdbc.sql("select made_id from circle.on_behalf where circle_id = ? and made_id is not null")
                .param(circle.value())
                .query(UUID.class)
                .optional()
                .map(AccountId::new);
    }

    /** How many circles somebody began that wait for an answer. */
    int waitingOf(AccountId starter) {
        return jdbc.sql("select count(*) from circle.on_behalf where starter_id = ? and " + WAITS)
                .param(starter.value())
                .query(Integer.class)
                .single();
    }

    /** One that waits for its answer, held until the end of the transaction. */
    Optional<Begun> waiting(CircleId circle) {
        return jdbc.sql("select circle_id, starter_id from circle.on_behalf where circle_id = ? and " + WAITS
                        + " for update")
                .param(circle.value())
                .query(Behalf::begun)
                .optional();
    }

    /** One that had its yes, also when its row here is gone. */
    Optional<Begun> heard(CircleId circle) {
        return jdbc.sql("select id, begun_by from circle.circle where id = ? and formation_basis = 'ON_BEHALF' "
                        + "and begun_by is not null and confirmed_at is not null")
                .param(circle.value())
                .query(Behalf::begun)
                .optional();
    }

    Optional<Begun> byCode(byte[] hash) {
        return jdbc.sql("select circle_id, starter_id from circle.on_behalf where code_hash = ? and " + WAITS
                        + " for update")
                .param(hash)
                .query(Behalf::begun)
                .optional();
    }

    void code(CircleId circle, byte[] hash) {
        jdbc.sql("update circle.on_behalf set code_hash = ? where circle_id = ? and " + WAITS)
                .param(hash)
                .param(circle.value())
                .update();
    }

    Optional<BehalfView> about(CircleId circle) {
        return jdbc.sql("select freezes_at, erases_at from circle.on_behalf where circle_id = ? and " + WAITS)
                .param(circle.value())
                .query((row, _) -> new BehalfView(
                        row.getTimestamp(1).toInstant(), row.getTimestamp(2).toInstant()))
                .optional();
    }

    /** The resident said no; everything goes at the next tick. */
    boolean refuse(CircleId circle) {
        return jdbc.sql("update circle.on_behalf set refused_at = common.kring_now() where circle_id = ? and " + WAITS)
                        .param(circle.value())
                        .update()
                == 1;
    }

    /** Those that had their yes wait for nothing more. */
    void forgetAnswered() {
        jdbc.sql(
                        "delete from circle.on_behalf b using circle.circle c where c.id = b.circle_id and c.confirmed_at is not null")
                .update();
    }

    /** Is another circle now: nothing waits any more. */
    void done(CircleId circle) {
        jdbc.sql("delete from circle.on_behalf where circle_id = ?")
                .param(circle.value())
                .update();
    }

    /** Those whose day fourteen has come without an answer. */
    List<CircleId> toFreeze() {
        return circles(
                "select b.circle_id from circle.on_behalf b join circle.circle c on c.id = b.circle_id where refused_at is null "
                        + "and erased_at is null and freezes_at <= common.kring_now() and c.frozen_at is null and c.confirmed_at is null");
    }

    /** Those with a no, or whose day thirty has come. */
    List<CircleId> toErase() {
        return circles("select circle_id from circle.on_behalf where erased_at is null "
                + "and (refused_at is not null or erases_at <= common.kring_now())");
    }

    private List<CircleId> circles(String sql) {
        return jdbc.sql(sql)
                .query((row, _) -> new CircleId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Due to be erased still, now that it is held: another node, or an answer of this moment, may have been first. */
    Optional<Begun> stillToErase(CircleId circle) {
        return jdbc.sql("select circle_id, starter_id from circle.on_behalf where circle_id = ? and erased_at is null "
                        + "and (refused_at is not null or erases_at <= common.kring_now()) for update")
                .param(circle.value())
                .query(Behalf::begun)
                .optional();
    }

    void erased(CircleId circle) {
        jdbc.sql(
                        "update circle.on_behalf set erased_at = common.kring_now(), code_hash = null, made_id = null where circle_id = ?")
                .param(circle.value())
                .update();
    }

    /** Who began it could read for a month that it was not started. */
    void forgetOld() {
        jdbc.sql("delete from circle.on_behalf where erased_at < common.kring_now() - interval '30 days'")
                .update();
    }

    /** Whether something that this person began was not started, and she did not read that yet. */
    boolean hasUnread(AccountId starter) {
        return jdbc.sql("select exists (select 1 from circle.on_behalf where starter_id = ? "
                        + "and (erased_at is not null or refused_at is not null) and seen_at is null)")
                .param(starter.value())
                .query(Boolean.class)
                .single();
    }

    void read(AccountId starter) {
        jdbc.sql("update circle.on_behalf set seen_at = common.kring_now() where starter_id = ? "
                        + "and (erased_at is not null or refused_at is not null) and seen_at is null")
                .param(starter.value())
                .update();
    }
}
