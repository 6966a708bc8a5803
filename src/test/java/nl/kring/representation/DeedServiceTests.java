package nl.kring.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CircleService;
import nl.kring.circle.DeedKind;
import nl.kring.circle.DeedService;
import nl.kring.circle.DeedView;
import nl.kring.circle.MemberView;
import nl.kring.circle.NewMember;
import nl.kring.circle.Preset;
import nl.kring.circle.RelationKind;
import nl.kring.circle.Ring;
import nl.kring.circle.Seat;
import nl.kring.circle.Topic;
import nl.kring.circle.WhoSeesService;
import nl.kring.identity.AccountId;
import nl.kring.platform.NoRight;
import nl.kring.platform.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The resident's no to what is done in her name: it holds for 72 hours, and after that a decision has a reason (R-B13). */
@KringTest
class DeedServiceTests {
    @Autowired
    private People people;

    @Autowired
    private CircleService circles;

    @Autowired
    private CircleJobs jobs;

    @Autowired
    private DeedService deeds;

    @Autowired
    private WhoSeesService sees;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private AccountId lammert;
    private AccountId marga;
    private AccountId wybe;
    private AccountId jan;
    private AccountId nieuw;
    private CircleId circle;

    @BeforeEach
    void margaSpeaksForLammert() {
        lammert = people.person("Lammert");
        marga = people.person("Marga");
        wybe = people.person("Wybe");
        jan = people.person("Jan");
        nieuw = people.person("Nieuw");
        circle = people.circle(people.tenant(), lammert);
        people.seat(circle, jan, Ring.HELPERS);
        people.seat(circle, wybe, Ring.INNER);
        people.speaksFor(circle, lammert, marga, true);
        people.job(() -> {
            jobs.seatInvited(
                    circle,
                    new NewMember(
                            nieuw, RelationKind.NEIGHBOUR, "buur", java.util.Optional.empty(), Ring.INNER, false, true),
                    java.util.Optional.empty());
            return true;
        });
    }

    private List<DeedView> open(AccountId who) {
        return People.as(who, () -> deeds.open(circle));
    }

    private UUID moved() {
        People.run(marga, () -> circles.moveTo(circle, jan, Ring.INNER));
        return open(lammert).getFirst().id();
    }

    private UUID letIn() {
        People.run(marga, () -> circles.recognise(circle, nieuw, Ring.INNER));
        return open(lammert).getFirst().id();
    }

    private void no(UUID deed) {
        People.run(lammert, () -> deeds.no(circle, deed));
    }

    /** As if the no was said so many hours earlier. */
    private void earlier(int hours) {
        owner("update circle.deed set answered_at = answered_at - interval '" + hours
                + " hours', no_at = no_at - interval '" + hours + " hours', at = at - interval '" + hours + " hours'");
    }

    private void owner(String sql) {
        people.job(() ->
                jdbc.sql(sql + " where circle_id = ?").param(circle.value()).update());
    }

    private Seat seatOf(AccountId person) {
        return People.as(person, () -> circles.seat(circle));
    }

    private List<String> mailsTo(AccountId person) {
        return people.job(() -> jdbc.sql("select template from common.delivery where recipient_id = ? order by id")
                .param(person.value())
                .query(String.class)
                .list());
    }

    @Test
    void r_b13_theResidentsNoUndoesANewSharingAtOnceAndBlocksIt() {
        var deed = moved();
        assertThat(seatOf(jan).ring()).contains(Ring.INNER);
        no(deed);
        assertThat(seatOf(jan).ring()).contains(Ring.HELPERS);
        assertThatThrownBy(() -> People.run(marga, () -> circles.moveTo(circle, jan, Ring.INNER)))
                .isInstanceOf(Refused.class);
        assertThat(seatOf(jan).ring()).contains(Ring.HELPERS);
        assertThat(mailsTo(marga)).contains("deed.no");
    }

