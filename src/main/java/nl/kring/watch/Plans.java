package nl.kring.watch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.circle.CircleId;
import nl.kring.circle.Ring;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;
import nl.kring.identity.EmailAddress;
import nl.kring.platform.Acting;
import nl.kring.platform.DataKeys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads early-warning plans, as far as the database shows them to who asks. */
@Component
class Plans {
    private final DataKeys keys;
    private final JdbcClient jdbc;

    Plans(DataKeys keys, JdbcClient jdbc) {
        this.keys = keys;
        this.jdbc = jdbc;
    }

    /** Read once a bell, however many parts of a page ask: which plan holds, and what stands in it. */
    private record Active(CircleId circle) {}

    private record Whole(UUID id) {}

    /** A sign with who may see and tick it. */
    record Sign(SignView view, String ownWords, UUID plan, Set<String> rings, Set<AccountId> persons) {
        /** Shown to who is close to the plan, to whole rings and to persons by name. */
        boolean isShownTo(Seat seat, boolean close) {
            return close
                    || persons.contains(seat.account())
                    || seat.ring().map(Ring::name).filter(rings::contains).isPresent();
        }

        /** As it is written in another version. */
        NewPlan.Sign again() {
            return new NewPlan.Sign(
                    view.phase(),
                    ownWords,
                    Optional.of(view.text()).filter(as -> !as.equals(ownWords)),
                    view.icon(),
                    rings.stream().map(Ring::valueOf).collect(Collectors.toSet()),
                    persons);
        }
    }

    /** The id of the circle's active plan: that there is one, everybody in the circle may know. */
    Optional<UUID> active(CircleId circle) {
        return Acting.once(new Active(circle), () -> readActive(circle));
    }

    private Optional<UUID> readActive(CircleId circle) {
        return jdbc.sql("select circle.plan_of(?) as id")
                .param(circle.value())
                .query((row, _) -> Optional.ofNullable(Rows.id(row, "id")))
                .single();
    }

    /** Whose plan it is: that too everybody in the circle may know. */
    Optional<AccountId> residentOf(UUID plan) {
        return jdbc.sql("select circle.plan_resident(?) as id")
                .param(plan)
                .query((row, _) -> Optional.ofNullable(Rows.id(row, "id")).map(AccountId::new))
                .single();
    }

