package nl.kring.circle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.identity.AccountId;
import nl.kring.notify.Message;
import nl.kring.notify.NotifyService;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.privacy.AccessLog;
import nl.kring.tenant.Postcode;
import nl.kring.tenant.TenantId;
import nl.kring.timeline.EntryView;
import nl.kring.timeline.Feed;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Closing a circle, its ninety days, and how it goes. */
@KringTest
class ClosingTests {
    @Autowired
    private People people;

    @Autowired
    private ClosingService closing;

    @Autowired
    private CircleService circles;

    @Autowired
    private CircleJobs jobs;

    @Autowired
    private ClosedTick tick;

    @Autowired
    private List<DueWork> works;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private Feed feed;

    @Autowired
    private NotifyService notify;

    @Autowired
    private AccessLog log;

    @Autowired
    private MovingClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private TenantId tenant;
    private AccountId jan;
    private AccountId anna;
    private CircleId circle;

    @BeforeEach
    void aCircle() {
        tenant = people.tenant();
        jan = people.person("Jan");
        anna = people.person("Anna");
        circle = people.circle(tenant, jan);
        people.seat(circle, anna, Ring.INNER);
        tell("Soep staat klaar");
    }

    private void tell(String text) {
        People.run(
                anna,
                () -> timeline.post(
                        circle, new NewPost(new PostId(Ids.next()), text, Topic.PRACTICAL, Optional.empty())));
    }

    private void closes() {
        People.run(jan, () -> closing.close(circle));
    }

    private int rows(String sql) {
        return people.job(
                () -> jdbc.sql(sql).param(circle.value()).query(Integer.class).single());
    }

    private void ticks() {
        Acting.asSystem("test", tick::doWhatIsDue);
    }

