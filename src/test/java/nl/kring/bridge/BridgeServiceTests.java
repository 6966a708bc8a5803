package nl.kring.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.Town;
import nl.kring.bridge.Payload.OutsideNotice;
import nl.kring.bridge.Payload.Somebody;
import nl.kring.bridge.Payload.Status;
import nl.kring.bridge.Payload.Step;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.tenant.TenantService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@KringTest
class BridgeServiceTests {
    private static final Payload.Need NEED =
            new Payload.Need("Jan", "", "Molensteeg 5", "9999 SS", "Elders", "", "", "Help", "");
    private static final Status STATUS = new Status(Step.READ, new Somebody("Baukje Venema", "", ""));

    @Autowired
    private People people;

    @Autowired
    private TenantService tenants;

    @Autowired
    private BridgeService bridge;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private Town town;
    private AccountId jan;
    private AccountId stranger;
    private Origin origin;

    @BeforeEach
    void aTown() {
        town = Town.of(people, tenants);
        jan = people.person("Jan");
        stranger = people.person("Vreemde");
        origin = new Origin(Optional.of(UUID.randomUUID()), jan);
    }

    private Preview sent() {
        return People.as(jan, () -> {
            var shown = bridge.preview(Ids.next(), town.tenant(), NEED);
            bridge.send(shown, origin);
            return shown;
        });
    }

    private void answered(UUID about) {
        people.job(() -> {
            bridge.answer(about, town.tenant(), Ids.next(), STATUS);
            return true;
        });
    }

