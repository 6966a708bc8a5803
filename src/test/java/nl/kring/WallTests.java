package nl.kring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.SignedIn;
import nl.kring.identity.StaffRole;
import nl.kring.notify.NotifyService;
import nl.kring.notify.OutsideMessage;
import nl.kring.platform.Ids;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** PostgreSQL alone, without a line of Java before it: a forgotten where returns nothing of somebody else's. */
@KringTest
class WallTests {
    private static final List<String> OPEN_TO_ALL = List.of(
            "common.flyway_schema_history",
            "common.scheduled_tasks",
            "common.clock_offset",
            "common.tenant",
            "common.service_zone",
            "common.zone_postcode",
            "common.navigator_profile",
            "circle.preset_rule");

    @Autowired
    private People people;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private NotifyService notify;

    @Autowired
    private CircleService circles;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private AccountId jan;
    private AccountId anna;
    private AccountId stranger;
    private SignedIn navigator;
    private CircleId circle;

    @BeforeEach
    void aCircle() {
        var tenant = people.tenant();
        jan = people.person("Jan");
        anna = people.person("Anna");
        stranger = people.person("Vreemde");
        people.circle(tenant, stranger);
        navigator = people.staff(tenant, StaffRole.NAVIGATOR, "Hinke");
        circle = people.circle(tenant, jan);
        people.seat(circle, anna, Ring.INNER);
        People.run(
                anna,
                () -> timeline.post(
                        circle, new NewPost(new PostId(Ids.next()), "Soep", Topic.PRACTICAL, Optional.empty())));
    }

    private long count(String table) {
        return transaction.execute(
                _ -> jdbc.sql("select count(*) from " + table).query(Long.class).single());
    }

    private List<String> tables(String schema) {
        return people.job(() -> jdbc.sql(
                        "select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace "
                                + "where c.relkind in ('r', 'p') and n.nspname like ? order by 1")
                .param(schema)
                .query(String.class)
                .list());
    }

    @Test
    void everyTableHasForcedRowLevelSecurityAndAPolicyOrIsOpenToAllByName() {
        var without = people.job(() -> jdbc.sql(
                        "select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace "
                                + "where c.relkind in ('r', 'p') and n.nspname in ('common', 'circle', 'municipal', 'bridge') "
                                + "and not (c.relrowsecurity and c.relforcerowsecurity and exists (select 1 from pg_policy p where p.polrelid = c.oid))")
                .query(String.class)
                .list());
        assertThat(OPEN_TO_ALL).containsAll(without);
    }

    /** With a million members a policy that looks through all of them is a page that does not come. */
    @Test
    void whatPointsAtACircleOrWhatIsInItIsFoundByAnIndex() {
        assertThat(people.job(() -> jdbc.sql("""
                                select c.conrelid::regclass || ' ' || a.attname from pg_constraint c
                                join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                                join pg_class to_table on to_table.oid = c.confrelid
                                join pg_namespace n on n.oid = to_table.relnamespace
                                where c.contype = 'f' and n.nspname = 'circle' and array_length(c.conkey, 1) = 1 and not exists (
                                    select 1 from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1] and i.indpred is null)
                                order by 1""").query(String.class).list())).isEmpty();
    }

    @Test
    void theApplicationOwnsNothingAndMayNotTruncate() {
        assertThat(people.job(() -> jdbc.sql("select count(*) from pg_class c join pg_roles r on r.oid = c.relowner "
                                + "where r.rolname in ('kring_app', 'kring_circle', 'kring_file', 'kring_worker')")
                        .query(Long.class)
                        .single()))
                .isZero();
        assertThat(people.job(
                        () -> jdbc.sql("select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace, "
                                        + "unnest(array['kring_app', 'kring_circle', 'kring_file', 'kring_worker']) role "
                                        + "where n.nspname in ('common', 'circle', 'municipal', 'bridge') and c.relkind = 'r' "
                                        + "and has_table_privilege(role, c.oid, 'TRUNCATE')")
                                .query(Long.class)
                                .single()))
                .isZero();
    }

    @Test
    void r_0_1_a_navigator_reaches_nothing_in_the_circle_schema_and_a_resident_nothing_in_the_file() {
        tables("circle").forEach(table -> assertThatThrownBy(() -> People.as(navigator, () -> count(table)))
                .as(table)
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("permission denied"));
        tables("municipal").forEach(table -> assertThatThrownBy(() -> People.as(jan, () -> count(table)))
                .as(table)
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("permission denied"));
        assertThat(tables("municipal")).isNotEmpty();
    }

    @Test
    void whoHasNoSeatSeesNoRowAndNobodySeesNone() {
        var mine = " where circle_id = '" + circle.value() + "'";
        assertThat(People.as(anna, () -> count("circle.post" + mine))).isEqualTo(1);
        for (var table : List.of(
                "circle.post", "circle.entry", "circle.audience", "circle.circle_member", "circle.circle_resident")) {
            assertThat(People.as(stranger, () -> count(table + mine))).as(table).isZero();
            assertThat(count(table)).as(table + " for nobody").isZero();
        }
    }

