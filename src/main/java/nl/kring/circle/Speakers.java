package nl.kring.circle;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of who speaks for whom: only what was seen and is not over. */
@Component
class Speakers {
    private static final String SELECT =
            "select id, circle_id, resident_id, account_id, type, personal, financial, limited, "
                    + "seen_by, seen_on, begins_at, valid_until, ended_at from circle.representation ";
    private static final String NOW = "and ended_at is null and valid_until > common.kring_now() ";

    private final JdbcClient jdbc;

    Speakers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A representation as it is kept; over where its end was before. */
    record Row(
            UUID id,
            CircleId circle,
            AccountId resident,
            AccountId account,
            RepresentationType type,
            Scope scope,
            Optional<String> seenBy,
            Optional<LocalDate> seenOn,
            Instant from,
            Instant until,
            Optional<Instant> ended) {
        boolean heldAt(Instant at) {
            return !at.isBefore(from)
                    && at.isBefore(ended.filter(until::isAfter).orElse(until));
        }
    }

    List<Row> of(CircleId circle) {
        return jdbc.sql(SELECT + "where circle_id = ? " + NOW + "order by id")
                .param(circle.value())
                .query(Speakers::row)
                .list();
    }

    List<Row> of(CircleId circle, AccountId account) {
        return jdbc.sql(SELECT + "where circle_id = ? and account_id = ? " + NOW + "order by id")
                .param(circle.value())
                .param(account.value())
                .query(Speakers::row)
                .list();
    }

    /** All there were, also those that are over: who read in whose name at the time. */
    List<Row> ever(CircleId circle) {
        return jdbc.sql(SELECT + "where circle_id = ? order by id")
                .param(circle.value())
                .query(Speakers::row)
                .list();
    }

    /** Where somebody speaks for the resident. */
    List<CircleId> circlesOf(AccountId account) {
        return jdbc
                .sql(SELECT + "where account_id = ? " + NOW + "order by id")
                .param(account.value())
                .query(Speakers::row)
                .list()
                .stream()
                .map(Row::circle)
                .toList();
    }

    /** Who speaks stops, for all for whom that one speaks here; by the ids of what ended. */
    List<UUID> stop(CircleId circle, AccountId account) {
        return jdbc.sql("update circle.representation set ended_at = common.kring_now() where circle_id = ? "
                        + "and account_id = ? and ended_at is null returning id")
                .param(circle.value())
                .param(account.value())
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                new CircleId(row.getObject("circle_id", UUID.class)),
                new AccountId(row.getObject("resident_id", UUID.class)),
                new AccountId(row.getObject("account_id", UUID.class)),
                RepresentationType.valueOf(row.getString("type")),
                Scope.of(row.getBoolean("personal"), row.getBoolean("financial"), row.getBoolean("limited")),
                Optional.ofNullable(row.getString("seen_by")),
                Optional.ofNullable(row.getDate("seen_on")).map(Date::toLocalDate),
                row.getTimestamp("begins_at").toInstant(),
                row.getTimestamp("valid_until").toInstant(),
                Optional.ofNullable(row.getTimestamp("ended_at")).map(java.sql.Timestamp::toInstant));
    }
}