    private <T> T inDatabase(Callable<T> work) {
        return transaction.execute(_ -> {
            try {
                return work.call();
            } catch (RuntimeException failure) {
                throw failure;
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        });
    }

    private long count(String from) {
        return inDatabase(
                () -> jdbc.sql("select count(*) from " + from).query(Long.class).single());
    }

    @Test
    void r_0_4_onlyWhatIsNamedCrossesAndOnlyThatWay() {
        assertThat(Kind.NEED.goes(Direction.TO_CIRCLE)).isFalse();
        assertThat(Kind.PROMISE.goes(Direction.TO_FILE)).isFalse();
        assertThat(Kind.DEATH.goes(Direction.TO_CIRCLE) && Kind.DEATH.goes(Direction.TO_FILE))
                .isTrue();
        assertThatThrownBy(() ->
                        People.as(jan, () -> bridge.send(bridge.preview(Ids.next(), town.tenant(), STATUS), origin)))
                .isInstanceOf(NotFound.class);
        var shown = sent();
        assertThatThrownBy(() -> people.job(() -> {
                    bridge.answer(shown.id(), town.tenant(), Ids.next(), NEED);
                    return true;
                }))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void sentTwiceItCrossesOnceAndAnotherTextUnderTheSameIdIsRefused() {
        var shown = sent();
        assertThat(People.as(jan, () -> bridge.send(shown, origin))).isFalse();
        var other = new Preview(shown.id(), shown.tenant(), shown.kind(), "{}");
        assertThatThrownBy(() -> People.as(jan, () -> bridge.send(other, origin)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void whoSentItReadsTheAnswerAndNobodyElse() {
        var shown = sent();
        answered(shown.id());
        assertThat(People.as(jan, () -> bridge.answers(shown.id(), jan)))
                .extracting(Crossing::kind)
                .contains(Kind.STATUS);
        assertThat(People.as(stranger, () -> bridge.answers(shown.id(), stranger)))
                .isEmpty();
        assertThat(People.as(stranger, () -> bridge.answers(shown.id(), jan))).isEmpty();
        assertThatThrownBy(() -> People.as(town.baukje(), () -> bridge.answers(shown.id(), jan)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void theDatabaseShowsACircleOnlyItsOwnRows() {
        sent();
        assertThat(People.as(jan, () -> count("bridge.crossing where kind = 'NEED'")))
                .isEqualTo(1);
        assertThat(People.as(jan, () -> count("bridge.origin"))).isEqualTo(1);
        assertThat(People.as(stranger, () -> count("bridge.crossing"))).isZero();
        assertThat(People.as(stranger, () -> count("bridge.origin"))).isZero();
    }

    @Test
    void theDatabaseRefusesToSendInAnothersName() {
        assertThatThrownBy(() -> People.as(
                        stranger,
                        () -> bridge.send(
                                bridge.preview(Ids.next(), town.tenant(), NEED), new Origin(Optional.empty(), jan))))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void staffNeitherPreviewNorSendAndOnlyAnswerForTheirOwnMunicipality() {
        assertThatThrownBy(() -> People.as(town.baukje(), () -> bridge.preview(Ids.next(), town.tenant(), NEED)))
                .isInstanceOf(NotFound.class);
        var shown = sent();
        assertThatThrownBy(() -> People.as(town.baukje(), () -> bridge.send(shown, origin)))
                .isInstanceOf(NotFound.class);
        var elsewhere = Town.of(people, tenants);
        assertThatThrownBy(() -> People.as(elsewhere.baukje(), () -> {
                    bridge.answer(shown.id(), town.tenant(), Ids.next(), STATUS);
                    return true;
                }))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(elsewhere.baukje(), () -> {
                    bridge.answer(shown.id(), elsewhere.tenant(), Ids.next(), STATUS);
                    return true;
                }))
                .hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> People.as(jan, () -> {
                    bridge.answer(shown.id(), town.tenant(), Ids.next(), STATUS);
                    return true;
                }))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void onlyJobsReceiveAndOnlyJobsSendTheNoticeOfAnAlert() {
        var shown = sent();
        assertThatThrownBy(() -> People.as(jan, () -> bridge.waiting(Direction.TO_FILE, Kind.NEED)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(town.baukje(), () -> bridge.receive(shown.id())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(town.baukje(), () -> bridge.earlier(shown.id())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(jan, () -> bridge.stands(shown.id())))
                .isInstanceOf(NotFound.class);
        var notice = new OutsideNotice(
                town.baukje().accountId(), "D.T.", "ORANGE", Optional.of(Instant.EPOCH), "Anke", "06-00000001");
        assertThatThrownBy(() -> People.as(jan, () -> bridge.notice(Ids.next(), town.tenant(), origin, notice)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.run(
                        jan, () -> bridge.sentBefore(Ids.next(), town.tenant(), origin, NEED, Instant.EPOCH)))
                .isInstanceOf(NotFound.class);
        var id = Ids.next();
        assertThat(people.job(() -> bridge.notice(id, town.tenant(), origin, notice)))
                .isTrue();
        assertThat(people.job(() -> bridge.notice(id, town.tenant(), origin, notice)))
                .isFalse();
        var kept = people.job(() -> jdbc.sql("select payload from bridge.crossing where id = ?")
                .param(id)
                .query(String.class)
                .single());
        assertThat(bridge.read(kept, OutsideNotice.class)).isEqualTo(notice);
        Town.soon(() -> people.job(() -> bridge.stands(id)).flatMap(Standing::received));
        assertThat(people.job(() -> bridge.receive(id))).isEmpty();
    }

    @Test
    void r_0_1_staffReachNothingOfTheCircleSpaceNorWhereSomethingCameFrom() {
        for (var table :
                List.of("circle.circle", "circle.circle_member", "circle.post", "circle.help_need", "bridge.origin")) {
            assertThatThrownBy(() -> People.as(town.baukje(), () -> count(table)))
                    .as(table)
                    .hasStackTraceContaining("permission denied");
        }
    }

    /** The ids that a file may hold; none of them is of a circle or of somebody in one. */
    @Test
    void aFileHoldsTheBridgeIdAndNeverACirclesOrASeats() {
        assertThat(people.job(() -> jdbc.sql(
                                "select distinct column_name from information_schema.columns where table_schema = 'municipal' and udt_name = 'uuid'")
                        .query(String.class)
                        .list()))
                .isSubsetOf(
                        "id",
                        "tenant_id",
                        "file_id",
                        "report_id",
                        "bridge_id",
                        "navigator_id",
                        "contact_id",
                        "answered_by");
        assertThat(people.job(() -> jdbc.sql(
                                "select conrelid::regclass::text from pg_constraint where contype = 'f' "
                                        + "and conrelid::regclass::text like 'municipal.%' "
                                        + "and (confrelid::regclass::text like 'circle.%' or confrelid = 'bridge.origin'::regclass)")
                        .query(String.class)
                        .list()))
                .isEmpty();
        assertThat(people.job(() -> jdbc.sql(
                                "select column_name from information_schema.columns where table_schema = 'bridge' and table_name = 'crossing'")
                        .query(String.class)
                        .list()))
                .containsExactlyInAnyOrder(
                        "id", "about_id", "tenant_id", "kind", "direction", "payload", "sent_at", "received_at");
        assertThat(people.job(() -> jdbc.sql(
                                "select has_table_privilege('kring_file', 'bridge.origin', 'select') or has_schema_privilege('kring_file', 'circle', 'usage')")
                        .query(Boolean.class)
                        .single()))
                .isFalse();
    }

    @Test
    void everyTableOfTheseSchemasForcesItsPolicies() {
        assertThat(people.job(() -> jdbc.sql("select c.oid::regclass::text from pg_class c where c.relkind = 'r' "
                                + "and c.relnamespace in ('bridge'::regnamespace, 'municipal'::regnamespace) "
                                + "and not (c.relrowsecurity and c.relforcerowsecurity "
                                + "and exists (select 1 from pg_policy p where p.polrelid = c.oid))")
                        .query(String.class)
                        .list()))
                .isEmpty();
    }
}
