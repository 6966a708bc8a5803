package nl.kring.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.Town;
import nl.kring.bridge.BridgeService;
import nl.kring.bridge.Origin;
import nl.kring.bridge.Payload.OutsideNotice;
import nl.kring.identity.AccountId;
import nl.kring.identity.SignedIn;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.NotFound;
import nl.kring.tenant.TenantService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What an alert lets a navigator know: hers, at once, and nobody else's. */
@KringTest
class NoticeServiceTests {
    @Autowired
    private People people;

    @Autowired
    private TenantService tenants;

    @Autowired
    private BridgeService bridge;

    @Autowired
    private NoticeService notices;

    @Autowired
    private Inbox inbox;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private Town town;
    private AccountId douwe;
    private UUID crossing;
    private final UUID circle = UUID.randomUUID();

    @BeforeEach
    void aNoticeForBaukje() {
        town = Town.of(people, tenants);
        douwe = people.person("Douwe");
        crossing = Ids.next();
        var notice = new OutsideNotice(
                town.baukje().accountId(), "D.T.", "ORANGE", Optional.of(Instant.EPOCH), "Anke", "06-00000001");
        people.job(() -> bridge.notice(crossing, town.tenant(), new Origin(Optional.of(circle), douwe), notice));
    }

    private List<NoticeView> noticesOf(SignedIn staff) {
        return People.as(staff, () -> notices.notices());
    }

    private NoticeView received() {
        return Town.soon(() -> noticesOf(town.baukje()).stream().findFirst());
    }

    private void read(SignedIn staff, NoticeId id) {
        People.as(staff, () -> {
            notices.read(id);
            return true;
        });
    }

    private long rowsSeenBy(SignedIn staff, String table) {
        return People.as(
                staff,
                () -> transaction.execute(_ -> jdbc.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single()));
    }

    @Test
    void theNavigatorWhomThePlanNamesHasItAtOnceAndAMailThatSaysNothing() {
        assertThat(received().said().initials()).isEqualTo("D.T.");
        assertThat(received().readAt()).isEmpty();
        var mails = people.job(() -> jdbc.sql("select template || ' ' || arguments || ' ' || link from common.delivery "
                        + "where recipient_id = ?")
                .param(town.baukje().accountId())
                .query(String.class)
                .list());
        assertThat(mails).containsExactly("desk.notice [] /desk");
    }

    @Test
    void itIsReceivedOnceHoweverOftenTheTickLooks() {
        received();
        Acting.asSystem(inbox.name(), inbox::doWhatIsDue);
        Acting.asSystem(inbox.name(), inbox::doWhatIsDue);
        assertThat(noticesOf(town.baukje())).hasSize(1);
    }

    @Test
    void sheSaysThatSheReadItAndTheCircleHearsThatOnce() {
        var id = received().id();
        assertThat(people.job(() -> bridge.stands(crossing)).orElseThrow().answered())
                .isEmpty();
        read(town.baukje(), id);
        read(town.baukje(), id);
        assertThat(received().readAt()).isPresent();
        assertThat(people.job(() -> bridge.stands(crossing)).orElseThrow().answered())
                .isPresent();
        assertThat(people.job(
                        () -> jdbc.sql("select count(*) from bridge.crossing where about_id = ? and kind = 'STATUS'")
                                .param(crossing)
                                .query(Long.class)
                                .single()))
                .isEqualTo(1);
    }

    @Test
    void nobodyElseSeesItNorSaysThatItWasRead() {
        var id = received().id();
        var elsewhere = Town.of(people, tenants);
        for (var staff : List.of(town.tjitske(), town.akke(), elsewhere.baukje())) {
            assertThat(noticesOf(staff)).isEmpty();
            assertThatThrownBy(() -> read(staff, id)).isInstanceOf(NotFound.class);
            assertThat(rowsSeenBy(staff, "municipal.outside_notice")).isZero();
            assertThat(rowsSeenBy(staff, "bridge.crossing")).isZero();
        }
        assertThatThrownBy(() -> noticesOf(town.lotte())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(douwe, () -> notices.notices())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.run(douwe, () -> notices.read(id))).isInstanceOf(NotFound.class);
        assertThat(received().readAt()).isEmpty();
    }

    @Test
    void r_m1_whoTriesANoticeOfAnotherDeskStandsInTheLogOfTheCircle() {
        var id = received().id();
        assertThatThrownBy(() -> read(town.akke(), id)).isInstanceOf(NotFound.class);
        assertThat(people.job(() -> jdbc.sql("select actor_id from common.access_log_entry where chain_id = ? "
                                + "and action = 'REFUSED'")
                        .param(circle)
                        .query(UUID.class)
                        .list()))
                .containsExactly(town.akke().accountId());
    }

    @Test
    void r_m1_noLineIsWrittenInALogThatNobodyCanRead() {
        read(town.baukje(), received().id());
        assertThat(people.job(() -> jdbc.sql("select count(*) from common.access_log_entry where chain_id = ?")
                        .param(crossing)
                        .query(Long.class)
                        .single()))
                .isZero();
    }

    @Test
    void r_0_1_fromTheDeskNothingLeadsToTheCircle() {
        received();
        assertThatThrownBy(() -> rowsSeenBy(town.baukje(), "circle.outside_notice"))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> rowsSeenBy(town.baukje(), "bridge.origin"))
                .hasStackTraceContaining("permission denied");
    }
}
