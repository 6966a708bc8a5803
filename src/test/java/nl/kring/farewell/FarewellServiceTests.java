package nl.kring.farewell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleState;
import nl.kring.circle.ClosingService;
import nl.kring.circle.NewCircle;
import nl.kring.circle.Preset;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.invite.InvitationService;
import nl.kring.invite.InviteTest;
import nl.kring.notify.Message;
import nl.kring.notify.NotifyService;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.tenant.TenantId;
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

/** A resident dies: silent at the first word, certain at the second, and one word takes it back. */
@KringTest
class FarewellServiceTests {
    @Autowired
    private People people;

    @Autowired
    private CircleService circles;

    @Autowired
    private CircleJobs jobs;

    @Autowired
    private ClosingService closing;

    @Autowired
    private FarewellService farewell;

    @Autowired
    private FarewellTick tick;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private Feed feed;

    @Autowired
    private NotifyService notify;

    @Autowired
    private InvitationService invitations;

    @Autowired
    private List<DueWork> works;

    @Autowired
    private MovingClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private TenantId tenant;
    private AccountId aaltje;
    private AccountId griet;
    private AccountId jelle;
    private AccountId buur;
    private CircleId circle;

    @BeforeEach
    void aaltjesCircle() {
        tenant = people.tenant();
        aaltje = people.person("Aaltje");
        griet = people.person("Griet");
        jelle = people.person("Jelle");
        buur = people.person("Sietse");
        circle = people.circle(tenant, aaltje);
        people.seat(circle, griet, Ring.INNER);
        people.seat(circle, jelle, Ring.INNER);
        people.seat(circle, buur, Ring.HELPERS);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), MovingClock.ZONE);
    }

    private void died(AccountId who) {
        People.run(who, () -> farewell.report(circle, aaltje, today()));
    }

    private void confirm(AccountId who) {
        People.run(who, () -> farewell.confirm(circle, aaltje));
        settle();
    }

    private void mistake(AccountId who) {
        People.run(who, () -> farewell.mistake(circle, aaltje));
        settle();
    }

    private void settle() {
        Acting.asSystem(tick.name(), tick::doWhatIsDue);
    }

    private CircleState state() {
        return People.as(jelle, () -> circles.view(circle)).state();
    }

    private List<DeathView> said(AccountId who) {
        return People.as(who, () -> farewell.said(circle));
    }

    private UUID mailTo(AccountId person) {
        var subject = Ids.next();
        people.neverQuiet(circle, person);
        people.job(() -> {
            notify.send(new Message(
                    person,
                    "proposal",
                    List.of("Jelle", "Henk"),
                    "/",
                    Optional.of(circle.value()),
                    subject,
                    "test:" + subject,
                    clock.instant()));
            return true;
        });
        return subject;
    }

    private String stateOf(UUID subject) {
        return people.job(
                () -> jdbc.sql("select state from common.delivery where subject_id = ? order by id desc limit 1")
                        .param(subject)
                        .query(String.class)
                        .single());
    }

    private void dueNow(UUID subject) {
        people.job(() -> jdbc.sql("update common.delivery set next_try_at = common.kring_now() where subject_id = ?")
                .param(subject)
                .update());
        works.stream()
                .filter(work -> List.of("invitations", "deliveries", "letters").contains(work.name()))
                .forEach(work -> {
                    for (int turn = 0; turn < 500 && people.mailWaits(); turn++) {
                        Acting.asSystem(work.name(), work::doWhatIsDue);
                    }
                });
    }

    @Test
    void at_b4_whatWaitsToLeaveStaysFromTheFirstWordOnAndGoesAfterAMistake() {
        var mail = mailTo(griet);
        died(buur);
        dueNow(mail);
        clock.forward(Duration.ofHours(3));
        dueNow(mail);
        assertThat(people.job(() -> jdbc.sql("select next_try_at > common.kring_now() + interval '10 minutes' "
                                + "from common.delivery where subject_id = ?")
                        .param(mail)
                        .query(Boolean.class)
                        .single()))
                .as("it rests a while, and is not tried each minute")
                .isTrue();
        dueNow(mail);
        assertThat(stateOf(mail)).isEqualTo("PENDING");
        mistake(buur);
        dueNow(mail);
        assertThat(stateOf(mail)).isEqualTo("SENT");
    }

    @Test
    void at_b4_aReminderThatComesDueAfterTheFirstWordIsNotMadeAndItsMailNotSent() {
        var henk = InviteTest.asking("Henk", InviteTest.fresh("henk"), Ring.INNER);
        People.run(aaltje, () -> invitations.invite(circle, List.of(henk), Locale.of("nl")));
        var asked = henk.id();
        died(griet);
        dueNow(asked);
        assertThat(stateOf(asked)).isEqualTo("PENDING");
        people.job(() -> jdbc.sql(
                        "update circle.invitation set remind_at = common.kring_now() - interval '1 second' where id = ?")
                .param(asked)
                .update());
        dueNow(asked);
        assertThat(reminded(asked)).isZero();
        mistake(griet);
        dueNow(asked);
        assertThat(reminded(asked)).isEqualTo(1);
    }

    private int reminded(UUID invitation) {
        return people.job(() -> jdbc.sql("select reminded from circle.invitation where id = ?")
                .param(invitation)
                .query(Integer.class)
                .single());
    }

    @Test
    void atTheFirstWordNobodyIsToldByKringAndEverybodyInTheCircleReadsIt() {
        died(buur);
        assertThat(people.job(() -> jdbc.sql("select count(*) from common.delivery where circle_id = ?")
                        .param(circle.value())
                        .query(Long.class)
                        .single()))
                .isZero();
        assertThat(state()).isEqualTo(CircleState.ACTIVE);
        assertThat(said(griet)).singleElement().satisfies(view -> {
            assertThat(view.reportedBy()).isEqualTo("Sietse");
            assertThat(view.confirmed()).isFalse();
            assertThat(view.mayConfirm()).isTrue();
        });
        assertThat(said(aaltje).getFirst().aboutMe()).isTrue();
    }

    @Test
    void aSecondPersonWhoStandsNearConfirmsAndNotTheSameNorAHelper() {
        died(griet);
        assertThatThrownBy(() -> confirm(griet)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> confirm(buur)).isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> confirm(aaltje)).isInstanceOf(Refused.class);
        confirm(jelle);
        assertThat(state()).isEqualTo(CircleState.IN_MEMORIAM);
        confirm(jelle);
        assertThat(state()).isEqualTo(CircleState.IN_MEMORIAM);
    }

    @Test
    void whoSpeaksForTheResidentConfirmsToo() {
        var marga = people.person("Marga");
        people.speaksFor(circle, aaltje, marga, false);
        died(buur);
        confirm(marga);
        assertThat(state()).isEqualTo(CircleState.IN_MEMORIAM);
    }

    @Test
    void postgresqlAloneLetsOnlyASecondPersonWhoStandsNearConfirm() {
        died(griet);
        for (var who : List.of(griet, buur, aaltje)) {
            assertThatThrownBy(() -> sql(
                            who,
                            "update circle.death_report set confirmed_by = common.me(), "
                                    + "confirmed_at = common.kring_now() where circle_id = ?"))
                    .isInstanceOf(DataAccessException.class);
        }
        var stranger = people.person("Vreemde");
        assertThat(sql(
                        stranger,
                        "update circle.death_report set mistake_by = common.me(), mistake_at = common.kring_now() "
                                + "where circle_id = ?"))
                .isZero();
        assertThat(sql(
                        jelle,
                        "update circle.death_report set confirmed_by = common.me(), "
                                + "confirmed_at = common.kring_now() where circle_id = ?"))
                .isEqualTo(1);
        assertThatThrownBy(() -> sql(
                        buur,
                        "update circle.death_report set mistake_by = common.me(), "
                                + "mistake_at = common.kring_now() where circle_id = ?"))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void postgresqlAloneLetsNobodyReportForAnother() {
        assertThatThrownBy(() -> People.run(
                        buur,
                        () -> transaction.executeWithoutResult(_ -> jdbc.sql(
                                        "insert into circle.death_report (id, circle_id, resident_id, died_on, reported_by) "
                                                + "values (uuidv7(), ?, ?, ?, ?)")
                                .param(circle.value())
                                .param(aaltje.value())
                                .param(today())
                                .param(jelle.value())
                                .update())))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void aDeathIsSaidOfAClosedCircleTooAndItStaysClosed() {
        People.run(aaltje, () -> closing.close(circle));
        var mail = mailTo(griet);
        died(buur);
        dueNow(mail);
        assertThat(stateOf(mail)).isEqualTo("PENDING");
        confirm(griet);
        assertThat(state()).isEqualTo(CircleState.CLOSED);
        dueNow(mail);
        assertThat(stateOf(mail)).isEqualTo("PENDING");
        mistake(griet);
        assertThat(state()).isEqualTo(CircleState.CLOSED);
        assertThat(said(griet)).isEmpty();
    }

    /** Whoever comes second waits for the row, and finds it as it is by then: no word of the database reaches a screen. */
    @Test
    void aMistakeThatIsSaidWhileSomebodyConfirmsIsAnsweredInWords() throws Exception {
        died(jelle);
        var held = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            var confirming = others.submit(() -> People.run(
                    griet,
                    () -> transaction.executeWithoutResult(_ -> {
                        farewell.confirm(circle, aaltje);
                        held.countDown();
                        await(go);
                    })));
            held.await();
            var mistaken = others.submit(() -> People.run(buur, () -> farewell.mistake(circle, aaltje)));
            go.countDown();
            confirming.get();
            assertThatThrownBy(mistaken::get).cause().isInstanceOf(NoRight.class);
        }
        assertThat(said(griet).getFirst().confirmed()).isTrue();
    }

    private static void await(CountDownLatch go) {
        try {
            Thread.sleep(200);
            go.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private int sql(AccountId who, String update) {
        return People.as(
                who,
                () -> transaction.execute(
                        _ -> jdbc.sql(update).param(circle.value()).update()));
    }

    @Test
    void oneTapRestoresAlsoByTheResidentAndAlsoAfterItWasConfirmed() {
        died(buur);
        mistake(aaltje);
        assertThat(said(griet)).isEmpty();
        died(buur);
        confirm(griet);
        assertThatThrownBy(() -> mistake(buur)).isInstanceOf(NoRight.class);
        mistake(aaltje);
        assertThat(state()).isEqualTo(CircleState.ACTIVE);
        assertThat(said(griet)).isEmpty();
        var mail = mailTo(griet);
        dueNow(mail);
        assertThat(stateOf(mail)).isEqualTo("SENT");
    }

    @Test
    void inMemoriamTheTimelineIsReadAndWrittenToAndNothingElseIsAsked() {
        died(buur);
        confirm(griet);
        People.run(
                buur,
                () -> timeline.post(
                        circle, new NewPost(new PostId(Ids.next()), "Wat mis ik haar", Topic.FUN, Optional.empty())));
        assertThat(People.as(jelle, () -> feed.window(circle, Optional.empty())))
                .hasSize(1);
        var seat = People.as(jelle, () -> circles.seat(circle));
        for (var act : List.of(Act.OBSERVE, Act.READ_PLAN, Act.PROPOSE_MEMBER, Act.REPORT_DEATH)) {
            assertThat(seat.can(act)).as(act.name()).isFalse();
        }
        var mail = mailTo(griet);
        dueNow(mail);
        assertThat(stateOf(mail)).isNotEqualTo("SENT");
    }

    @Test
    void aHouseholdGoesOnWithWhoLivesInItToo() {
        var durk = people.person("Durk");
        circle = people.job(() ->
                jobs.found(new NewCircle(tenant, CircleState.ACTIVE, "OWN", Preset.ORDINARY, List.of(aaltje, durk))));
        people.seat(circle, griet, Ring.INNER);
        people.seat(circle, jelle, Ring.INNER);
        died(griet);
        var mail = mailTo(griet);
        dueNow(mail);
        assertThat(stateOf(mail)).isEqualTo("PENDING");
        confirm(durk);
        assertThat(state()).isEqualTo(CircleState.ACTIVE);
        dueNow(mail);
        assertThat(stateOf(mail)).isEqualTo("SENT");
        assertThat(People.as(jelle, () -> circles.view(circle)).resident().firstName())
                .isEqualTo("Durk");
    }

    @Test
    void whoIsNotRecognisedYetAndWhoIsNoResidentHereAndADayToComeAreRefused() {
        assertThatThrownBy(() -> People.run(buur, () -> farewell.report(circle, griet, today())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.run(buur, () -> farewell.report(circle, aaltje, today().plusDays(1))))
                .isInstanceOf(Refused.class);
        people.job(() -> jdbc.sql(
                        "update circle.circle_member set recognised = false where circle_id = ? and account_id = ?")
                .param(circle.value())
                .param(buur.value())
                .update());
        assertThatThrownBy(() -> died(buur)).isInstanceOf(NoRight.class);
        assertThat(said(griet)).isEmpty();
    }

    @Test
    void r_b21_afterTheFirstOfTwoDeathsWasAMistakeTheSecondOneStillDied() {
        var durk = people.person("Durk");
        circle = people.household(tenant, aaltje, durk);
        people.seat(circle, griet, Ring.INNER);
        people.seat(circle, jelle, Ring.INNER);
        died(griet);
        confirm(jelle);
        People.run(griet, () -> farewell.report(circle, durk, today()));
        People.run(jelle, () -> farewell.confirm(circle, durk));
        settle();
        assertThat(state()).isEqualTo(CircleState.IN_MEMORIAM);
        mistake(griet);
        assertThat(state()).isEqualTo(CircleState.ACTIVE);
        assertThat(residents()).containsExactly("Aaltje");
        assertThat(erasesAt()).isEmpty();
        assertThatThrownBy(() -> People.as(durk, () -> circles.seat(circle))).isInstanceOf(NotFound.class);
        died(griet);
        confirm(jelle);
        assertThat(state()).isEqualTo(CircleState.IN_MEMORIAM);
        assertThat(erasesAt()).isPresent();
    }

    @Test
    void r_b21_afterTheSecondOfTwoDeathsWasAMistakeThatOneGoesOnAlone() {
        var durk = people.person("Durk");
        circle = people.household(tenant, aaltje, durk);
        people.seat(circle, griet, Ring.INNER);
        people.seat(circle, jelle, Ring.INNER);
        died(griet);
        confirm(jelle);
        People.run(griet, () -> farewell.report(circle, durk, today()));
        People.run(jelle, () -> farewell.confirm(circle, durk));
        settle();
        People.run(jelle, () -> farewell.mistake(circle, durk));
        settle();
        assertThat(state()).isEqualTo(CircleState.ACTIVE);
        assertThat(residents()).containsExactly("Durk");
        assertThat(said(jelle).getFirst().goesOnWith()).isEqualTo("Durk");
    }

    private List<String> residents() {
        return People.as(jelle, () -> circles.view(circle)).residents().stream()
                .map(nl.kring.circle.CirclePerson::firstName)
                .toList();
    }

    private Optional<java.sql.Timestamp> erasesAt() {
        return people.job(() -> jdbc.sql("select erases_at from circle.circle where id = ?")
                .param(circle.value())
                .query((row, _) -> Optional.ofNullable(row.getTimestamp(1)))
                .single());
    }
}
