package nl.kring.circle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.timeline.Feed;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who sees what, said before it is changed, and true at once, in Java and in PostgreSQL alone. */
@KringTest
class WhoSeesServiceTests {
    @Autowired
    private People people;

    @Autowired
    private WhoSeesService sees;

    @Autowired
    private CircleService circles;

    @Autowired
    private CircleJobs jobs;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private Feed feed;

    @Autowired
    private MovingClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private AccountId jan;
    private AccountId anna;
    private AccountId bram;
    private CircleId circle;

    @BeforeEach
    void aCircle() {
        jan = people.person("Jan");
        anna = people.person("Anna");
        bram = people.person("Bram");
        circle = people.circle(people.tenant(), jan);
        people.seat(circle, anna, Ring.INNER);
        people.seat(circle, bram, Ring.HELPERS);
    }

    private void tell(AccountId author, Topic topic) {
        People.run(
                author,
                () -> timeline.post(circle, new NewPost(new PostId(Ids.next()), "Iets", topic, Optional.empty())));
    }

    private int reads(AccountId reader) {
        return People.as(reader, () -> feed.window(circle, Optional.empty()).size());
    }

    /** What PostgreSQL gives by itself. */
    private long rows(AccountId reader) {
        return People.as(
                reader,
                () -> transaction.execute(_ -> jdbc.sql("select count(*) from circle.post where circle_id = ?")
                        .param(circle.value())
                        .query(Long.class)
                        .single()));
    }

    private void assertReads(AccountId reader, int expected) {
        assertThat(reads(reader)).isEqualTo(expected);
        assertThat(rows(reader)).isEqualTo(expected);
    }