    @Test
    void nobodyWritesInAStrangersCircleOrInAnothersName() {
        var audience = People.as(
                anna,
                () -> transaction.execute(_ -> jdbc.sql("select audience_id::text from circle.post where circle_id = ?")
                        .param(circle.value())
                        .query(String.class)
                        .single()));
        assertThatThrownBy(() -> People.as(stranger, () -> post(audience, stranger)))
                .rootCause()
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> People.as(anna, () -> post(audience, jan)))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    private int post(String audience, AccountId author) {
        return transaction.execute(
                _ -> jdbc.sql("insert into circle.post (id, circle_id, audience_id, thread_id, author_id, text) "
                                + "values (uuidv7(), ?, ?::uuid, uuidv7(), ?, 'binnen')")
                        .param(circle.value())
                        .param(audience)
                        .param(author.value())
                        .update());
    }

    @Test
    void r_b1_whoSpeaksForTheResidentInPersonalMattersMovesAndRemovesAndWhoMindsMoneyDoesNot() {
        var mentor = people.person("Meint");
        var manager = people.person("Geert");
        people.speaksFor(circle, jan, mentor, true);
        people.speaksFor(circle, jan, manager, false);
        assertThatThrownBy(() -> People.run(manager, () -> circles.remove(circle, anna)))
                .isInstanceOf(NoRight.class);
        assertThat(People.as(manager, this::moveAnna)).isZero();
        assertThat(People.as(mentor, this::moveAnna)).isEqualTo(1);
        People.run(mentor, () -> circles.remove(circle, anna));
        assertThat(People.as(jan, () -> circles.view(circle).members())).isEmpty();
    }

    private int moveAnna() {
        return transaction.execute(
                _ -> jdbc.sql("update circle.circle_member set ring = 'HELPERS' where circle_id = ? and account_id = ?")
                        .param(circle.value())
                        .param(anna.value())
                        .update());
    }

    @Test
    void nobodyOfACircleOrAFileMailsAnAddressOutside() {
        var message =
                new OutsideMessage(new EmailAddress("wie@elders.example"), "Wie", "outside", List.of(), Ids.next());
        assertThatThrownBy(() -> People.run(anna, () -> transaction.executeWithoutResult(_ -> notify.send(message))))
                .isInstanceOf(NotFound.class);
        for (var person : List.of(new SignedIn(anna.value(), null, null), navigator)) {
            assertThatThrownBy(() -> People.as(person, this::mailOutside))
                    .rootCause()
                    .hasMessageContaining("row-level security");
        }
        assertThat(people.job(this::mailOutside)).isEqualTo(1);
    }

    private int mailOutside() {
        return transaction.execute(_ -> jdbc.sql(
                        "insert into common.delivery (id, to_name, to_address, channel, template, arguments, dedupe_key, state, "
                                + "next_try_at) values (uuidv7(), 'Wie', 'wie@elders.example', 'EMAIL', 'outside', '[]', "
                                + "uuidv7()::text, 'CANCELLED', common.kring_now())")
                .update());
    }

    @Test
    void nobodyWritesInTheLogOfACircleOrAFileThatIsNotHers() {
        assertThat(People.as(anna, () -> writeInLog(circle.value()))).isEqualTo(1);
        assertThat(People.as(anna, () -> writeInLog(anna.value()))).isEqualTo(1);
        for (var chain : List.of(circle.value(), jan.value(), Ids.next())) {
            assertThatThrownBy(() -> People.as(stranger, () -> writeInLog(chain)))
                    .rootCause()
                    .hasMessageContaining("row-level security");
            assertThatThrownBy(() -> People.as(navigator, () -> writeInLog(chain)))
                    .rootCause()
                    .hasMessageContaining("row-level security");
        }
    }

    private int writeInLog(UUID chain) {
        return transaction.execute(
                _ -> jdbc.sql("insert into common.access_log_entry (chain_id, actor_id, action, what) "
                                + "values (?, common.me(), 'READ', 'CIRCLE')")
                        .param(chain)
                        .update());
    }

    @Test
    void noPersonStaysBehindOnABorrowedConnection() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var calls = new ArrayList<Callable<Boolean>>();
            for (var turn = 0; turn < 1_000; turn++) {
                var who = turn % 3;
                calls.add(() -> switch (who) {
                    case 0 -> People.as(anna, this::seesOnlyThisCircle);
                    case 1 -> People.as(stranger, this::seesNoPost);
                    default -> seesNoPost();
                });
            }
            for (var outcome : threads.invokeAll(calls)) {
                assertThat(outcome.get()).isTrue();
            }
        }
        assertThat(jdbc.sql("select current_user || coalesce(current_setting('kring.person', true), '')")
                        .query(String.class)
                        .single())
                .isEqualTo("kring_app");
    }

    private boolean seesOnlyThisCircle() {
        return count("circle.post") == 1;
    }

    private boolean seesNoPost() {
        return count("circle.post") == 0;
    }
}
