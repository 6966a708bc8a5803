package nl.kring.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.Policies;
import nl.kring.circle.RepresentationType;
import nl.kring.circle.Scope;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.identity.SignedIn;
import nl.kring.identity.StaffRole;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.representation.NewRepresentation;
import nl.kring.representation.RepresentationService;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * PostgreSQL alone, for every table that holds something of a circle and everybody who might ask: what each reads, adds, changes and deletes
 * when no line of Java stands in between. Nothing that is tried stays.
 *
 * <p>{@code database-rights.tsv} says what is right: {@code R} reads all rows of the own circle and {@code r} some, {@code a} adds, {@code U}
 * and {@code u} may change them, {@code D} and {@code d} delete them; {@code -} nothing. What may be changed in a row is said by its triggers.
 */
@KringTest
class DatabaseRightsTests extends WatchTest {
    /** A row for each table that no service of this test fills, straight into the tables. */
    private static final String ROWS = """
            insert into circle.consent (id, circle_id, account_id, subject, given, wording, version) values (uuidv7(), :circle, :douwe, 'HEALTH', true, '1', '1');
            insert into circle.closing_read (circle_id, account_id, closed_at) values (:circle, :anke, common.kring_now());
            insert into circle.given_by (circle_id, account_id) values (:circle, :jannie);
            insert into circle.on_behalf (circle_id, starter_id, freezes_at, erases_at) values (:circle, :anke, common.kring_now(), common.kring_now());
            insert into circle.imported (source, kind, source_id, hash, circle_id) values ('test', 'Patient', :circle::text, '', :circle);
            insert into circle.recovery (id, circle_id, account_id, address) values (:circle, :circle, :bauke, 'b@elders.example');
            insert into circle.recovery_answer (recovery_id, circle_id, account_id, yes) values (:circle, :circle, :anke, true);
            insert into circle.welcome (id, circle_id, resident_id, due_at) values (uuidv7(), :circle, :douwe, null);
            insert into circle.invitation (id, circle_id, proposed_by, first_name, address, relation, relation_word, ring, language, state,
                opened_at, expires_at) values (uuidv7(), :circle, :douwe, 'Sietse', 's@elders.example', 'NEIGHBOUR', 'buurman', 'HELPERS', 'nl',
                'OPEN', common.kring_now(), common.kring_now() + interval '1 day');
            insert into circle.circle_member (id, circle_id, account_id, relation, relation_word, ring, may_observe, ends_at) values (uuidv7(),
                :circle, :gast, 'GUEST', 'invaller', 'HELPERS', false, common.kring_now() + interval '20 days');
            insert into circle.brought (id, circle_id, account_id, archive_id, whose, made_from, signer, made_at) values (uuidv7(), :circle, :douwe,
                uuidv7(), 'Douwe', 'Elders', 'HERE', common.kring_now());
            insert into circle.move (id, circle_id, resident_id, said_by, where_to, moves_on, street, postcode, place, cancelled_at)
                values (uuidv7(), :circle, :douwe, :douwe, 'INSIDE', current_date + 30, 'Dijk 1', '8441SA', 'Elders', common.kring_now());
            insert into circle.sketch_name (id, circle_id, first_name, ring, account_id) values (uuidv7(), :circle, 'Sietse', 'INNER', :douwe);
            insert into circle.housemate_ask (id, circle_id, account_id, asked_by) values (uuidv7(), :circle, :anke, :douwe);
            insert into circle.resident_yes (circle_id, about, object_id, resident_id, given_by) values (:circle, 'INVITATION', uuidv7(), :douwe, :douwe);
            insert into circle.apart (circle_id, account_id, own_circle_id, ended_by) values (:circle, :douwe, :circle, :douwe);
            insert into circle.topic_choice (circle_id, account_id, topic, allowed) values (:circle, :henk, 'FUN', false);
            insert into circle.member_pause (id, circle_id, account_id, by_id, at, until) values (uuidv7(), :circle, :rixt, :anke, common.kring_now(),
                common.kring_now() + interval '1 day');
            insert into circle.helper_session (id, circle_id, account_id, helper_id, at, until) values (uuidv7(), :circle, :douwe, :henk,
                common.kring_now() - interval '30 minutes', common.kring_now() - interval '1 minute');
            insert into circle.own_erasure (id, circle_id, account_id) values (uuidv7(), :circle, :bauke);
            insert into bridge.crossing (id, about_id, tenant_id, kind, direction, payload) select id, id, tenant_id, 'DOUBT', 'TO_FILE', '{}'
                from circle.circle where id = :circle;
            insert into circle.doubt (id, circle_id, account_id, line, said, question, answer_before, bridge_id) values (uuidv7(), :circle,
                :douwe, 1, 'x', '', current_date, :circle);
            insert into circle.entry (id, circle_id, audience_id, kind, author_id) select uuidv7(), circle_id, audience_id, 'APPOINTMENT', :bauke
                from circle.post where circle_id = :circle limit 1;
            insert into circle.appointment (id, circle_id, audience_id, maker_id, what, starts_at, all_day) select id, circle_id, audience_id,
                :bauke, 'Soep eten', common.kring_now(), false from circle.entry where circle_id = :circle and kind = 'APPOINTMENT';
            insert into circle.comes_along (appointment_id, circle_id, account_id, said_yes) select id, circle_id, :anke, true
                from circle.appointment where circle_id = :circle;
            insert into circle.agenda_feed (circle_id, account_id, secret) values (:circle, :henk, sha256(uuid_send(uuidv7())));
            insert into circle.after_me (circle_id, account_id, choice) values (:circle, :douwe, 'DAYS_90');
            insert into circle.death_known (circle_id, account_id, told_by) values (:circle, :henk, :rixt);
            insert into circle.death_report (id, circle_id, resident_id, died_on, reported_by, mistake_by, mistake_at)
                values (uuidv7(), :circle, :douwe, current_date - 1, :rixt, :rixt, common.kring_now());
            insert into circle.deed (id, circle_id, account_id, member_id, kind, ring_before, ring_after)
                values (uuidv7(), :circle, :anke, :henk, 'MOVED', 'HELPERS', 'INNER');
            insert into circle.help_need (id, tenant_id, circle_id, account_id) select uuidv7(), tenant_id, id, :douwe from circle.circle
                where id = :circle;
            insert into circle.read_receipt (post_id, circle_id, account_id, at) select id, circle_id, :bauke, common.kring_now() from circle.post
                where circle_id = :circle;
            insert into circle.question_answered (post_id, circle_id, account_id) select id, circle_id, :bauke from circle.post
                where circle_id = :circle;
            insert into circle.told_how (circle_id, account_id, often, shows, quiet_from, quiet_to) values (:circle, :bauke, 'DAILY', 'FULL',
                '22:00', '07:30');
            insert into circle.carer_rhythm (circle_id, account_id) values (:circle, :bauke);
            insert into circle.on_paper (circle_id, account_id, said_by) values (:circle, :bauke, :douwe);
            insert into circle.to_tell (thing_id, circle_id, account_id, asked) values (uuidv7(), :circle, :henk, false);
            insert into circle.own_note (id, circle_id, account_id, text) values (uuidv7(), :circle, :bauke, 'x');
            insert into circle.reaction (post_id, circle_id, account_id, kind) select id, circle_id, :bauke, 'FINE' from circle.post
                where circle_id = :circle;
            insert into circle.seen_word (observation_id, circle_id, account_id) select id, circle_id, :bauke from circle.observation
                where circle_id = :circle;
            insert into circle.silence_rule (circle_id, resident_id, days, before, by_id, next_at) values (:circle, :douwe, '{MONDAY}', '10:00',
                :douwe, common.kring_now());
            insert into circle.life_sign (circle_id, resident_id, account_id) values (:circle, :douwe, :bauke);
            insert into circle.silence (id, circle_id, resident_id, on_day, asked) values (uuidv7(), :circle, :douwe, current_date, array[:bauke]::uuid[]);
            insert into circle.photo (id, circle_id, post_id, author_id, width, height) select uuidv7(), circle_id, id, author_id, 4, 3 from circle.post
                where circle_id = :circle;
            insert into circle.task (id, circle_id, audience_id, entry_id, maker_id, state, what, at, before, ends_at, remote, conduct) select uuidv7(),
                circle_id, audience_id, uuidv7(), :bauke, 'OPEN', 'x', common.kring_now(), false, common.kring_now(), false, false from circle.post
                where circle_id = :circle limit 1;
            insert into circle.task_cannot (task_id, circle_id, account_id) select id, circle_id, :sietske from circle.task where circle_id = :circle;
            insert into circle.plan_draft (id, circle_id, resident_id, begun_by) values (uuidv7(), :circle, :douwe, :douwe);
            insert into circle.line_ask (draft_id, circle_id, account_id, position, hours, wake_asked, call_only, asked_at) select id, circle_id,
                :bauke, 1, '', false, false, common.kring_now() from circle.plan_draft where circle_id = :circle;
            insert into circle.consultation (id, circle_id, alert_id, opened_by, question, options, municipality, closes_at) select uuidv7(), circle_id,
                id, :anke, 'x', '{a,b}', true, common.kring_now() + interval '1 hour' from circle.alert where circle_id = :circle;
            insert into circle.consultation_voice (consultation_id, circle_id, account_id, choice) select id, circle_id, :douwe, 1
                from circle.consultation where circle_id = :circle;
            insert into circle.outside_notice (id, alert_id, circle_id, contact_id, level, tell_from) select uuidv7(), a.id, a.circle_id, o.id, 3, common.kring_now()
                from circle.alert a join circle.outside_contact o using (circle_id) where circle_id = :circle on conflict do nothing;
            """;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private RepresentationService representations;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private FlywayConnectionDetails owner;

