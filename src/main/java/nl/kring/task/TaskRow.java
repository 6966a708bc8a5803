package nl.kring.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.task.NewTask.When;

/** A task as it stands in the database. */
record TaskRow(
        TaskId id,
        CircleId circle,
        UUID audience,
        Optional<UUID> entry,
        AccountId maker,
        TaskState state,
        String what,
        When when,
        Instant ends,
        Optional<String> place,
        Optional<String> from,
        boolean remote,
        boolean conduct,
        Optional<String> said,
        Optional<AccountId> taker,
        Optional<Instant> returned,
        boolean cannot,
        Topic topic,
        Repeats repeats,
        Optional<Instant> first,
        boolean few,
        List<AccountId> selected,
        Optional<AccountId> subject) {
    static final String SELECT = "select t.*, a.topic, cardinality(a.rings) = 0 as few, a.selected, a.subject_id, "
            + "exists (select 1 from circle.task_cannot c where c.task_id = t.id and c.account_id = common.me()) as cannot "
            + "from circle.task t join circle.audience a on a.id = t.audience_id ";

    static TaskRow of(ResultSet row, int number) throws SQLException {
        return new TaskRow(
                new TaskId(row.getObject("id", UUID.class)),
                new CircleId(row.getObject("circle_id", UUID.class)),
                row.getObject("audience_id", UUID.class),
                Optional.ofNullable(row.getObject("entry_id", UUID.class)),
                new AccountId(row.getObject("maker_id", UUID.class)),
                TaskState.valueOf(row.getString("state")),
                row.getString("what"),
                new When(row.getTimestamp("at").toInstant(), row.getBoolean("before")),
                row.getTimestamp("ends_at").toInstant(),
                Optional.ofNullable(row.getString("place")),
                Optional.ofNullable(row.getString("ride_from")),
                row.getBoolean("remote"),
                row.getBoolean("conduct"),
                Optional.ofNullable(row.getString("said")),
                person(row, "taker_id"),
                Optional.ofNullable(row.getTimestamp("returned_at")).map(Timestamp::toInstant),
                row.getBoolean("cannot"),
                Topic.valueOf(row.getString("topic")),
                Repeats.valueOf(row.getString("repeats")),
                Optional.ofNullable(row.getTimestamp("first_at")).map(Timestamp::toInstant),
                row.getBoolean("few"),
                Stream.of((Object[]) row.getArray("selected").getArray())
                        .map(id -> new AccountId((UUID) id))
                        .toList(),
                person(row, "subject_id"));
    }

    private static Optional<AccountId> person(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class)).map(AccountId::new);
    }

    boolean isOf(AccountId person) {
        return taker.filter(person::equals).isPresent();
    }
}