    @Test
    void r_b13_theResidentsNoToANewMemberLeavesThatOneUnknown() {
        var deed = letIn();
        assertThat(seatOf(nieuw).recognised()).isTrue();
        no(deed);
        assertThat(seatOf(nieuw).recognised()).isFalse();
        assertThatThrownBy(() -> People.run(marga, () -> circles.recognise(circle, nieuw, Ring.INNER)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void r_b13_theResidentHerselfMayAlwaysChangeHerMind() {
        no(moved());
        People.run(lammert, () -> circles.moveTo(circle, jan, Ring.INNER));
        assertThat(seatOf(jan).ring()).contains(Ring.INNER);
    }

    @Test
    void r_b13_after72HoursWhoSpeaksDecidesWithAReasonThatTheResidentReads() {
        var deed = moved();
        no(deed);
        assertThatThrownBy(() -> People.run(marga, () -> deeds.decide(circle, deed, "Jan helpt elke dag")))
                .isInstanceOf(Refused.class);
        earlier(73);
        assertThatThrownBy(() -> People.run(marga, () -> deeds.decide(circle, deed, "  ")))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> People.run(marga, () -> circles.moveTo(circle, jan, Ring.INNER)))
                .isInstanceOf(Refused.class);
        People.run(marga, () -> deeds.decide(circle, deed, "Jan helpt elke dag"));
        assertThat(seatOf(jan).ring()).contains(Ring.INNER);
        assertThat(open(lammert).getFirst().reason()).contains("Jan helpt elke dag");
        assertThat(mailsTo(lammert)).contains("speaks.did");
        People.run(lammert, () -> deeds.read(circle, deed));
        assertThat(open(lammert)).isEmpty();
    }

    @Test
    void r_b13_whoSupportsTheResidentHearsOfTheNo() {
        People.run(lammert, () -> circles.supports(circle, wybe, true));
        no(moved());
        assertThat(mailsTo(wybe)).contains("deed.no.supporter");
    }

    @Test
    void r_b13_anAdministratorDoesNotDecideAndNobodySaysNoForTheResident() {
        var deed = moved();
        var paul = people.person("Paul");
        people.speaksFor(circle, lammert, paul, false);
        assertThatThrownBy(() -> People.run(marga, () -> deeds.no(circle, deed)))
                .isInstanceOf(NoRight.class);
        no(deed);
        earlier(73);
        assertThatThrownBy(() -> People.run(paul, () -> deeds.decide(circle, deed, "Ik vind van wel")))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> open(paul)).isInstanceOf(NoRight.class);
    }

    @Test
    void r_b13_whatTheResidentIsContentWithStaysAndWhatSheDoesHerselfIsNotAsked() {
        var deed = moved();
        People.run(lammert, () -> deeds.yes(circle, deed));
        assertThat(open(lammert)).isEmpty();
        People.run(lammert, () -> circles.moveTo(circle, wybe, Ring.HELPERS));
        assertThat(open(lammert)).isEmpty();
        assertThat(seatOf(jan).ring()).contains(Ring.INNER);
    }

    @Test
    void r_b13_theNoIsNotGoneRoundByATopicOrAReadyChoice() {
        var deed = moved();
        no(deed);
        assertThatThrownBy(() -> People.run(marga, () -> sees.arrange(circle, jan, Ring.HELPERS, Set.of(Topic.HEALTH))))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> People.run(marga, () -> sees.choose(circle, Preset.OPEN)))
                .isInstanceOf(Refused.class);
        People.run(lammert, () -> sees.choose(circle, Preset.OPEN));
    }

    private DeedView given() {
        People.run(
                marga, () -> sees.arrange(circle, jan, Ring.HELPERS, Set.of(Topic.PRACTICAL, Topic.FUN, Topic.HEALTH)));
        return open(lammert).getFirst();
    }