    private Map<String, SignedIn> seats;

    @BeforeEach
    void aCircleWithSomethingInEachTable() throws SQLException {
        var marga = people.person("Marga");
        var guest = people.person("Gast");
        people.speaksFor(circle, douwe, marga, true);
        see(sietske, true, ANGRY);
        claim(bauke);
        People.run(
                bauke,
                () -> timeline.post(
                        circle, new NewPost(new PostId(Ids.next()), "Soep", Topic.PRACTICAL, Optional.empty())));
        asksToSpeak();
        fill(guest);
        seats = new LinkedHashMap<>();
        seats.put("resident", signedIn(douwe));
        seats.put("speaks", signedIn(marga));
        seats.put("coordinator", signedIn(anke));
        seats.put("inner", signedIn(bauke));
        seats.put("helper", signedIn(sietske));
        seats.put("professional", signedIn(jannie));
        seats.put("guest", signedIn(guest));
    }

    /** Bauke asks to be seen as a relative: that row hangs on a crossing of the bridge. */
    private void asksToSpeak() {
        var asked = new NewRepresentation(
                Ids.next(),
                bauke,
                douwe,
                RepresentationType.RELATIVE,
                Scope.PERSONAL_LIMITED,
                "Terpstra",
                "",
                LocalDate.ofInstant(clock.instant(), MovingClock.ZONE).plusMonths(3));
        People.run(bauke, () -> representations.ask(circle, asked, representations.preview(circle, asked)));
    }