    @Test
    void itIsReadAndNothingIsWritten() {
        closes();
        assertThat(People.as(anna, () -> feed.window(circle, Optional.empty())))
                .extracting(EntryView::kind)
                .containsExactly("UPDATE");
        assertThatThrownBy(() -> tell("Nog iets")).isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.run(jan, () -> circles.moveTo(circle, anna, Ring.HELPERS)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> People.run(
                        jan,
                        () -> circles.livesAt(
                                circle, new Address("Dorpsstraat 1", new Postcode("8441AA"), "Veenmeren"))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void postgresqlAloneLetsNothingBeWritten() {
        closes();
        var audience = people.job(() -> jdbc.sql("select id from circle.audience where circle_id = ?")
                .param(circle.value())
                .query(java.util.UUID.class)
                .single());
        assertThatThrownBy(() -> People.run(
                        anna,
                        () -> transaction.executeWithoutResult(_ -> jdbc.sql(
                                        "insert into circle.post (id, circle_id, audience_id, thread_id, author_id, text) "
                                                + "values (:id, :circle, :audience, :id, :me, 'Nog iets')")
                                .param("id", Ids.next())
                                .param("circle", circle.value())
                                .param("audience", audience)
                                .param("me", anna.value())
                                .update())))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void everyTableOfACircleThatPeopleWriteInIsShutByAPolicy() {
        assertThat(people.job(() -> jdbc.sql(
                                "select distinct c.relname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace "
                                        + "join pg_attribute a on a.attrelid = c.oid and a.attname = 'circle_id' "
                                        + "where n.nspname = 'circle' and c.relkind = 'r' and has_any_column_privilege('kring_circle', c.oid, 'insert') "
                                        + "and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'still_open')")
                        .query(String.class)
                        .list()))
                .as("a new table of a circle needs the policy still_open, as in the migration that closes circles")
                // what goes on there: reading, taking back, asking about the log, taking own words away, and saying
                // that somebody died
                .containsExactlyInAnyOrder(
                        "closing_read", "consent", "recovery_answer", "doubt", "own_erasure", "death_report");
    }

    @Test
    void onlyTheResidentClosesAndOpens() {
        var marga = people.person("Marga");
        people.speaksFor(circle, jan, marga, true);
        assertThatThrownBy(() -> People.run(anna, () -> closing.close(circle))).isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.run(marga, () -> closing.close(circle))).isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.run(
                        marga,
                        () -> transaction.executeWithoutResult(_ -> jdbc.sql(
                                        "update circle.circle set state = 'CLOSED', "
                                                + "closed_at = common.kring_now(), erases_at = common.kring_now() where id = ?")
                                .param(circle.value())
                                .update())))
                .rootCause()
                .hasMessageContaining("only its resident");
        closes();
        closes();
        assertThatThrownBy(() -> People.run(anna, () -> closing.reopen(circle))).isInstanceOf(NoRight.class);
        assertThat(rows("select count(*) from common.access_log_entry where chain_id = ? and action = 'CLOSED'"))
                .isOne();
    }

    @Test
    void aMemberReadsItOnceAndTheResidentOpensItAgain() {
        closes();
        assertThat(seen(anna).read()).isFalse();
        People.run(anna, () -> closing.read(circle));
        People.run(anna, () -> closing.read(circle));
        assertThat(seen(anna).read()).isTrue();
        assertThat(seen(anna).mayReopen()).isFalse();
        assertThat(Duration.between(seen(jan).closedAt(), seen(jan).erasedAt()).toDays())
                .isEqualTo(90);
        People.run(jan, () -> closing.reopen(circle));
        assertThat(People.as(anna, () -> closing.closing(circle))).isEmpty();
        tell("Weer iets");
        closes();
        assertThat(seen(anna).read()).isFalse();
    }

    private ClosingView seen(AccountId who) {
        return People.as(who, () -> closing.closing(circle)).orElseThrow();
    }

    @Test
    void sheMayBeginAnotherOneAndThenTheOldOneStaysClosed() {
        people.job(() -> jdbc.sql("update circle.circle_resident set individual_in = ? where circle_id = ?")
                .param(tenant.value())
                .param(circle.value())
                .update());
        closes();
        assertThat(people.job(() -> jobs.individualOf(jan, tenant))).isEmpty();
        var other = people.circle(tenant, jan);
        people.job(() -> jdbc.sql("update circle.circle_resident set individual_in = ? where circle_id = ?")
                .param(tenant.value())
                .param(other.value())
                .update());
        assertThatThrownBy(() -> People.run(jan, () -> closing.reopen(circle))).isInstanceOf(Refused.class);
        assertThat(rows("select count(*) from circle.circle where id = ? and state = 'CLOSED'"))
                .isOne();
    }

    @Test
    void nothingIsSentAnyMore() {
        people.job(() -> {
            notify.send(new Message(
                    anna,
                    "alert",
                    List.of("Jan", "Bram"),
                    "/",
                    Optional.of(circle.value()),
                    circle.value(),
                    "closing:" + circle.value(),
                    clock.instant()));
            return true;
        });
        closes();
        assertThat(people.job(() -> jobs.stillIn(circle.value(), anna))).isFalse();
        var state = "PENDING";
        for (var tries = 0; tries < 200 && state.equals("PENDING"); tries++) { // others wait to be sent too
            works.stream()
                    .filter(work -> List.of("deliveries", "letters").contains(work.name()))
                    .forEach(work -> Acting.asSystem("test", work::doWhatIsDue));
            state = people.job(() -> jdbc.sql("select state from common.delivery where dedupe_key = ?")
                    .param("closing:" + circle.value())
                    .query(String.class)
                    .single());
        }
        assertThat(state).isEqualTo("CANCELLED");
    }

    @Test
    void afterNinetyDaysItGoesWholeOnceAndTheLogAndTheProofStay() {
        closes();
        clock.forward(Duration.ofDays(89));
        ticks();
        assertThat(rows("select count(*) from circle.post where circle_id = ?")).isOne();
        clock.forward(Duration.ofDays(2));
        assertThatThrownBy(() -> People.run(jan, () -> closing.reopen(circle))).isInstanceOf(Refused.class);
        ticks();
        ticks();
        for (var table : List.of("post", "entry", "audience", "circle_member", "circle_resident", "closing_read")) {
            assertThat(rows("select count(*) from circle." + table + " where circle_id = ?"))
                    .as(table)
                    .isZero();
        }
        assertThatThrownBy(() -> People.as(jan, () -> circles.view(circle))).isInstanceOf(NotFound.class);
        assertThat(rows("select count(*) from common.delivery where circle_id = ?"))
                .isZero();
        assertThat(rows("select count(*) from common.erasure where chain_id = ? and what = 'CIRCLE'"))
                .isOne();
        assertThat(people.job(() -> log.newest(circle.value(), 10)))
                .extracting(line -> line.action() + " " + line.what())
                .contains("CLOSED CIRCLE", "ERASED CIRCLE");
        assertThat(People.as(jan, () -> circles.mine())).isEmpty();
    }

    @Test
    void whoNeverCameInIsForgottenWithItAndWhoDidIsNot() {
        var unclaimed = people.job(() -> people.unclaimed("Wiebe"));
        people.seat(circle, unclaimed, Ring.HELPERS);
        closes();
        clock.forward(Duration.ofDays(91));
        ticks();
        assertThat(people.job(() -> jdbc.sql("select id from common.account where id in (?, ?)")
                        .param(unclaimed.value())
                        .param(anna.value())
                        .query(java.util.UUID.class)
                        .list()))
                .containsExactly(anna.value());
    }

    @Test
    void aJobErasesNoCircleWhoseDayHasNotCome() {
        assertThat(people.job(() -> jobs.erase(circle))).isFalse();
        closes();
        assertThat(people.job(() -> jobs.erase(circle))).isFalse();
        assertThat(people.job(() -> jdbc.sql("delete from circle.circle where id = ?")
                        .param(circle.value())
                        .update()))
                .isZero();
        assertThat(people.job(() -> jdbc.sql("delete from circle.post where circle_id = ?")
                        .param(circle.value())
                        .update()))
                .isZero();
    }

    /** What is deleted along must be found by an index, or a circle that goes reads whole tables of others. */
    @Test
    void eachTableThatHangsOnMuchFindsItsRowsByAnIndex() {
        assertThat(people.job(() -> jdbc.sql("select c.conrelid::regclass || '.' || a.attname from pg_constraint c "
                                + "join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1] "
                                + "where c.contype = 'f' and c.confrelid in ('circle.circle'::regclass, 'circle.post'::regclass, "
                                + "'circle.audience'::regclass) and cardinality(c.conkey) = 1 "
                                + "and c.conrelid::regclass::text in ('circle.post', 'circle.entry', 'circle.read_receipt') "
                                + "and not exists (select 1 from pg_index i where i.indrelid = c.conrelid "
                                + "and i.indkey[0] = c.conkey[1] and i.indpred is null)")
                        .query(String.class)
                        .list()))
                .isEmpty();
    }

    /** Marga speaks for the resident in personal matters; she who lives there reads it, and has three days for her no. */
    private AccountId marga() {
        var marga = people.person("Marga");
        people.speaksFor(circle, jan, marga, true);
        return marga;
    }

    private void inHerName() {
        works.stream()
                .filter(work -> work.name().equals("closing-in-her-name"))
                .forEach(work -> Acting.asSystem(work.name(), work::doWhatIsDue));
    }

    private CircleState stands() {
        return people.job(() -> jobs.view(circle)).state();
    }

    @Test
    void appendix_b_whoSpeaksForHerLetsItCloseInThreeDaysAndSheReadsWhy() {
        var marga = marga();
        assertThatThrownBy(() -> People.run(marga, () -> closing.close(circle))).isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.run(marga, () -> closing.closeInName(circle, " ")))
                .isInstanceOf(Refused.class);
        People.run(marga, () -> closing.closeInName(circle, "Jan woont nu bij zijn dochter."));
        People.run(marga, () -> closing.closeInName(circle, "Jan woont nu bij zijn dochter."));
        var soon = People.as(jan, () -> closing.soon(circle)).orElseThrow();
        assertThat(soon.by()).isEqualTo("Marga");
        assertThat(soon.reason()).isEqualTo("Jan woont nu bij zijn dochter.");
        assertThat(soon.mine()).isFalse();
        assertThat(mailsTo(jan, "speaks.did")).isEqualTo(1);
        inHerName();
        assertThat(stands()).isEqualTo(CircleState.ACTIVE);
        clock.forward(Duration.ofHours(72).plusMinutes(1));
        inHerName();
        assertThat(stands()).isEqualTo(CircleState.CLOSED);
        assertThat(People.as(jan, () -> closing.closing(circle)).orElseThrow().mayReopen())
                .isTrue();
        People.run(jan, () -> closing.reopen(circle));
        inHerName();
        assertThat(stands()).isEqualTo(CircleState.ACTIVE);
        assertThat(People.as(jan, () -> closing.soon(circle))).isEmpty();
    }

    @Test
    void appendix_b_herNoKeepsItOpenAndHoldsThreeDays() {
        var marga = marga();
        People.run(marga, () -> closing.closeInName(circle, "Het is te veel."));
        People.run(jan, () -> closing.stayOpen(circle));
        People.run(jan, () -> closing.stayOpen(circle));
        assertThat(mailsTo(marga, "deed.no")).isEqualTo(1);
        assertThatThrownBy(() -> People.run(marga, () -> closing.closeInName(circle, "Toch.")))
                .isInstanceOf(Refused.class);
        clock.forward(Duration.ofHours(72).plusMinutes(1));
        inHerName();
        assertThat(stands()).isEqualTo(CircleState.ACTIVE);
        People.run(marga, () -> closing.closeInName(circle, "Toch."));
        People.run(marga, () -> closing.stayOpen(circle));
        clock.forward(Duration.ofHours(73));
        inHerName();
        assertThat(stands()).isEqualTo(CircleState.ACTIVE);
    }

    @Test
    void appendix_b_whoSpeaksForHerNoLongerClosesNothingThatDay() {
        var marga = marga();
        People.run(marga, () -> closing.closeInName(circle, "Het is te veel."));
        people.job(() -> jdbc.sql("update circle.representation set ended_at = common.kring_now() where circle_id = ?")
                .param(circle.value())
                .update());
        clock.forward(Duration.ofHours(73));
        inHerName();
        assertThat(stands()).isEqualTo(CircleState.ACTIVE);
        assertThat(People.as(jan, () -> closing.soon(circle))).isEmpty();
    }

    @Test
    void appendix_b_aHouseholdIsNotClosedForBothByOneWord() {
        var marga = marga();
        People.run(marga, () -> closing.closeInName(circle, "Het is te veel."));
        var henk = people.person("Henk");
        people.job(() -> jdbc.sql("insert into circle.circle_resident (id, circle_id, account_id, health_allowed) "
                        + "values (uuidv7(), ?, ?, true)")
                .param(circle.value())
                .param(henk.value())
                .update());
        clock.forward(Duration.ofHours(73));
        inHerName();
        assertThat(stands()).isEqualTo(CircleState.ACTIVE);
    }

    @Test
    void appendix_b_postgresqlAloneLetsNobodyCloseSoonerOrForAnother() {
        var marga = marga();
        var sooner =
                "update circle.circle set closing_by = common.me(), closing_at = common.kring_now() + interval '1 hour', "
                        + "closing_reason = 'x' where id = ?";
        assertThatThrownBy(() -> sql(marga, sooner)).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> sql(jan, sooner.replace("1 hour", "73 hours")))
                .isInstanceOf(DataAccessException.class);
        assertThat(sql(anna, sooner.replace("1 hour", "73 hours"))).isZero();
        People.run(marga, () -> closing.closeInName(circle, "Het is te veel."));
        assertThatThrownBy(() -> sql(marga, "update circle.circle set closing_no_at = common.kring_now() where id = ?"))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> sql(
                        marga,
                        "update circle.circle set closing_at = common.kring_now() + interval '73 hours' where id = ?"))
                .isInstanceOf(DataAccessException.class);
        var other = people.person("Wim");
        people.speaksFor(circle, jan, other, true);
        assertThatThrownBy(
                        () -> sql(
                                other,
                                "update circle.circle set closing_by = null, closing_at = null, closing_reason = null where id = ?"))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> People.run(other, () -> closing.stayOpen(circle)))
                .isInstanceOf(NoRight.class);
    }

    private int sql(AccountId who, String update) {
        return People.as(
                who,
                () -> transaction.execute(
                        _ -> jdbc.sql(update).param(circle.value()).update()));
    }

    private int mailsTo(AccountId who, String template) {
        return people.job(() -> jdbc.sql("select count(*) from common.delivery where recipient_id = ? and template = ?")
                .param(who.value())
                .param(template)
                .query(Integer.class)
                .single());
    }
}
