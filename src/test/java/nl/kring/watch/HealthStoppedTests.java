package nl.kring.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.Policies;
import nl.kring.circle.CircleService;
import nl.kring.circle.ConsentService;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.timeline.ErasingService;
import nl.kring.watch.AlertView.Sight;
import nl.kring.watch.WatchEvent.AlertClosed;
import nl.kring.watch.WatchEvent.AlertHeard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.transaction.support.TransactionTemplate;

/** Douwe stops sharing his health (AT-M1): all that is health is his alone, and an open alert does not vanish from whom it asks. */
@KringTest
class HealthStoppedTests extends WatchTest {
    private static final Locale NL = Locale.of("nl");
    private static final List<String> TABLES = List.of(
            "early_warning_plan",
            "warning_sign",
            "plan_action",
            "alert_line",
            "outside_contact",
            "observation",
            "phase_change",
            "alert",
            "alert_asked",
            "alert_response");

    @Autowired
    private ConsentService consents;

    @Autowired
    private CircleService seats;

    @Autowired
    private ErasingService erasing;

    @Autowired
    private ErasesHealth erases;

    @Autowired
    private OutsideNotices notices;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private FlywayConnectionDetails owner;

    private AccountId marga;

    @BeforeEach
    void onAThursdayAfternoon() {
        marga = people.person("Marga");
        people.speaksFor(circle, douwe, marga, true);
        on(DayOfWeek.THURSDAY, "16:10");
    }

    private void stops() {
        People.run(douwe, () -> consents.stopHealth(circle, NL));
    }

    private List<AccountId> others() {
        return List.of(anke, bauke, henk, rixt, jannie, sietske, marga);
    }

    private int rows(String table) {
        return jdbc.sql("select count(*) from circle." + table + " where circle_id = ?")
                .param(circle.value())
                .query(Integer.class)
                .single();
    }

    private int mayRead(AccountId who, String table) {
        return People.as(who, () -> transaction.execute(_ -> rows(table)));
    }

    @Test
    void at_m1_thePlanWhatWasSeenPhasesAndAlertsAreTheResidentsAlone() throws SQLException {
        see(sietske, true, ANGRY);
        claim(bauke);
        stops();
        others().forEach(this::readsNothing);
        assertThat(People.as(douwe, () -> watch.plan(circle))).isPresent();
        assertThat(People.as(douwe, () -> watch.observations(circle))).hasSize(1);
        assertThat(phase()).isEqualTo(Phase.ORANGE);
        Policies.without(owner, () -> others().forEach(this::readsNothing));
        assertThat(TABLES).allSatisfy(table -> {
            assertThat(others())
                    .allSatisfy(
                            other -> assertThat(mayRead(other, table)).as(table).isZero());
            assertThat(mayRead(douwe, table)).as(table).isPositive();
        });
    }

    /** What hurt: in a household that still shares health a plan that rests looked like none, and what was seen became a post for all. */
    @Test
    void at_m1_inAHouseholdWhatIsSeenOfWhoSaidNoIsRefusedAndBecomesNoPost() {
        var tjitske = people.person("Tjitske");
        people.job(() -> jdbc.sql("insert into circle.circle_resident (id, circle_id, account_id, health_allowed) "
                        + "values (uuidv7(), ?, ?, true)")
                .param(circle.value())
                .param(tjitske.value())
                .update());
        stops();
        assertThat(People.as(sietske, () -> seats.seat(circle)).healthShared())
                .as("she who lives there too shares hers")
                .isTrue();
        assertThat(People.as(sietske, () -> watch.rests(circle))).isTrue();
        assertThat(People.as(sietske, () -> watch.mayObserve(circle))).isFalse();
        var seen = new NewObservation(
                new ObservationId(Ids.next()),
                Set.of(),
                false,
                "Hij viel weer",
                clock.instant().minusSeconds(1),
                true);
        assertThatThrownBy(() -> People.run(sietske, () -> watch.observe(circle, seen)))
                .isInstanceOf(Refused.class);
        assertThat(mayRead(sietske, "post")).isZero();
        assertThatThrownBy(() -> People.run(
                        douwe, () -> watch.call(circle, new ObservationId(Ids.next()), OwnCall.ASKS_THE_CIRCLE)))
                .isInstanceOf(Refused.class);
    }

