package nl.kring.watch;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.kring.circle.CircleId;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The phases of a resident, as rows that are only added to. */
@Component
class Phases {
    private final JdbcClient jdbc;

    Phases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest change, and since when the phase is what it is. */
    record Now(Phase phase, boolean provisional, Instant since) {}

    Optional<Now> now(CircleId circle) {
        return jdbc.sql("select to_phase, provisional, coalesce((select max(e.at) from circle.phase_change e "
                        + "where e.circle_id = c.circle_id and e.from_phase <> e.to_phase), at) as since "
                        + "from circle.phase_change c where circle_id = ? and rule <> 'SAID_BETTER' "
                        + "order by at desc, id desc limit 1")
                .param(circle.value())
                .query((row, _) -> new Now(Phase.valueOf(row.getString(1)), row.getBoolean(2), Rows.at(row, "since")))
                .optional();
    }

    /** Whether nothing was seen since a moment: who knows the phase may know that. */
    boolean isQuiet(CircleId circle, Instant since) {
        return jdbc.sql("select circle.nothing_seen_since(?, ?)")
                .param(circle.value())
                .param(Timestamp.from(since))
                .query(Boolean.class)
                .single();
    }

    /** One of the two who must say that red is over. */
    record Said(AccountId by, Phase to, String line) {}

    /** What was said since the phase was reached and not longer than this ago, newest first. */
    List<Said> said(CircleId circle, Instant since) {
        return jdbc.sql(
                        "select by_id, says_phase, line from circle.phase_change c where circle_id = ? and rule = 'SAID_BETTER' "
                                + "and at > ? and not exists (select 1 from circle.phase_change e where e.circle_id = c.circle_id "
                                + "and e.resident_id = c.resident_id and e.from_phase <> e.to_phase and e.at > c.at) "
                                + "and circle.nothing_seen_since(c.circle_id, c.at) order by at desc, id desc")
                .param(circle.value())
                .param(Timestamp.from(since))
                .query((row, _) -> new Said(
                        new AccountId(Rows.id(row, "by_id")),
                        Phase.valueOf(row.getString("says_phase")),
                        row.getString("line")))
                .list();
    }

    /** Who says something of it waits for who says something in this same moment, and reads it then. */
    void oneByOne(Plan plan) {
        jdbc.sql("select 1 from pg_advisory_xact_lock(hashtextextended(?::text, 6))")
                .param(plan.resident().value())
                .query(Integer.class)
                .single();
    }

    void say(Plan plan, Phase to, AccountId by, String line) {
        jdbc.sql(
                        "insert into circle.phase_change (id, circle_id, plan_id, resident_id, from_phase, to_phase, rule, "
                                + "provisional, by_id, line, says_phase) values (?, ?, ?, ?, 'RED', 'RED', 'SAID_BETTER', false, ?, ?, ?)")
                .param(Ids.next())
                .param(plan.circle().value())
                .param(plan.id())
                .param(plan.resident().value())
                .param(by.value())
                .param(line)
                .param(to.name())
                .update();
    }

    /** When a human lowered the phase, or an alert was closed: what was seen before counts no more. */
    Instant countedSince(Plan plan) {
        return jdbc.sql("select coalesce(greatest("
                        + "(select max(at) from circle.phase_change where circle_id = ? and resident_id = ? and "
                        + "array_position(array['GREEN', 'YELLOW', 'ORANGE', 'RED'], to_phase) < "
                        + "array_position(array['GREEN', 'YELLOW', 'ORANGE', 'RED'], from_phase)), "
                        + "(select max(closed_at) from circle.alert where circle_id = ? and resident_id = ?)), "
                        + "'epoch'::timestamptz) as since")
                .param(plan.circle().value())
                .param(plan.resident().value())
                .param(plan.circle().value())
                .param(plan.resident().value())
                .query((row, _) -> Rows.at(row, "since"))
                .single();
    }

    void change(Plan plan, Phase from, Phase to, String rule, @Nullable AccountId by, String line) {
        jdbc.sql("insert into circle.phase_change (id, circle_id, plan_id, resident_id, from_phase, to_phase, rule, "
                        + "provisional, by_id, line) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(Ids.next())
                .param(plan.circle().value())
                .param(plan.id())
                .param(plan.resident().value())
                .param(from.name())
                .param(to.name())
                .param(rule)
                .param(by == null)
                .param(by == null ? null : by.value())
                .param(line)
                .update();
    }
}
