package nl.kring.watch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.kring.circle.CircleId;
import nl.kring.identity.AccountId;
import nl.kring.platform.DataKeys;
import nl.kring.platform.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes plans in the making, as far as the database lets who asks. */
@Component
class Drafts {
    private static final String ONE = "select * from circle.plan_draft where id = ?";

    private final DataKeys keys;
    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    Drafts(DataKeys keys, JdbcClient jdbc) {
        this.keys = keys;
        this.jdbc = jdbc;
    }

    /** A draft as it is kept; who is who in it is known to who reads it. */
    record Row(
            UUID id,
            CircleId circle,
            AccountId resident,
            Set<AccountId> along,
            String effort,
            DraftPart.Green green,
            DraftPart.Signs signs,
            DraftPart.Helps helps,
            DraftPart.Actions actions,
            DraftPart.Holder holder,
            DraftPart.Outside outside,
            Optional<AccountId> approvedBy,
            Optional<java.time.Instant> approvedAt,
            List<Place> line) {
        PlanDraft view(Who who, AccountId reader, boolean decides) {
            return new PlanDraft(
                    id,
                    who.resident(resident),
                    decides,
                    resident.equals(reader),
                    along,
                    effort,
                    green,
                    signs,
                    helps,
                    actions,
                    new DraftPart.Line(line.stream().map(Place::wanted).toList()),
                    line.stream().map(place -> place.said(who)).toList(),
                    holder,
                    outside,
                    who.speakers(resident).stream()
                            .flatMap(speaker -> who.anybody(speaker).stream())
                            .toList(),
                    approvedAt.isPresent());
        }
    }

    /** A place in the line, with what its person said. */
    record Place(
            DraftPart.Wanted wanted, Optional<java.time.Instant> askedAt, Optional<Boolean> answer, boolean woken) {
        PlanDraft.Said said(Who who) {
            return new PlanDraft.Said(wanted.person(), who.person(wanted.person()), askedAt, answer, woken);
        }
    }

    /** Where what may be told outside stands, sealed. */
    static DataKeys.Place outsideOf(UUID draft) {
        return new DataKeys.Place("circle.plan_draft", "outside", draft);
    }

    /** The draft that this person reads: her own or of whom she speaks for first, else one that she drafts along. */
    Optional<Row> of(CircleId circle, Set<AccountId> first) {
        return jdbc.sql(
                        "select * from circle.plan_draft where circle_id = ? order by (resident_id = any (?)) desc, id limit 1")
                .param(circle.value())
                .param(Rows.accounts(first))
                .query((row, _) -> row(row))
                .optional();
    }

    Optional<Row> find(UUID id) {
        return jdbc.sql(ONE).param(id).query((row, _) -> row(row)).optional();
    }

    /** Held until the end of this transaction, so that two who write do it one after the other. */
    Optional<Row> lock(UUID id) {
        return jdbc.sql(ONE + " for update")
                .param(id)
                .query((row, _) -> row(row))
                .optional();
    }

    UUID begin(CircleId circle, AccountId resident, AccountId by, String effort) {
        var id = Ids.next();
        jdbc.sql("insert into circle.plan_draft (id, circle_id, resident_id, begun_by, effort) values (?, ?, ?, ?, ?)")
                .param(id)
                .param(circle.value())
                .param(resident.value())
                .param(by.value())
                .param(effort)
                .update();
        return id;
    }

    /** What can be sealed only by a job, before the transaction of who writes it. */
    String outside(DraftPart.Outside outside) {
        return json.writeValueAsString(outside.contacts());
    }

    void write(Row draft, DraftPart part, byte @Nullable [] sealed) {
        switch (part) {
            case DraftPart.Green green -> set(draft.id(), "green = ?", green.text());
            case DraftPart.Signs signs -> set(draft.id(), "signs = ?::jsonb", json.writeValueAsString(signs.signs()));
            case DraftPart.Helps helps ->
                set(draft.id(), "helps = ?, helps_not = ?", array(helps.helps()), array(helps.not()));
            case DraftPart.Actions actions ->
                set(draft.id(), "actions = ?::jsonb", json.writeValueAsString(actions.actions()));
            case DraftPart.Holder holder ->
                set(draft.id(), "holder_id = ?::uuid, deputy_id = ?::uuid", id(holder.holder()), id(holder.deputy()));
            case DraftPart.Outside _ -> set(draft.id(), "outside = ?", sealed);
            case DraftPart.Line line -> writeLine(draft, line);
        }
    }

    private void set(UUID draft, String columns, @Nullable Object... values) {
        jdbc.sql("update circle.plan_draft set " + columns + ", touched_at = common.kring_now() where id = ?")
                .params(Arrays.asList(values))
                .param(draft)
                .update();
    }

