package nl.kring.circle;

import java.util.List;
import java.util.UUID;
import nl.kring.identity.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What follows in rows, as a job, once it is certain that a resident died, or that it was a mistake. */
@Component
class Deaths {
    private final JdbcClient jdbc;

    Deaths(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean rests(UUID circle) {
        return jdbc.sql("select not circle.goes_on(?)")
                .param(circle)
                .query(Boolean.class)
                .single();
    }

    /** The residents of a circle of whom it is certain that they died. */
    List<AccountId> of(CircleId circle) {
        return jdbc.sql("select resident_id from circle.death_report where circle_id = ? and settled_at is not null "
                        + "and mistake_at is null")
                .param(circle.value())
                .query((row, _) -> new AccountId(row.getObject(1, UUID.class)))
                .list();
    }

    boolean settle(CircleId circle, AccountId resident) {
        return one(
                "update circle.death_report set settled_at = common.kring_now() where circle_id = ? and resident_id = ? "
                        + "and confirmed_at is not null and settled_at is null and mistake_at is null",
                circle,
                resident);
    }

    boolean restore(CircleId circle, AccountId resident) {
        var restored = one(
                "update circle.death_report set restored_at = common.kring_now() where circle_id = ? and resident_id = ? "
                        + "and mistake_at is not null and settled_at is not null and restored_at is null",
                circle,
                resident);
        if (restored) {
            one(
                    "update circle.circle_resident set ended_at = null where circle_id = ? and account_id = ? "
                            + "and not exists (select 1 from circle.circle_resident o where o.circle_id = circle_resident.circle_id "
                            + "and o.account_id = circle_resident.account_id and o.ended_at is null)",
                    circle,
                    resident);
        }
        return restored;
    }

    /** Of a household: the others go on. */
    void end(CircleId circle, AccountId resident) {
        one(
                "update circle.circle_resident set ended_at = common.kring_now() where circle_id = ? and account_id = ? "
                        + "and ended_at is null",
                circle,
                resident);
        jdbc.sql("update circle.circle set health_allowed = exists (select 1 from circle.circle_resident r "
                        + "where r.circle_id = circle.id and r.ended_at is null and r.health_allowed) where id = ?")
                .param(circle.value())
                .update();
    }

    /** Somebody lives there after all: no day is said on which it goes. */
    void goesOn(CircleId circle) {
        jdbc.sql("update circle.circle set erases_at = null where id = ?")
                .param(circle.value())
                .update();
    }

    /** Who else lived there and died after the one who turns out to live: she is the last no more, and no day is hers to say. */
    List<AccountId> diedToo(CircleId circle, AccountId restored) {
        return jdbc.sql(
                        "update circle.death_report d set erase_at = null where circle_id = ? and resident_id <> ? "
                                + "and settled_at is not null and mistake_at is null and exists (select 1 from circle.circle_resident r "
                                + "where r.circle_id = d.circle_id and r.account_id = d.resident_id and r.ended_at is null) returning resident_id")
                .param(circle.value())
                .param(restored.value())
                .query((row, _) -> new AccountId(row.getObject(1, UUID.class)))
                .list();
    }

    private boolean one(String sql, CircleId circle, AccountId resident) {
        return jdbc.sql(sql).param(circle.value()).param(resident.value()).update() == 1;
    }
}
