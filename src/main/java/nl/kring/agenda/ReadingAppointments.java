package nl.kring.agenda;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.agenda.AppointmentView.May;
import nl.kring.agenda.AppointmentView.Mine;
import nl.kring.agenda.AppointmentView.State;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleState;
import nl.kring.circle.CircleView;
import nl.kring.circle.Seat;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.timeline.PostView.Reach;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads rows of appointments, and says what they are for who reads them. */
@Component
class ReadingAppointments {
    private static final String ROWS =
            "select a.id, a.audience_id, a.maker_id, a.what, a.place, a.starts_at, a.all_day, a.ends_at, a.ride, a.version, a.changed_at, "
                    + "a.cancelled_at, a.erased_at, coalesce(a.changed_at, a.made_at) as touched_at, au.topic, "
                    + "cardinality(au.rings) = 0 as few, au.selected, au.subject_id "
                    + "from circle.appointment a join circle.audience au on au.id = a.audience_id "
                    + "where a.circle_id = :circle and (a.audience_id = any (:mine::uuid[])) is true "
                    + "and (a.erased_at is null or au.topic <> 'HEALTH') ";

    private final CircleService circles;
    private final JdbcClient jdbc;
    private final Clock clock;

    ReadingAppointments(CircleService circles, JdbcClient jdbc, Clock clock) {
        this.circles = circles;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A row, and of whom it is. */
    record Row(
            AppointmentId id,
            UUID audience,
            AccountId maker,
            Agreed agreed,
            int version,
            State state,
            Instant touched,
            Topic topic,
            boolean few,
            List<AccountId> selected,
            Optional<AccountId> about) {
        /** Its maker or the resident. */
        boolean isOf(Seat seat) {
            return maker.equals(seat.account()) || seat.takesAwayOfOthers();
        }

        /** Of somebody who died nothing goes on that was still to come; should that be a mistake, all of it stands again. */
        State shown(Seat seat, Instant now) {
            var off = seat.state() == CircleState.IN_MEMORIAM
                    && state.goesOn()
                    && agreed.when().starts().isAfter(now);
            return off ? State.CANCELLED : state;
        }
    }

    List<Row> byIds(CircleId circle, Set<UUID> mine, Collection<UUID> ids) {
        return jdbc.sql(ROWS + "and a.id = any (:ids::uuid[])")
                .param("circle", circle.value())
                .param("mine", array(mine))
                .param("ids", array(ids))
                .query(ReadingAppointments::row)
                .list();
    }

    /** Those that begin, or still go on, at a moment or later; after one that is shown. */
    List<Row> from(CircleId circle, Set<UUID> mine, Instant from, Optional<AppointmentView> after, int most) {
        return jdbc.sql(ROWS + "and a.starts_at >= :from and a.erased_at is null "
                        + "and (:at::timestamptz is null or (a.starts_at, a.id) > (:at::timestamptz, :id::uuid)) "
                        + "order by a.starts_at, a.id limit :most")
                .param("circle", circle.value())
                .param("mine", array(mine))
                .param("from", Timestamp.from(from))
                .param("at", at(after))
                .param("id", id(after))
                .param("most", most)
                .query(ReadingAppointments::row)
                .list();
    }

    /** Those of before, the last one first. */
    List<Row> before(CircleId circle, Set<UUID> mine, Instant before, Optional<AppointmentView> last, int most) {
        return jdbc.sql(ROWS + "and a.starts_at < :before and a.erased_at is null "
                        + "and (:at::timestamptz is null or (a.starts_at, a.id) < (:at::timestamptz, :id::uuid)) "
                        + "order by a.starts_at desc, a.id desc limit :most")
                .param("circle", circle.value())
                .param("mine", array(mine))
                .param("before", Timestamp.from(before))
                .param("at", at(last))
                .param("id", id(last))
                .param("most", most)
                .query(ReadingAppointments::row)
                .list();
    }

    private static @Nullable String at(Optional<AppointmentView> place) {
        return place.map(shown -> shown.when().starts().toString()).orElse(null);
    }

    private static @Nullable String id(Optional<AppointmentView> place) {
        return place.map(shown -> shown.id().value().toString()).orElse(null);
    }

    private static Row row(ResultSet row, int ignored) throws SQLException {
        var ends = Optional.ofNullable(row.getTimestamp("ends_at")).map(Timestamp::toInstant);
        var when = When.of(row.getTimestamp("starts_at").toInstant(), row.getBoolean("all_day"), ends);
        return new Row(
                new AppointmentId(row.getObject("id", UUID.class)),
                row.getObject("audience_id", UUID.class),
                new AccountId(row.getObject("maker_id", UUID.class)),
                new Agreed(row.getString("what"), row.getString("place"), when, row.getBoolean("ride")),
                row.getInt("version"),
                state(row),
                row.getTimestamp("touched_at").toInstant(),
                Topic.valueOf(row.getString("topic")),
                row.getBoolean("few"),
                Stream.of((Object[]) row.getArray("selected").getArray())
                        .map(id -> new AccountId((UUID) id))
                        .toList(),
                Optional.ofNullable(row.getObject("subject_id", UUID.class)).map(AccountId::new));
    }

    private static State state(ResultSet row) throws SQLException {
        if (row.getTimestamp("erased_at") != null) {
            return State.ERASED;
        }
        if (row.getTimestamp("cancelled_at") != null) {
            return State.CANCELLED;
        }
        return row.getTimestamp("changed_at") == null ? State.AGREED : State.CHANGED;
    }

    private record Comes(AccountId who, boolean saidYes) {}

    private Map<UUID, List<Comes>> comes(List<Row> rows) {
        if (rows.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select appointment_id, account_id, said_yes from circle.comes_along "
                        + "where appointment_id = any (:ids::uuid[]) order by at, account_id")
                .param("ids", array(rows.stream().map(row -> row.id().value()).toList()))
                .query((row, _) -> Map.entry(
                        row.getObject(1, UUID.class),
                        new Comes(new AccountId(row.getObject(2, UUID.class)), row.getBoolean(3))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** What these are for who sits here. */
    List<AppointmentView> describe(Seat seat, CircleView circle, List<Row> rows) {
        var comes = comes(rows);
        var makers = circle.with(Stream.concat(circle.members().stream(), circles.lately(seat).stream())
                .toList());
        var now = clock.instant();
        return rows.stream()
                .map(row -> view(
                        seat,
                        circle,
                        makers,
                        row,
                        row.shown(seat, now),
                        comes.getOrDefault(row.id().value(), List.of())))
                .toList();
    }

    /** Who is not in the circle any more comes no more, and made what was made. */
    private static AppointmentView view(
            Seat seat, CircleView circle, CircleView makers, Row row, State shown, List<Comes> comes) {
        var erased = row.state() == State.ERASED;
        return new AppointmentView(
                row.id(),
                makers.person(row.maker()).filter(_ -> !erased),
                row.maker().equals(seat.account()),
                row.agreed(),
                row.version(),
                shown,
                reach(circle, row, erased),
                people(circle, comes, true),
                people(circle, comes, false),
                mine(seat, comes),
                erased ? May.NOTHING : may(seat, circle, row));
    }

    private static Reach reach(CircleView circle, Row row, boolean erased) {
        var names = row.few() && !erased
                ? row.selected().stream()
                        .flatMap(who -> circle.nameOf(who).stream())
                        .toList()
                : List.<String>of();
        return new Reach(
                row.topic(),
                row.few(),
                names,
                row.about().filter(_ -> circle.household()).flatMap(circle::nameOf));
    }

    private static List<CirclePerson> people(CircleView circle, List<Comes> comes, boolean saidYes) {
        return comes.stream()
                .filter(one -> one.saidYes() == saidYes)
                .flatMap(one -> circle.person(one.who()).stream())
                .toList();
    }

    private static Mine mine(Seat seat, List<Comes> comes) {
        return comes.stream()
                .filter(one -> one.who().equals(seat.account()))
                .findFirst()
                .map(one -> one.saidYes() ? Mine.YES : Mine.ASKED)
                .orElse(Mine.NOTHING);
    }

    private static May may(Seat seat, CircleView circle, Row row) {
        var writes = seat.can(Act.POST, row.topic()) && seat.state() == CircleState.ACTIVE;
        var goesOn = writes && row.state().goesOn();
        var open = row.topic() != Topic.HEALTH || circle.healthAllowed(row.about());
        return new May(
                goesOn && open && row.isOf(seat),
                goesOn,
                row.state() == State.CANCELLED && row.isOf(seat) && seat.can(Act.ERASE_POST));
    }

    static String array(Collection<UUID> ids) {
        return "{" + ids.stream().map(UUID::toString).collect(Collectors.joining(",")) + "}";
    }
}