    /** Whether its resident does not share her health any more. */
    boolean rests(UUID id) {
        return jdbc.sql(
                        "select not circle.health_ok(circle_id, resident_id) from circle.early_warning_plan where id = ?")
                .param(id)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Whether a plan stands here whose resident does not share her health with who asks. */
    boolean isClosed(CircleId circle) {
        return jdbc.sql("select circle.a_plan_is_closed_to_me(?)")
                .param(circle.value())
                .query(Boolean.class)
                .single();
    }

    Optional<Plan> find(UUID id) {
        return Acting.once(new Whole(id), () -> read(id));
    }

    private Optional<Plan> read(UUID id) {
        return jdbc.sql("select * from circle.early_warning_plan where id = ?")
                .param(id)
                .query((row, _) -> plan(row))
                .optional();
    }

    /** The version of this plan that holds now, as far as who asks may read it: what was taken back since an alert began is no longer allowed. */
    Optional<Plan> now(Plan plan) {
        return plan.replaced() ? of(plan.circle(), plan.resident()) : Optional.of(plan);
    }

    /** The plan of this resident that holds now. */
    Optional<Plan> of(CircleId circle, AccountId resident) {
        return jdbc.sql("select * from circle.early_warning_plan where circle_id = ? and resident_id = ? "
                        + "and approved_at is not null and replaced_at is null")
                .param(circle.value())
                .param(resident.value())
                .query((row, _) -> plan(row))
                .optional();
    }

    /** All versions of the plan that this is a version of: what was seen while another held is not gone. */
    UUID[] versions(UUID plan) {
        return jdbc.sql("select circle.plan_versions(?)")
                .param(plan)
                .query((row, _) -> (UUID[]) row.getArray(1).getArray())
                .single();
    }

    List<Sign> signs(UUID plan) {
        return jdbc.sql("select * from circle.warning_sign where plan_id = ? order by position")
                .param(plan)
                .query((row, _) -> sign(row))
                .list();
    }

    /** Whether these are signs that the reader could see, in whichever version of the plan. */
    boolean wereShown(Set<SignId> signs) {
        return jdbc.sql("select count(*) from circle.warning_sign where id = any (?)")
                        .param(signs.stream().map(SignId::value).toArray(UUID[]::new))
                        .query(Integer.class)
                        .single()
                == signs.size();
    }

    private Plan plan(ResultSet row) throws SQLException {
        var id = Rows.id(row, "id");
        var replaced = row.getTimestamp("replaced_at") != null;
        return new Plan(
                id,
                new CircleId(Rows.id(row, "circle_id")),
                new AccountId(Rows.id(row, "resident_id")),
                row.getInt("version_no"),
                Rows.account(row, "holder_id"),
                Rows.account(row, "deputy_id"),
                row.getString("green"),
                Rows.texts(row, "helps"),
                Rows.texts(row, "helps_not"),
                Rows.instant(row, "approved_at"),
                Rows.instant(row, "review_at"),
                Rows.instant(row, "line_short_since").isPresent(),
                replaced,
                row.getBoolean("turns") && !replaced,
                line(id),
                actions(id),
                outside(id));
    }

    private List<LineEntry> line(UUID plan) {
        return jdbc.sql("select * from circle.alert_line where plan_id = ? order by position")
                .param(plan)
                .query((row, _) -> new LineEntry(
                        new AccountId(Rows.id(row, "account_id")),
                        Hours.read(row.getString("hours")),
                        row.getBoolean("woken"),
                        row.getBoolean("call_only")))
                .list();
    }

    private List<NewPlan.Action> actions(UUID plan) {
        return jdbc.sql("select * from circle.plan_action where plan_id = ? order by position")
                .param(plan)
                .query((row, _) -> new NewPlan.Action(
                        Phase.valueOf(row.getString("phase")),
                        row.getString("text"),
                        Rows.accounts(row, "who"),
                        row.getBoolean("by_who_claims"),
                        row.getString("before")))
                .list();
    }

    private List<Plan.Contact> outside(UUID plan) {
        return jdbc.sql("select * from circle.outside_contact where plan_id = ? order by level, id")
                .param(plan)
                .query((row, _) -> new Plan.Contact(Rows.id(row, "id"), contact(row)))
                .list();
    }

    /** Where the number of somebody outside the circle stands. */
    static DataKeys.Place numberOf(UUID contact) {
        return new DataKeys.Place("circle.outside_contact", "phone", contact);
    }

    private Optional<String> number(ResultSet row) throws SQLException {
        var place = numberOf(row.getObject("id", UUID.class));
        var plain = Optional.ofNullable(row.getString("phone"));
        return Optional.ofNullable(row.getBytes("phone_sealed"))
                .flatMap(bytes -> keys.openIfPossible(place, bytes))
                .or(() -> plain);
    }

    private NewPlan.Contact contact(ResultSet row) throws SQLException {
        return new NewPlan.Contact(
                Phase.valueOf(row.getString("phase")),
                row.getInt("level"),
                row.getString("name"),
                number(row),
                Optional.ofNullable(row.getString("email")).map(EmailAddress::new),
                Optional.ofNullable(Rows.id(row, "navigator_id")),
                Hours.read(row.getString("hours")),
                Rows.texts(row, "may_tell").stream().map(NewPlan.Told::valueOf).collect(Collectors.toSet()));
    }

    private static Sign sign(ResultSet row) throws SQLException {
        return new Sign(
                new SignView(
                        new SignId(Rows.id(row, "id")),
                        Phase.valueOf(row.getString("phase")),
                        row.getString("seen_as"),
                        Optional.ofNullable(row.getString("icon"))),
                row.getString("text"),
                Rows.id(row, "plan_id"),
                Set.copyOf(Rows.texts(row, "rings")),
                Set.copyOf(Rows.accounts(row, "persons")));
    }
}
