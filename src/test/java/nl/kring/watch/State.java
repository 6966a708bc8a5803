package nl.kring.watch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.kring.identity.AccountId;
import org.jspecify.annotations.Nullable;

/** How it stands with a circle's watch, read at once from its rows. */
record State(
        Instant now,
        boolean goesOn,
        boolean shared,
        List<Change> changes,
        Map<UUID, AlertRow> alerts,
        Map<UUID, Mail> mails,
        Map<String, Long> logged,
        long unfollowed) {
    /** A change of the phase. */
    record Change(UUID id, Phase from, Phase to, String rule, boolean byPerson, String line) {}

    /** A delivery about this circle. */
    record Mail(UUID id, AccountId to, String template, String state, Instant from, String key, int tries) {}

    Phase phase() {
        return changes.isEmpty() ? Phase.GREEN : changes.getLast().to();
    }

    static State of(WatchTest at) {
        return at.people.job(() -> read(at));
    }

    private static State read(WatchTest at) {
        var circle = at.circle.value();
        return new State(
                at.clock.instant(),
                at.jdbc
                        .sql("select circle.goes_on_for(?, ?)")
                        .params(circle, at.douwe.value())
                        .query(Boolean.class)
                        .single(),
                at.jdbc
                        .sql("select circle.health_ok(?, ?)")
                        .params(circle, at.douwe.value())
                        .query(Boolean.class)
                        .single(),
                at.jdbc
                        .sql(
                                "select * from circle.phase_change where circle_id = ? and rule <> 'SAID_BETTER' order by at, id")
                        .param(circle)
                        .query((row, _) -> new Change(
                                Rows.id(row, "id"),
                                Phase.valueOf(row.getString("from_phase")),
                                Phase.valueOf(row.getString("to_phase")),
                                row.getString("rule"),
                                Rows.account(row, "by_id").isPresent(),
                                row.getString("line")))
                        .list(),
                at
                        .jdbc
                        .sql("select * from circle.alert where circle_id = ? order by id")
                        .param(circle)
                        .query((row, _) -> Alerts.alert(row))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(row -> row.id().value(), Function.identity())),
                at
                        .jdbc
                        .sql(
                                "select id, recipient_id, template, state, next_try_at, dedupe_key, tries from common.delivery "
                                        + "where circle_id = ? and recipient_id is not null")
                        .param(circle)
                        .query((row, _) -> new Mail(
                                Rows.id(row, "id"),
                                new AccountId(Rows.id(row, "recipient_id")),
                                row.getString("template"),
                                row.getString("state"),
                                Rows.at(row, "next_try_at"),
                                row.getString("dedupe_key"),
                                row.getInt("tries")))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Mail::id, Function.identity())),
                at
                        .jdbc
                        .sql("select action, count(*) from common.access_log_entry where chain_id = ? group by action")
                        .param(circle)
                        .query((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                at.jdbc
                        .sql(
                                "select (select count(*) from circle.observation where circle_id = :it and weighed_at is null) + "
                                        + "(select count(*) from circle.alert_response where circle_id = :it and handled_at is null)")
                        .param("it", circle)
                        .query(Long.class)
                        .single());
    }

    Optional<AlertRow> open() {
        return alerts.values().stream().filter(AlertRow::isOpen).findFirst();
    }

    /** The open alert, else the one that was the last. */
    static Optional<UUID> alert(WatchTest at) {
        return at.people.job(() -> at.jdbc
                .sql(
                        "select id from circle.alert where circle_id = ? order by state = 'CLOSED', raised_at desc limit 1")
                .param(at.circle.value())
                .query(UUID.class)
                .optional());
    }

    static Optional<Instant> due(WatchTest at) {
        return at.people.job(() -> at.jdbc
                .sql(
                        "select next_due_at from circle.alert where circle_id = ? and state <> 'CLOSED' and next_due_at is not null")
                .param(at.circle.value())
                .query((row, _) -> Rows.at(row, "next_due_at"))
                .optional());
    }

    static boolean asked(WatchTest at, AccountId person) {
        return exists(
                at,
                "select exists (select 1 from circle.alert_asked k join circle.alert a on a.id = k.alert_id where k.circle_id = ? "
                        + "and k.account_id = ? and a.state <> 'CLOSED')",
                person);
    }

    static boolean isThere(WatchTest at, AccountId person) {
        return exists(
                at,
                "select exists (select 1 from circle.circle_member where circle_id = ? and account_id = ? and ended_at is null)",
                person);
    }

    private static boolean exists(WatchTest at, String sql, AccountId person) {
        return at.people.job(() -> at.jdbc
                .sql(sql)
                .params(at.circle.value(), person.value())
                .query(Boolean.class)
                .single());
    }

    long logged(String action) {
        return logged.getOrDefault(action, 0L);
    }

    @Override
    public String toString() {
        return phase() + (goesOn ? "" : ", nothing goes on") + (shared ? "" : ", not shared") + ", " + unfollowed
                + " not followed, " + alerts.values().stream().map(State::words).toList() + " at " + now;
    }

    private static @Nullable String words(AlertRow alert) {
        return alert.phase() + " " + alert.level() + " " + alert.state() + (alert.asking() ? " asking" : "") + " due "
                + alert.nextDueAt() + " owner " + alert.owner().isPresent() + " reachable " + alert.reachableAt();
    }
}
