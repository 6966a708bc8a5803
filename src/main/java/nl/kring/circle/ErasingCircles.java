package nl.kring.circle;

import java.util.List;
import java.util.UUID;
import nl.kring.identity.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of a circle that goes: without a yes, or because its day has come. The database asks the same again (decision 039). */
@Component
class ErasingCircles {
    private static final String DUE = "(confirmed_at is null and formation_basis = 'ON_BEHALF' "
            + "or state in ('CLOSED', 'IN_MEMORIAM') and erases_at <= common.kring_now())";
    private static final int PIECE = 1_000;
    private static final List<String> MUCH = List.of("read_receipt", "entry", "post");

    private final JdbcClient jdbc;

    ErasingCircles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those whose day has come. */
    List<CircleId> due() {
        return jdbc.sql("select unnest(circle.circles_to_erase())")
                .query((row, _) -> new CircleId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Whether it may go, held until the end of the transaction: a yes of this moment waits. */
    boolean holds(CircleId circle) {
        return jdbc.sql("select id from circle.circle where id = ? and " + DUE + " for update")
                .param(circle.value())
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /** Everybody who is or was in it and never came in by an own way, as whom nobody can sign in. */
    List<AccountId> unclaimed(CircleId circle) {
        return jdbc.sql(
                        "select a.id from common.account a where a.claimed_at is null and a.tenant_id is null and a.id in "
                                + "(select account_id from circle.circle_resident where circle_id = :circle "
                                + "union select account_id from circle.circle_member where circle_id = :circle)")
                .param("circle", circle.value())
                .query((row, _) -> new AccountId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Whether something that stays points at this account: what crossed to the municipality, or came in from another system. */
    boolean isNamedElsewhere(AccountId account) {
        return jdbc.sql("select exists (select 1 from bridge.origin where :account in (account_id, sent_by)) "
                        + "or exists (select 1 from circle.imported_number where account_id = :account)")
                .param("account", account.value())
                .query(Boolean.class)
                .single();
    }

    /** Takes a piece of what there is much of; false if nothing of it is left. */
    boolean takesAPiece(CircleId circle) {
        return MUCH.stream()
                .anyMatch(table -> jdbc.sql("delete from circle." + table
                                        + " where ctid = any (array(select ctid from circle." + table
                                        + " where circle_id = ? limit " + PIECE + "))")
                                .param(circle.value())
                                .update()
                        > 0);
    }

    boolean erase(CircleId circle) {
        return jdbc.sql("delete from circle.circle where id = ? and " + DUE)
                        .param(circle.value())
                        .update()
                == 1;
    }
}