    @Test
    void aCarefulChoiceTakesAtOnceWhatHelpersReadAlsoOfBefore() {
        tell(anna, Topic.PRACTICAL);
        assertReads(bram, 1);
        var shifts = People.as(jan, () -> sees.ifPreset(circle, Preset.CAREFUL));
        assertThat(shifts)
                .extracting(shift -> shift.person().firstName(), Shift::gains, Shift::loses)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Anna", Set.of(), Set.of(Topic.HEALTH)),
                        org.assertj.core.groups.Tuple.tuple("Bram", Set.of(), Set.of(Topic.PRACTICAL, Topic.FUN)));
        assertReads(bram, 1);
        People.run(jan, () -> sees.choose(circle, Preset.CAREFUL));
        assertReads(bram, 0);
        assertReads(anna, 1);
    }

    @Test
    void anOpenChoiceShowsWhatIsNewAndNotWhatWasToldToFewer() {
        tell(anna, Topic.HEALTH);
        People.run(jan, () -> sees.choose(circle, Preset.OPEN));
        assertReads(bram, 0);
        tell(anna, Topic.HEALTH);
        assertReads(bram, 1);
    }

    @Test
    void oneMemberReadsExactlyWhatWasChosenForThatOne() {
        tell(anna, Topic.HEALTH);
        tell(anna, Topic.PRACTICAL);
        var wanted = Set.of(Topic.HEALTH, Topic.FUN);
        var shift = People.as(jan, () -> sees.ifMember(circle, bram, wanted)).orElseThrow();
        assertThat(shift.gains()).containsExactly(Topic.HEALTH);
        assertThat(shift.loses()).containsExactly(Topic.PRACTICAL);
        People.run(jan, () -> sees.arrange(circle, bram, Ring.HELPERS, wanted));
        assertThat(People.as(bram, () -> circles.seat(circle).topics())).isEqualTo(wanted);
        assertReads(bram, 1);
        People.run(
                jan,
                () -> sees.arrange(circle, bram, Ring.HELPERS, EnumSet.copyOf(Preset.ORDINARY.topics(Ring.HELPERS))));
        long choices = People.as(
                jan,
                () -> transaction.execute(_ -> jdbc.sql("select count(*) from circle.topic_choice where circle_id = ?")
                        .param(circle.value())
                        .query(Long.class)
                        .single()));
        assertThat(choices).isZero();
        assertReads(bram, 1);
    }

    @Test
    void whatWasGivenApartDoesNotComeAlongToAnotherRing() {
        var all = EnumSet.allOf(Topic.class);
        People.run(jan, () -> sees.arrange(circle, anna, Ring.INNER, all));
        tell(anna, Topic.HEALTH);
        assertReads(anna, 1);
        People.run(jan, () -> circles.moveTo(circle, anna, Ring.HELPERS));
        assertThat(People.as(anna, () -> circles.seat(circle).topics()))
                .containsExactlyInAnyOrder(Topic.PRACTICAL, Topic.FUN);
    }

    @Test
    void whoIsNotRecognisedYetReadsLittleUntilThen() {
        var nieuw = people.person("Nieuw");
        people.job(() -> {
            jobs.seatInvited(
                    circle,
                    new NewMember(nieuw, RelationKind.NEIGHBOUR, "buur", Optional.empty(), Ring.INNER, false, true),
                    Optional.empty());
            return true;
        });
        assertThatThrownBy(() -> People.run(jan, () -> sees.arrange(circle, nieuw, Ring.INNER, Set.of(Topic.HEALTH))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void whoSpeaksForTheResidentInPersonalMattersChoosesAndWhoMindsMoneyDoesNot() {
        var mentor = people.person("Meint");
        var manager = people.person("Geert");
        people.speaksFor(circle, jan, mentor, true);
        people.speaksFor(circle, jan, manager, false);
        People.run(mentor, () -> sees.choose(circle, Preset.CAREFUL));
        People.run(mentor, () -> sees.arrange(circle, bram, Ring.HELPERS, Set.of(Topic.FUN)));
        assertThat(People.as(jan, () -> circles.view(circle).preset())).isEqualTo(Preset.CAREFUL);
        for (var other : List.of(manager, anna, bram)) {
            assertThatThrownBy(() -> People.run(other, () -> sees.choose(circle, Preset.OPEN)))
                    .isInstanceOf(NoRight.class);
            assertThatThrownBy(() -> People.run(other, () -> sees.arrange(circle, bram, Ring.INNER, Set.of())))
                    .isInstanceOf(NoRight.class);
            assertThat(alone(other, "update circle.circle set preset = 'OPEN' where id = ?"))
                    .isZero();
            assertThat(alone(other, "delete from circle.topic_choice where circle_id = ?"))
                    .isZero();
        }
        assertThatThrownBy(() -> People.run(people.person("Vreemde"), () -> sees.now(circle)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void r_b2_whoWasRemovedGetsOneNeutralMessageAndWhoLeftNone() {
        People.run(jan, () -> circles.remove(circle, bram));
        People.run(jan, () -> circles.remove(circle, bram));
        People.run(anna, () -> circles.leave(circle));
        assertThat(letters(bram)).containsExactly("removed");
        assertThat(letters(anna)).isEmpty();
    }

    @Test
    void r_b2_theOthersReadThatSomebodyTakesPartNoMoreOnlyIfTheResidentWantsThat() {
        var clara = people.person("Clara");
        people.seat(circle, clara, Ring.HELPERS);
        People.run(jan, () -> circles.remove(circle, clara));
        assertThat(gone(anna)).isEmpty();
        assertThatThrownBy(() -> People.run(bram, () -> circles.remove(circle, bram, true)))
                .isInstanceOf(NoRight.class);
        People.run(jan, () -> circles.remove(circle, bram, true));
        assertThat(gone(anna)).containsExactly("Bram");
        assertThat(gone(jan)).containsExactly("Bram");
        assertThatThrownBy(() -> gone(bram)).isInstanceOf(NotFound.class);
        clock.forward(Duration.ofDays(31));
        assertThat(gone(anna)).isEmpty();
    }

    private List<String> gone(AccountId reader) {
        return People.as(reader, () -> circles.saidToBeGone(circle));
    }

    @Test
    void r_b2_postgresqlAloneLetsNobodyWhoLeavesTellTheOthers() {
        assertThatThrownBy(
                        () -> alone(
                                bram,
                                "update circle.circle_member set told_others = true where circle_id = ? and account_id = common.me()"))
                .rootCause()
                .hasMessageContaining("may only leave");
    }

    private List<String> letters(AccountId person) {
        return people.job(() -> jdbc.sql("select template from common.delivery where recipient_id = ?")
                .param(person.value())
                .query(String.class)
                .list());
    }

    private int alone(AccountId person, String sql) {
        return People.as(
                person,
                () -> transaction.execute(
                        _ -> jdbc.sql(sql).param(circle.value()).update()));
    }
}