    void along(UUID draft, Set<AccountId> along) {
        set(draft, "along = ?", (Object) Rows.accounts(along));
    }

    private static String[] array(List<String> texts) {
        return texts.toArray(String[]::new);
    }

    private static @Nullable UUID id(Optional<AccountId> account) {
        return account.map(AccountId::value).orElse(null);
    }

    /** Who is asked something else than before is asked anew. */
    private void writeLine(Row draft, DraftPart.Line line) {
        var stay = line.places().stream().map(DraftPart.Wanted::person).toList();
        jdbc.sql("delete from circle.line_ask where draft_id = ? and account_id <> all (?)")
                .param(draft.id())
                .param(Rows.accounts(stay))
                .update();
        IntStream.range(0, line.places().size())
                .forEach(index -> writePlace(draft, line.places().get(index), index + 1));
        set(draft.id(), "green = green");
    }

    private void writePlace(Row draft, DraftPart.Wanted wanted, int position) {
        var before = draft.line().stream()
                .filter(place -> place.wanted().person().equals(wanted.person()))
                .findFirst();
        if (before.isEmpty()) {
            insert(draft, new Place(wanted, Optional.empty(), Optional.empty(), false), position);
            return;
        }
        var same = before.get().wanted().equals(wanted);
        jdbc.sql("update circle.line_ask set position = ?, hours = ?, wake_asked = ?, call_only = ?"
                        + (same ? "" : ", asked_at = null, answer = null, woken = false, answered_at = null")
                        + " where draft_id = ? and account_id = ?")
                .param(position)
                .param(wanted.hours().kept())
                .param(wanted.wake())
                .param(wanted.callOnly())
                .param(draft.id())
                .param(wanted.person().value())
                .update();
    }

    /** A place that was there already keeps its yes, as PostgreSQL sees for itself. */
    void insert(Row draft, Place place, int position) {
        jdbc.sql(
                        "insert into circle.line_ask (draft_id, circle_id, account_id, position, hours, wake_asked, call_only, asked_at, "
                                + "answer, woken, answered_at) values (:draft, :circle, :person, :position, :hours, :wake, :call, null, :answer::boolean, "
                                + ":woken, case when :answer::boolean is not null then common.kring_now() end)")
                .param("draft", draft.id())
                .param("circle", draft.circle().value())
                .param("person", place.wanted().person().value())
                .param("position", position)
                .param("hours", place.wanted().hours().kept())
                .param("wake", place.wanted().wake())
                .param("call", place.wanted().callOnly())
                .param("answer", place.answer().orElse(null))
                .param("woken", place.woken())
                .update();
    }

    private Row row(ResultSet row) throws SQLException {
        var id = Rows.id(row, "id");
        return new Row(
                id,
                new CircleId(Rows.id(row, "circle_id")),
                new AccountId(Rows.id(row, "resident_id")),
                Set.copyOf(Rows.accounts(row, "along")),
                row.getString("effort"),
                new DraftPart.Green(row.getString("green")),
                new DraftPart.Signs(json.readValue(row.getString("signs"), new TypeReference<>() {})),
                new DraftPart.Helps(Rows.texts(row, "helps"), Rows.texts(row, "helps_not")),
                new DraftPart.Actions(json.readValue(row.getString("actions"), new TypeReference<>() {})),
                new DraftPart.Holder(Rows.account(row, "holder_id"), Rows.account(row, "deputy_id")),
                new DraftPart.Outside(outside(id, row.getBytes("outside"))),
                Rows.account(row, "approved_by"),
                Rows.instant(row, "approved_at"),
                line(id));
    }

    private List<NewPlan.Contact> outside(UUID draft, byte @Nullable [] sealed) {
        return Optional.ofNullable(sealed)
                .flatMap(bytes -> keys.openIfPossible(outsideOf(draft), bytes))
                .map(text -> json.readValue(text, new TypeReference<List<NewPlan.Contact>>() {}))
                .orElse(List.of());
    }

    private List<Place> line(UUID draft) {
        return jdbc.sql("select * from circle.line_ask where draft_id = ? order by position, account_id")
                .param(draft)
                .query((row, _) -> place(row))
                .list();
    }

    static Place place(ResultSet row) throws SQLException {
        return new Place(
                new DraftPart.Wanted(
                        new AccountId(Rows.id(row, "account_id")),
                        Hours.read(row.getString("hours")),
                        row.getBoolean("wake_asked"),
                        row.getBoolean("call_only")),
                Rows.instant(row, "asked_at"),
                Optional.ofNullable((Boolean) row.getObject("answer")),
                row.getBoolean("woken"));
    }
}