    private static SignedIn signedIn(AccountId person) {
        return new SignedIn(person.value(), null, null);
    }

    private void fill(AccountId guest) throws SQLException {
        var rows = ROWS;
        for (var person : Map.of(
                        ":douwe",
                        douwe,
                        ":anke",
                        anke,
                        ":bauke",
                        bauke,
                        ":henk",
                        henk,
                        ":rixt",
                        rixt,
                        ":jannie",
                        jannie,
                        ":gast",
                        guest,
                        ":sietske",
                        sietske)
                .entrySet()) {
            rows = rows.replace(person.getKey(), "'" + person.getValue().value() + "'");
        }
        rows = rows.replace(":circle", "'" + circle.value() + "'::uuid");
        Policies.fill(owner, rows);
    }

    private List<String> tables(String which) {
        return people.job(() -> jdbc.sql("select 'circle.' || table_name from information_schema.tables t "
                        // not even a job counts those: CarerTests
                        + "where table_schema = 'circle' and table_name <> 'carer_check' and " + which
                        + " exists (select 1 from information_schema.columns c "
                        + "where c.table_schema = 'circle' and c.table_name = t.table_name and c.column_name = 'circle_id') "
                        + "order by 1")
                .query(String.class)
                .list());
    }

    @Test
    void eachDoesWithEachTableWhatStandsInTheListAndNoMore() throws IOException {
        var found = tables("").stream().map(this::line).collect(Collectors.joining("\n"));
        var listed = new ClassPathResource("database-rights.tsv").getContentAsString(StandardCharsets.UTF_8);
        assertThat(found).isEqualTo(listed.lines().skip(1).collect(Collectors.joining("\n")));
    }

