package nl.kring.watch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.circle.CircleId;
import nl.kring.identity.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads alerts and who was asked, as far as the database shows them to who asks. */
@Component
class Alerts {
    private final JdbcClient jdbc;

    Alerts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody who was asked since the phase was reached. */
    record AskedRow(AccountId person, Instant toldFrom, boolean cannot, boolean unreached) {
        /** Who said so, or could not be reached: nothing is to be expected of that person. */
        boolean isOut() {
            return cannot || unreached;
        }
    }

    /** What an observer outside the line may know, and who was asked once health is not shared any more. */
    record Watched(
            AlertId id,
            AccountId resident,
            AlertState state,
            Optional<AccountId> owner,
            List<AccountId> asked,
            Optional<Instant> reachableAt,
            Instant raisedAt,
            boolean asking,
            boolean myTurn,
            boolean rests) {
        boolean isOf(AccountId person) {
            return owner.filter(person::equals).isPresent();
        }

        /** Somebody has it, and all the same others are asked: then nobody is sure to come. */
        boolean askedAgain() {
            return state != AlertState.CLOSED && owner.isPresent() && reachableAt.isEmpty();
        }
    }

    /** The open alert, or the one that was closed a short while ago. */
    Optional<AlertRow> current(CircleId circle) {
        return jdbc.sql("select * from circle.alert where circle_id = ? and (state <> 'CLOSED' "
                        + "or closed_at > common.kring_now() - interval '12 hours') "
                        + "order by state = 'CLOSED', raised_at desc limit 1")
                .param(circle.value())
                .query((row, _) -> alert(row))
                .optional();
    }

    Optional<AlertRow> find(CircleId circle, AlertId id) {
        return jdbc.sql("select * from circle.alert where circle_id = ? and id = ?")
                .param(circle.value())
                .param(id.value())
                .query((row, _) -> alert(row))
                .optional();
    }

    /** Whether its resident does not share it any more with who asks (AT-M1). */
    boolean rests(AlertRow alert) {
        return jdbc.sql("select ?::uuid = any (circle.plans_closed_to_me())")
                .param(alert.plan())
                .query(Boolean.class)
                .single();
    }

    /** Whether its resident shares it with her circle. */
    boolean isShared(AlertRow alert) {
        return jdbc.sql("select circle.health_ok(?, ?)")
                .param(alert.circle().value())
                .param(alert.resident().value())
                .query(Boolean.class)
                .single();
    }

    /**
     * The alert, held until the transaction ends. Not its key: who answers in this moment wrote an answer that points to it and waits for the row, and
     * a stronger lock would wait for that answer (a deadlock, of which the one who picked it up read an error).
     */
    Optional<AlertRow> lock(UUID id) {
        return jdbc.sql("select * from circle.alert where id = ? for no key update")
                .param(id)
                .query((row, _) -> alert(row))
                .optional();
    }

    Optional<AlertRow> lockOpen(CircleId circle, AccountId resident) {
        return jdbc.sql(
                        "select * from circle.alert where circle_id = ? and resident_id = ? and state <> 'CLOSED' for no key update")
                .param(circle.value())
                .param(resident.value())
                .query((row, _) -> alert(row))
                .optional();
    }

    List<AskedRow> asked(AlertRow alert) {
        return jdbc.sql(
                        "select k.account_id, min(k.told_from) as told_from, exists (select 1 from circle.alert_response r "
                                + "where r.alert_id = k.alert_id and r.account_id = k.account_id and r.kind = 'CANNOT' and r.at >= ?) "
                                + "as cannot, bool_and(k.failed_at is not null) as unreached from circle.alert_asked k where k.alert_id = ? and k.phase = ? "
                                + "group by k.alert_id, k.account_id order by min(k.asked_at), min(k.level), k.account_id")
                .param(java.sql.Timestamp.from(alert.phaseSince()))
                .param(alert.id().value())
                .param(alert.phase().name())
                .query((row, _) -> new AskedRow(
                        new AccountId(Rows.id(row, "account_id")),
                        Rows.at(row, "told_from"),
                        row.getBoolean("cannot"),
                        row.getBoolean("unreached")))
                .list();
    }

