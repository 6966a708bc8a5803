package nl.kring.circle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of what was let happen in a resident's name. */
@Component
class Deeds {
    /** So long the resident's no holds, whatever anybody says. */
    static final Duration NO_HOLDS = Duration.ofHours(72);

    private static final String SELECT =
            "select id, circle_id, account_id, member_id, kind, ring_before, ring_after, topics, preset_before, "
                    + "preset_after, at, answered_at, no_at, reason, read_at from circle.deed ";

    private final JdbcClient jdbc;

    Deeds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Row(
            UUID id,
            CircleId circle,
            AccountId by,
            Optional<AccountId> member,
            DeedKind kind,
            Optional<Ring> before,
            Optional<Ring> after,
            Set<Topic> topics,
            Optional<Preset> presetBefore,
            Optional<Preset> presetAfter,
            Instant at,
            boolean answered,
            Optional<Instant> no,
            Optional<String> reason,
            boolean read) {}

    /** Keeps what who speaks for the resident is about to do; refused as long as the resident's no to this member holds. */
    void keep(Seat seat, AccountId member, boolean admitted, Ring before, Ring after) {
        if (seat.kind() == Seat.Kind.REPRESENTATIVE) {
            refuse(seat, Optional.of(member), !admitted);
            jdbc.sql("insert into circle.deed (id, circle_id, account_id, member_id, kind, ring_before, ring_after) "
                            + "values (?, ?, ?, ?, ?, ?, ?)")
                    .param(Ids.next())
                    .param(seat.circle().value())
                    .param(seat.account().value())
                    .param(member.value())
                    .param(admitted ? "ADMITTED" : "MOVED")
                    .param(before.name())
                    .param(after.name())
                    .update();
        }
    }

    /** The same of what a member may read about besides what the ring reads. */
    void keepTopics(Seat seat, AccountId member, Set<Topic> given) {
        if (seat.kind() == Seat.Kind.REPRESENTATIVE && !given.isEmpty()) {
            jdbc.sql("insert into circle.deed (id, circle_id, account_id, member_id, kind, topics) "
                            + "values (?, ?, ?, ?, 'TOPICS', ?::text[])")
                    .param(Ids.next())
                    .param(seat.circle().value())
                    .param(seat.account().value())
                    .param(member.value())
                    .param("{" + given.stream().map(Topic::name).sorted().collect(Collectors.joining(",")) + "}")
                    .update();
        }
    }

    /** The same of a ready choice for all. */
    void keepPreset(Seat seat, Preset before, Preset after) {
        if (seat.kind() == Seat.Kind.REPRESENTATIVE) {
            jdbc.sql("insert into circle.deed (id, circle_id, account_id, kind, preset_before, preset_after) "
                            + "values (?, ?, ?, 'PRESET', ?, ?)")
                    .param(Ids.next())
                    .param(seat.circle().value())
                    .param(seat.account().value())
                    .param(before.name())
                    .param(after.name())
                    .update();
        }
    }

    /**
     * As long as the resident's no to a member holds, nobody who speaks for her lets that one see more, by whatever way; nor as long as her
     * no to what all may see does.
     */
    void refuseWhereNoHolds(Seat seat, AccountId member) {
        refuse(seat, Optional.of(member), true);
    }

    /** The same of what reaches everybody. */
    void refuseWhereAnyNoHolds(Seat seat) {
        refuse(seat, Optional.empty(), true);
    }

    private void refuse(Seat seat, Optional<AccountId> member, boolean sharing) {
        var no = seat.kind() == Seat.Kind.REPRESENTATIVE
                && jdbc.sql("select exists (select 1 from circle.deed where circle_id = :circle "
                                + "and (:member::uuid is null or member_id = :member or :sharing and member_id is null) "
                                + "and no_at is not null and decided_at is null)")
                        .param("circle", seat.circle().value())
                        .param("member", member.map(AccountId::value).orElse(null), Types.OTHER)
                        .param("sharing", sharing)
                        .query(Boolean.class)
                        .single();
        if (no) {
            throw new Refused("deed.no.holds", seat.ownerName());
        }
    }

    /** What is still to be said or read, newest first, of the last thirty days. */
    List<Row> open(CircleId circle) {
        return jdbc.sql(SELECT
                        + "where circle_id = ? and (answered_at is null or no_at is not null and read_at is null) "
                        + "and at > common.kring_now() - interval '30 days' order by id desc limit 20")
                .param(circle.value())
                .query(Deeds::row)
                .list();
    }

    List<Row> all(CircleId circle) {
        return jdbc.sql(SELECT + "where circle_id = ? order by id desc")
                .param(circle.value())
                .query(Deeds::row)
                .list();
    }

    Optional<Row> held(CircleId circle, UUID id) {
        return jdbc.sql(SELECT + "where circle_id = ? and id = ? for update")
                .param(circle.value())
                .param(id)
                .query(Deeds::row)
                .optional();
    }

    void answer(UUID id, boolean no) {
        jdbc.sql(
                        "update circle.deed set answered_at = common.kring_now(), no_at = case when ? then common.kring_now() end "
                                + "where id = ?")
                .param(no)
                .param(id)
                .update();
    }

    void decide(UUID id, String reason) {
        jdbc.sql("update circle.deed set decided_at = common.kring_now(), reason = ? where id = ?")
                .param(reason)
                .param(id)
                .update();
    }

    void read(UUID id) {
        jdbc.sql("update circle.deed set read_at = common.kring_now() where id = ? and decided_at is not null")
                .param(id)
                .update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                new CircleId(row.getObject("circle_id", UUID.class)),
                new AccountId(row.getObject("account_id", UUID.class)),
                Optional.ofNullable(row.getObject("member_id", UUID.class)).map(AccountId::new),
                DeedKind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getString("ring_before")).map(Ring::valueOf),
                Optional.ofNullable(row.getString("ring_after")).map(Ring::valueOf),
                Stream.of((String[]) row.getArray("topics").getArray())
                        .map(Topic::valueOf)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Topic.class))),
                Optional.ofNullable(row.getString("preset_before")).map(Preset::valueOf),
                Optional.ofNullable(row.getString("preset_after")).map(Preset::valueOf),
                row.getTimestamp("at").toInstant(),
                row.getTimestamp("answered_at") != null,
                Optional.ofNullable(row.getTimestamp("no_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getString("reason")),
                row.getTimestamp("read_at") != null);
    }
}