    private String line(String table) {
        assertThat(rows(table)).as("%s has a row to try it on", table).isPositive();
        return Stream.concat(Stream.of(table), seats.values().stream().map(who -> rights(table, Optional.of(who))))
                .collect(Collectors.joining("\t"));
    }

    @Test
    void whoIsNotInTheCircleDoesNothingWithAnyTable() {
        var here = people.job(() -> circles.view(circle)).tenant();
        var staff = Stream.of(StaffRole.values()).map(role -> people.staff(here, role, "Hinke"));
        var outsiders = Stream.concat(Stream.of(signedIn(stranger)), staff)
                .map(Optional::of)
                .collect(Collectors.toList());
        outsiders.add(Optional.empty());
        tables("")
                .forEach(table -> outsiders.forEach(outsider -> assertThat(rights(table, outsider))
                        .as("%s for %s", table, outsider)
                        .isEqualTo("-")));
    }

    /** In which circles she is, is worked out once in a transaction: anew where her seat changed in it, and soon where it changed elsewhere. */
    @Test
    void whoseSeatEndsSeesNoMoreInATransactionThatGoesOn() {
        assertThat(whileReading(henk, () -> end(henk))).containsExactly(1, 0);
        assertThat(whileReading(sietske, () -> CompletableFuture.runAsync(() -> people.job(() -> end(sietske)))
                        .thenRun(() ->
                                LockSupport.parkNanos(Duration.ofMillis(300).toNanos()))
                        .join()))
                .containsExactly(1, 0);
    }

    /** What was worked out for one is not read by another. */
    @Test
    void whoActsNextInATransactionReadsWhatIsHers() {
        assertThat(whileReading(henk, () -> jdbc.sql("select set_config('kring.person', ?, true)")
                        .param(stranger.value().toString())
                        .query(String.class)
                        .single()))
                .containsExactly(1, 0);
    }

    private int end(AccountId member) {
        return jdbc.sql(
                        "update circle.circle_member set ended_at = common.kring_now() where circle_id = ? and account_id = ?")
                .param(circle.value())
                .param(member.value())
                .update();
    }

    /** How many of the circle and its people she reads before and after something, in one transaction. */
    private List<Integer> whileReading(AccountId reader, Runnable between) {
        var read = new ArrayList<Integer>();
        IntSupplier count = () -> jdbc.sql("select (select count(*) from circle.circle where id = ?) "
                        + "* least((select count(*) from common.account where id = ?), 1)")
                .param(circle.value())
                .param(bauke.value())
                .query(Integer.class)
                .single();
        People.as(
                reader,
                () -> rolledBack(() -> {
                    read.add(count.getAsInt());
                    between.run();
                    read.add(count.getAsInt());
                    return 0;
                }));
        return read;
    }

    /** What hangs below a row of a circle and has no circle of its own to ask for. */
    @Test
    void whoIsNotInTheCircleReadsNothingOfWhatHangsBelowIt() {
        for (var table : tables("not")) {
            if (!table.equals("circle.preset_rule") && !table.equals("circle.circle")) {
                assertThat(tries(Optional.of(signedIn(stranger)), () -> jdbc.sql("select count(*) from " + table)
                                .query(Integer.class)
                                .single()))
                        .as(table)
                        .isNotPositive();
            }
        }
    }