    @Test
    void r_b13_aTopicForOneMemberIsAskedAndTheNoTakesItBackAndHolds() {
        var deed = given();
        assertThat(deed.kind()).isEqualTo(DeedKind.TOPICS);
        assertThat(deed.topics()).containsExactly(Topic.HEALTH);
        assertThat(seatOf(jan).topics()).contains(Topic.HEALTH);
        no(deed.id());
        assertThat(seatOf(jan).topics()).doesNotContain(Topic.HEALTH);
        assertThatThrownBy(this::given).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> People.run(marga, () -> circles.moveTo(circle, jan, Ring.INNER)))
                .isInstanceOf(Refused.class);
        earlier(73);
        People.run(marga, () -> deeds.decide(circle, deed.id(), "Jan geeft de medicijnen"));
        assertThat(seatOf(jan).topics()).contains(Topic.HEALTH);
    }

    @Test
    void r_b13_lessForAMemberIsNotAsked() {
        People.run(marga, () -> sees.arrange(circle, jan, Ring.HELPERS, Set.of(Topic.PRACTICAL)));
        People.run(marga, () -> sees.choose(circle, Preset.CAREFUL));
        assertThat(open(lammert)).isEmpty();
    }

    @Test
    void r_b13_anotherReadyChoiceIsAskedAndTheNoHoldsAlsoForEachApart() {
        People.run(marga, () -> sees.choose(circle, Preset.OPEN));
        var deed = open(lammert).getFirst();
        assertThat(deed.kind()).isEqualTo(DeedKind.PRESET);
        assertThat(seatOf(jan).topics()).contains(Topic.HEALTH);
        no(deed.id());
        assertThat(seatOf(jan).topics()).doesNotContain(Topic.HEALTH);
        assertThatThrownBy(() -> People.run(marga, () -> sees.choose(circle, Preset.OPEN)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(this::given).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> sql(
                        marga,
                        "insert into circle.topic_choice (circle_id, account_id, topic, allowed) "
                                + "select circle_id, '" + jan.value()
                                + "', 'HEALTH', true from circle.deed where id = ?",
                        deed.id()))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() ->
                        sql(marga, "update circle.circle_member set ring = 'INNER' where account_id = ?", jan.value()))
                .isInstanceOf(DataAccessException.class);
        earlier(73);
        People.run(marga, () -> deeds.decide(circle, deed.id(), "Iedereen helpt nu mee"));
        assertThat(seatOf(jan).topics()).contains(Topic.HEALTH);
    }

    /** What Marga reads as somebody who speaks for him is not kept as a choice for her: it must be gone when that is over. */
    @Test
    void whatIsReadBySpeakingIsNoChoiceForThatMember() {
        people.seat(circle, marga, Ring.INNER);
        var reads = member(marga).topics();
        assertThat(reads).contains(Topic.HEALTH);
        assertThat(People.as(lammert, () -> sees.ifMember(circle, marga, reads)))
                .isEmpty();
        People.run(lammert, () -> sees.arrange(circle, marga, Ring.HELPERS, reads));
        assertThat(member(marga).topics()).contains(Topic.HEALTH);
        people.job(() -> jdbc.sql("update circle.representation set ended_at = common.kring_now() where circle_id = ?")
                .param(circle.value())
                .update());
        assertThat(member(marga).topics()).doesNotContain(Topic.HEALTH);
    }

    private MemberView member(AccountId who) {
        return People.as(lammert, () -> circles.view(circle)).members().stream()
                .filter(one -> one.person().account().equals(who))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void r_b13_postgresqlAloneHoldsTheNoForTopicsAndReadyChoices() {
        var deed = moved();
        no(deed);
        assertThatThrownBy(() -> sql(
                        marga,
                        "insert into circle.topic_choice (circle_id, account_id, topic, allowed) "
                                + "select circle_id, member_id, 'HEALTH', true from circle.deed where id = ?",
                        deed))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> sql(marga, "update circle.circle set preset = 'OPEN' where id = ?", circle.value()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void r_b13_postgresqlAloneHoldsTheNo() {
        var deed = moved();
        assertThatThrownBy(() -> sql(
                        marga,
                        "update circle.deed set answered_at = common.kring_now(), no_at = common.kring_now() where id = ?",
                        deed))
                .isInstanceOf(DataAccessException.class);
        no(deed);
        assertThatThrownBy(() ->
                        sql(marga, "update circle.circle_member set ring = 'INNER' where account_id = ?", jan.value()))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> sql(
                        marga,
                        "update circle.deed set decided_at = common.kring_now(), reason = 'Toch' where id = ?",
                        deed))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> sql(marga, "update circle.deed set no_at = null where id = ?", deed))
                .isInstanceOf(DataAccessException.class);
        assertThat(sql(wybe, "update circle.deed set read_at = common.kring_now() where id = ?", deed))
                .isZero();
    }

    private int sql(AccountId who, String update, UUID about) {
        return People.as(
                who,
                () -> transaction.execute(_ -> jdbc.sql(update).param(about).update()));
    }
}