    /** Who said "I cannot" since the phase was reached, asked or not. */
    Set<AccountId> cannot(AlertRow alert) {
        return jdbc
                .sql("select account_id from circle.alert_response where alert_id = ? and kind = 'CANNOT' and at >= ?")
                .param(alert.id().value())
                .param(java.sql.Timestamp.from(alert.phaseSince()))
                .query((row, _) -> new AccountId(Rows.id(row, "account_id")))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    /** Who was asked by another alert of this circle since a moment. */
    Set<AccountId> askedElsewhere(AlertRow alert, Instant since) {
        return jdbc
                .sql(
                        "select distinct account_id from circle.alert_asked where circle_id = ? and alert_id <> ? and told_from > ?")
                .param(alert.circle().value())
                .param(alert.id().value())
                .param(java.sql.Timestamp.from(since))
                .query((row, _) -> new AccountId(Rows.id(row, "account_id")))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    /** The alerts that the asker's own observations are in, newest first; and those that are not shared any more. */
    List<Watched> watched(CircleId circle) {
        return jdbc.sql(
                        "select * from circle.watched_alerts(?) where state <> 'CLOSED' "
                                + "or closed_at > common.kring_now() - interval '12 hours' order by state = 'CLOSED', raised_at desc")
                .param(circle.value())
                .query((row, _) -> new Watched(
                        new AlertId(Rows.id(row, "alert_id")),
                        new AccountId(Rows.id(row, "resident_id")),
                        AlertState.valueOf(row.getString("state")),
                        Rows.account(row, "owner_id"),
                        Rows.accounts(row, "asked"),
                        Rows.instant(row, "reachable_at"),
                        Rows.at(row, "raised_at"),
                        row.getBoolean("asking"),
                        row.getBoolean("my_turn"),
                        row.getBoolean("rests")))
                .list();
    }

    static AlertRow alert(ResultSet row) throws SQLException {
        return new AlertRow(
                new AlertId(Rows.id(row, "id")),
                new CircleId(Rows.id(row, "circle_id")),
                Rows.id(row, "plan_id"),
                new AccountId(Rows.id(row, "resident_id")),
                Phase.valueOf(row.getString("phase")),
                Rows.at(row, "phase_since"),
                row.getInt("level"),
                AlertState.valueOf(row.getString("state")),
                row.getBoolean("asking"),
                Rows.instant(row, "reachable_at"),
                Rows.account(row, "owner_id"),
                Rows.account(row, "handed_to"),
                agreed(row),
                wanted(row),
                Rows.instant(row, "next_due_at"),
                Rows.at(row, "raised_at"),
                Optional.ofNullable(row.getString("outcome")).map(Outcome::valueOf));
    }

    private static Optional<AlertRow.Agreed> agreed(ResultSet row) throws SQLException {
        var before = Rows.instant(row, "action_before");
        var what = row.getString("action");
        var doer = Rows.account(row, "action_for");
        return Rows.account(row, "action_by")
                .flatMap(by -> before.map(moment -> new AlertRow.Agreed(by, doer.orElse(by), what, moment)));
    }

    /** What is asked no more has nobody who asks it. */
    private static Optional<AlertRow.Wanted> wanted(ResultSet row) throws SQLException {
        var by = Rows.account(row, "ask_by");
        return by.isEmpty() || row.getObject("ask_id") == null
                ? Optional.empty()
                : Optional.of(new AlertRow.Wanted(
                        Rows.id(row, "ask_id"),
                        by.get(),
                        new AccountId(Rows.id(row, "ask_of")),
                        row.getString("ask_what"),
                        Rows.at(row, "ask_before"),
                        Rows.at(row, "ask_due"),
                        Optional.ofNullable(row.getObject("ask_answer", Boolean.class)),
                        row.getBoolean("ask_followed"),
                        row.getBoolean("ask_late")));
    }
}