    private int rows(String table) {
        return people.job(() -> jdbc.sql("select count(*) from " + table + " where circle_id = ?")
                .param(circle.value())
                .query(Integer.class)
                .single());
    }

    private String rights(String table, Optional<SignedIn> who) {
        var all = rows(table);
        var letters =
                letter("r", all, tries(who, () -> jdbc.sql("select count(*) from " + table + " where circle_id = ?")
                                .param(circle.value())
                                .query(Integer.class)
                                .single()))
                        + (adds(table, who) ? "a" : "")
                        + letter("u", all, tries(who, () -> jdbc.sql(
                                        "select 1 from " + table + " where circle_id = ? for update")
                                .param(circle.value())
                                .query(Integer.class)
                                .list()
                                .size()))
                        + letter("d", all, tries(who, () -> jdbc.sql("delete from " + table + " where circle_id = ?")
                                .param(circle.value())
                                .update()));
        return letters.isEmpty() ? "-" : letters;
    }

    private static String letter(String small, int all, int some) {
        return some == 0 ? "" : some < all ? small : small.toUpperCase(Locale.ROOT);
    }

    /** A copy of a row that is there, by the columns that may be given; as it is, and in the own name. */
    private boolean adds(String table, Optional<SignedIn> who) {
        var columns = people.job(() -> jdbc.sql(
                        "select attname from pg_attribute where attrelid = ?::regclass and attnum > 0 "
                                + "and not attisdropped and has_column_privilege('kring_circle', attrelid, attnum, 'INSERT')")
                .param(table)
                .query(String.class)
                .list());
        var somebody = people.job(() -> jdbc.sql(
                        "select a.attname from pg_constraint f "
                                + "join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1] "
                                + "where f.contype = 'f' and f.conrelid = ?::regclass and f.confrelid = 'common.account'::regclass")
                .param(table)
                .query(String.class)
                .list());
        if (columns.isEmpty()) {
            return false;
        }
        var own = who.map(one -> one.account().value().toString()).orElse("");
        return Stream.of(false, true).anyMatch(inOwnName -> {
            var values = columns.stream()
                    .map(column -> column.equals("id")
                            ? "'" + Ids.next() + "'::uuid"
                            : inOwnName && somebody.contains(column) ? "'" + own + "'::uuid" : "r." + column)
                    .collect(Collectors.joining(", "));
            return copies(
                    table,
                    who,
                    "insert into %s (%s) select %s from jsonb_populate_record(null::%s, ?::jsonb) r"
                            .formatted(table, String.join(", ", columns), values, table));
        });
    }

    private boolean copies(String table, Optional<SignedIn> who, String insert) {
        var row = people.job(() -> jdbc.sql("select to_jsonb(t)::text from " + table + " t where circle_id = ? limit 1")
                .param(circle.value())
                .query(String.class)
                .single());
        return tries(who, () -> jdbc.sql(insert).param(row).update()) != 0;
    }

    /** How many rows it was; none when PostgreSQL refused, -1 when it let pass and only then found something wrong with the row. */
    private int tries(Optional<SignedIn> who, IntSupplier work) {
        try {
            return who.map(person -> People.as(person, () -> rolledBack(work))).orElseGet(() -> rolledBack(work));
        } catch (PessimisticLockingFailureException busy) {
            return tries(
                    who,
                    work); // a job that was woken by what stood here before had the row: that is no answer about rights
        } catch (DataAccessException refused) {
            return letsPass(refused) ? -1 : 0;
        }
    }

    private int rolledBack(IntSupplier work) {
        return transaction.execute(it -> {
            it.setRollbackOnly();
            return work.getAsInt();
        });
    }

    /** A broken key or check is found after the policies let the row pass; what a trigger raises names no constraint. */
    private static boolean letsPass(DataAccessException failure) {
        return failure.getRootCause() instanceof PSQLException cause
                && cause.getSQLState().startsWith("23")
                && cause.getServerErrorMessage() != null
                && cause.getServerErrorMessage().getConstraint() != null;
    }
}