    private void readsNothing(AccountId other) {
        assertThatThrownBy(() -> People.as(other, () -> watch.plan(circle))).isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.as(other, () -> watch.observations(circle)))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.as(other, () -> watch.signsToTick(circle)))
                .isInstanceOf(NoRight.class);
        assertThat(People.as(other, () -> phases.now(circle))).isEmpty();
        alertFor(other).ifPresent(alert -> {
            assertThat(alert.phase()).isEmpty();
            assertThat(alert.observations()).isEmpty();
            assertThat(alert.helps()).isEmpty();
            assertThat(alert.outside()).isEmpty();
        });
    }

    @Test
    void at_m1_nobodyAddsToItAlsoNotTheResident() {
        see(sietske, false, RADIO);
        stops();
        assertThatThrownBy(() -> People.as(
                        sietske,
                        () -> watch.observe(
                                circle,
                                new NewObservation(
                                        new ObservationId(Ids.next()),
                                        java.util.Set.of(),
                                        false,
                                        "Hij zwaait niet",
                                        clock.instant().minusSeconds(60),
                                        false))))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.as(
                        douwe, () -> watch.call(circle, new ObservationId(Ids.next()), OwnCall.ASKS_THE_CIRCLE)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> People.run(anke, () -> phases.lower(circle, Phase.GREEN, "Beter")))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.run(
                        douwe,
                        () -> transaction.executeWithoutResult(_ -> jdbc.sql(
                                        "insert into circle.observation (id, circle_id, plan_id, observer_id, signs, sign_words, "
                                                + "good, worried, text, seen_at) select uuidv7(), circle_id, plan_id, ?, '{}', '{}', "
                                                + "false, false, 'x', common.kring_now() from circle.observation where circle_id = ?")
                                .param(douwe.value())
                                .param(circle.value())
                                .update())))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void at_m1_whoHasAnAlertKeepsItWithoutWhyAndSaysThatItIsOver() {
        see(sietske, true, ANGRY);
        claim(bauke);
        stops();
        tick();
        var bare = alertFor(bauke).orElseThrow();
        assertThat(bare.sight()).isEqualTo(Sight.BARE);
        assertThat(bare.mine()).isTrue();
        assertThat(bare.isClosed()).isFalse();
        assertThat(sent("alertStoppedOwner")).extracting(Sent::to).containsExactly(bauke);
        assertThatThrownBy(() -> People.run(
                        bauke,
                        () -> alerts.agree(
                                circle,
                                bare.id(),
                                "Wandelen",
                                bauke,
                                clock.instant().plusSeconds(600))))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.run(rixt, () -> alerts.done(circle, bare.id(), Ids.next())))
                .isInstanceOf(NoRight.class);
        People.run(bauke, () -> alerts.done(circle, bare.id(), Ids.next()));
        assertThat(rang(AlertClosed.class)).as("open pages hear it").isEqualTo(1);
        assertThat(alertFor(bauke).orElseThrow().isClosed()).isTrue();
        assertThat(alertFor(douwe).orElseThrow().isClosed()).isTrue();
    }

    @Test
    void at_m1_afterFourHoursItIsOverByItself() {
        see(sietske, true, ANGRY);
        claim(bauke);
        stops();
        tick();
        forwardTo(clock.instant().plus(Duration.ofHours(4)));
        assertThat(alertFor(bauke).orElseThrow().isClosed()).isTrue();
        assertThat(sent("alert")).hasSize(asked().size());
    }

    /** What hurt: calmed when he stopped, it had no next moment any more, and nobody was ever reminded. */
    @Test
    void at_m1_sharedAgainWhoHasItIsRemindedAsAfterANewClaim() {
        see(sietske, true, ANGRY);
        claim(bauke);
        stops();
        tick();
        People.run(douwe, () -> consents.allowHealth(circle, NL));
        tick();
        assertThat(alertFor(rixt).orElseThrow().mayClaim()).isFalse();
        forwardTo(AlertLevels.agreeBefore(Phase.ORANGE, clock.instant()).plusSeconds(30));
        assertThat(alertFor(bauke).orElseThrow().askedAgain()).isTrue();
        assertThat(alertFor(rixt).orElseThrow().mayClaim()).isTrue();
    }

    @Test
    void at_m1_sharedAgainWhatWasAgreedStands() {
        see(sietske, true, ANGRY);
        claim(bauke);
        var before = clock.instant().plus(Duration.ofHours(2));
        var alert = alert();
        People.run(bauke, () -> alerts.agree(circle, alert, "Wandelen", bauke, before));
        stops();
        tick();
        People.run(douwe, () -> consents.allowHealth(circle, NL));
        tick();
        assertThat(people.job(() -> jdbc.sql("select next_due_at from circle.alert where id = ?")
                        .param(alert.value())
                        .query((row, _) -> Rows.at(row, "next_due_at"))
                        .single()))
                .isCloseTo(
                        AlertLevels.overdue(Phase.ORANGE, before),
                        org.assertj.core.api.Assertions.within(1, java.time.temporal.ChronoUnit.SECONDS));
    }

    @Test
    void at_m1_anAlertThatNobodyHasEndsAndWhoWasAskedHearsSo() {
        see(sietske, true, ANGRY);
        var before = asked();
        stops();
        tick();
        assertThat(alertFor(bauke).orElseThrow().isClosed()).isTrue();
        assertThat(sent("alertStopped")).extracting(Sent::to).containsExactlyInAnyOrderElementsOf(before);
        forwardTo(clock.instant().plus(Duration.ofHours(9)));
        assertThat(asked()).isEqualTo(before);
    }

    @Test
    void at_m1_aRedAlertThatNobodyHasGoesOnAskingWithinItsHour() {
        see(sietske, false, GONE);
        stops();
        tick();
        var bare = alertFor(bauke).orElseThrow();
        assertThat(bare.sight()).isEqualTo(Sight.BARE);
        assertThat(bare.mayClaim()).isTrue();
        assertThat(bare.phase()).isEmpty();
        forwardTo(clock.instant().plus(Duration.ofMinutes(16)));
        assertThat(asked()).contains(henk);
        People.run(bauke, () -> alerts.cannot(circle, bare.id(), Ids.next()));
        var before = rang(AlertHeard.class);
        People.run(rixt, () -> alerts.claim(circle, bare.id(), Ids.next()));
        assertThat(alertFor(rixt).orElseThrow().mine()).isTrue();
        assertThat(rang(AlertHeard.class)).as("open pages hear who has it").isEqualTo(before + 1);
        assertThatThrownBy(() -> People.run(henk, () -> alerts.claim(circle, bare.id(), Ids.next())))
                .isInstanceOf(Refused.class)
                .extracting(refused -> ((Refused) refused).key())
                .isEqualTo("alert.justBefore");
        assertThat(rang(AlertHeard.class)).isEqualTo(before + 1);
        assertThat(sent("alertTaken")).isNotEmpty().allSatisfy(taken -> assertThat(taken.words())
                .containsExactly("Douwe", "Rixt"));
        assertThatThrownBy(() -> People.run(sietske, () -> alerts.claim(circle, bare.id(), Ids.next())))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.run(stranger, () -> alerts.claim(circle, bare.id(), Ids.next())))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void at_m1_afterThatHourARedAlertEndsToo() {
        see(sietske, false, GONE);
        stops();
        forwardTo(clock.instant().plus(Duration.ofMinutes(61)));
        assertThat(alertFor(bauke).orElseThrow().isClosed()).isTrue();
        assertThat(sent("alertStopped")).extracting(Sent::to).contains(bauke, henk);
    }

    @Test
    void at_m1_nobodyOutsideIsToldAnyMore() {
        see(sietske, true, ANGRY);
        people.job(() -> jdbc.sql(
                        "insert into circle.outside_notice (id, alert_id, circle_id, contact_id, level, tell_from) "
                                + "select uuidv7(), a.id, a.circle_id, o.id, 3, common.kring_now() from circle.alert a "
                                + "join circle.outside_contact o on o.plan_id = a.plan_id where a.circle_id = ? and o.level = 3")
                .param(circle.value())
                .update());
        stops();
        Acting.asSystem("outside-notices", () -> notices.doWhatIsDue());
        assertThat(people.job(() -> jdbc.sql("select dropped_at is not null and handed_over_at is null "
                                + "from circle.outside_notice where circle_id = ?")
                        .param(circle.value())
                        .query(Boolean.class)
                        .list()))
                .containsExactly(true);
    }

    /** Others were asked meanwhile, because nothing was agreed in half an hour; who is not woken would hear it in the morning. */
    @Test
    void at_m1_whenWhoHasItSaysThatItIsOverNobodyHearsTheQuestionInTheMorning() {
        on(DayOfWeek.FRIDAY, "03:00");
        see(sietske, true, GONE);
        claim(bauke);
        clock.forward(Duration.ofMinutes(31));
        tick();
        assertThat(waiting("alert")).contains(henk, rixt);
        stops();
        var alert = alertFor(bauke).orElseThrow().id();
        People.run(bauke, () -> alerts.done(circle, alert, Ids.next()));
        assertThat(waiting("alert")).isEmpty();
        people.job(() -> jdbc.sql(
                        "update circle.alert_response set handled_at = null where kind = 'DONE' and circle_id = ?")
                .param(circle.value())
                .update());
        tick();
        assertThat(rang(AlertClosed.class))
                .as("once, however often the job takes it up")
                .isEqualTo(1);
    }

    /** The process died before it was weighed. */
    @Test
    void at_m1_whatWasSeenBeforeAndNotWeighedYetAsksNobodyOnceItIsNotShared() {
        see(sietske, false, RADIO);
        people.job(() -> jdbc.sql(
                        "update circle.observation o set weighed_at = null, worried = true, signs = array[s.id] "
                                + "from circle.warning_sign s where s.plan_id = o.plan_id and s.text = ? and o.circle_id = ?")
                .param(GONE)
                .param(circle.value())
                .update());
        stops();
        tick();
        assertThat(people.job(() -> rows("alert"))).isZero();
        assertThat(asked()).isEmpty();
    }

    private void erasesNow() {
        Acting.asSystem("health-to-erase", erases::doWhatIsDue);
    }

    @Test
    void at_m1_theResidentIsAskedAboutThePlanToo() {
        see(sietske, false, RADIO);
        assertThat(People.as(douwe, () -> consents.healthToDecide(circle)).isNothing())
                .isTrue();
        stops();
        var held = People.as(douwe, () -> consents.healthToDecide(circle));
        assertThat(held.plan()).isTrue();
        assertThat(held.seen()).isOne();
        People.run(douwe, () -> consents.keepHealth(circle));
        assertThat(People.as(douwe, () -> consents.healthToDecide(circle)).isNothing())
                .isTrue();
        People.run(douwe, () -> consents.allowHealth(circle, NL));
        assertThat(People.as(anke, () -> watch.plan(circle))).isPresent();
    }

    @Test
    void at_m1_whatSheErasesGoesEverywhere() {
        see(sietske, false, RADIO);
        see(sietske, true, ANGRY);
        stops();
        tick();
        People.run(douwe, () -> erasing.eraseHealth(circle));
        erasesNow();
        assertThat(TABLES)
                .allSatisfy(table ->
                        assertThat(people.job(() -> rows(table))).as(table).isZero());
        People.run(douwe, () -> consents.allowHealth(circle, NL));
        assertThat(People.as(anke, () -> watch.plan(circle))).isEmpty();
        approve(plan());
        erasesNow();
        assertThat(People.as(anke, () -> watch.plan(circle))).isPresent();
    }

    @Test
    void at_m1_wordsGoAtOnceAndAnOpenAlertWhenItIsOver() {
        see(sietske, true, ANGRY);
        claim(bauke);
        stops();
        tick();
        People.run(douwe, () -> erasing.eraseHealth(circle));
        erasesNow();
        assertThat(List.of("observation", "warning_sign", "plan_action", "phase_change", "outside_contact"))
                .allSatisfy(table ->
                        assertThat(people.job(() -> rows(table))).as(table).isZero());
        assertThat(alertFor(bauke).orElseThrow().mine()).isTrue();
        assertThatThrownBy(() -> People.run(douwe, () -> consents.allowHealth(circle, NL)))
                .isInstanceOf(Refused.class);
        var alert = alertFor(bauke).orElseThrow().id();
        People.run(bauke, () -> alerts.done(circle, alert, Ids.next()));
        erasesNow();
        assertThat(TABLES)
                .allSatisfy(table ->
                        assertThat(people.job(() -> rows(table))).as(table).isZero());
    }

    @Test
    void postgresqlAloneLetsOnlyTheResidentErase() {
        stops();
        assertThatThrownBy(() -> People.run(
                        marga,
                        () -> transaction.executeWithoutResult(_ -> jdbc.sql(
                                        "update circle.circle_resident set health_erase_asked_at = common.kring_now() where circle_id = ?")
                                .param(circle.value())
                                .update())))
                .rootCause()
                .hasMessageContaining("only the resident");
        assertThat(people.job(() -> jdbc.sql("delete from circle.early_warning_plan where circle_id = ?")
                        .param(circle.value())
                        .update()))
                .isZero();
    }

    @Test
    void at_m1_whichVersionsAPlanHasIsNotKnownToWhomItIsClosedByPostgresqlAlone() {
        var plan = People.as(
                bauke,
                () -> transaction.execute(_ -> jdbc.sql("select circle.plan_of(?)")
                        .param(circle.value())
                        .query(java.util.UUID.class)
                        .single()));
        assertThat(versions(bauke, plan)).isEqualTo(1);
        stops();
        assertThat(others())
                .allSatisfy(other -> assertThat(versions(other, plan)).isZero());
        assertThat(versions(douwe, plan)).isEqualTo(1);
    }

    private int versions(AccountId reader, java.util.UUID plan) {
        return People.as(
                reader,
                () -> transaction.execute(_ -> jdbc.sql("select cardinality(circle.plan_versions(?))")
                        .param(plan)
                        .query(Integer.class)
                        .single()));
    }
}
