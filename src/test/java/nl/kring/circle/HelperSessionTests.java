package nl.kring.circle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.agenda.FeedService;
import nl.kring.export.ExportService;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NoRight;
import nl.kring.platform.Refused;
import nl.kring.privacy.AccessLog;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.PostView;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** R-C19: somebody looks along with a resident; it gives that person nothing, and takes some things from the resident for a while. */
@KringTest
class HelperSessionTests {
    @Autowired
    private People people;

    @Autowired
    private CircleService circles;

    @Autowired
    private HelperSessionService sessions;

    @Autowired
    private HelperSessionTick tick;

    @Autowired
    private FeedService feeds;

    @Autowired
    private CircleJobs jobs;

    @Autowired
    private ConsentService consents;

    @Autowired
    private ExportService exports;

    @Autowired
    private WhoSeesService whoSees;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private MovingClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private AccountId douwe;
    private AccountId anneke;
    private AccountId sietse;
    private CircleId circle;

    @BeforeEach
    void aCircle() {
        douwe = people.person("Douwe");
        anneke = people.person("Anneke");
        sietse = people.person("Sietse");
        circle = people.circle(people.tenant(), douwe);
        people.seat(circle, anneke, Ring.HELPERS);
        people.seat(circle, sietse, Ring.HELPERS);
    }

    private void begin() {
        People.run(douwe, () -> sessions.begin(circle, anneke));
    }

    private Seat seat(AccountId who) {
        return People.as(who, () -> circles.seat(circle));
    }

    private PostView tell(AccountId who, String text) {
        var id = new PostId(Ids.next());
        People.run(who, () -> timeline.post(circle, new NewPost(id, text, Topic.PRACTICAL, Optional.empty())));
        return People.as(sietse, () -> timeline.posts(circle, List.of(id.value())))
                .get(id.value());
    }

    private int change(AccountId who, String sql) {
        return People.as(
                who,
                () -> transaction.execute(_ -> jdbc.sql(sql)
                        .param("circle", circle.value())
                        .param("who", sietse.value())
                        .update()));
    }

    @Test
    void r_c19_neverPossibleWithinItAndPossibleAgainAfterIt() {
        var before = may(seat(douwe));
        begin();
        var during = may(seat(douwe));
        assertThat(during).doesNotContainAnyElementsOf(SeatRules.NEVER_TOGETHER);
        assertThat(before.stream().filter(act -> !SeatRules.NEVER_TOGETHER.contains(act)))
                .containsExactlyInAnyOrderElementsOf(during);
        assertThat(before).contains(Act.CONSENT, Act.ADMIT_OR_REMOVE, Act.CHANGE_WHO_SEES_WHAT, Act.FORWARD_NEED);
        for (Runnable never : List.<Runnable>of(
                () -> circles.remove(circle, sietse),
                () -> circles.moveTo(circle, sietse, Ring.INNER),
                () -> whoSees.choose(circle, Preset.OPEN),
                () -> consents.stopHealth(circle, Locale.of("nl")),
                () -> consents.allowHealth(circle, Locale.of("nl")),
                () -> consents.messages(circle, false, Locale.of("nl")))) {
            assertThatThrownBy(() -> People.run(douwe, never)).isInstanceOf(NoRight.class);
        }
        People.run(douwe, () -> sessions.end(circle));
        assertThat(may(seat(douwe))).isEqualTo(before);
        People.run(douwe, () -> circles.remove(circle, sietse));
        assertThat(People.as(douwe, () -> circles.view(circle)).members()).hasSize(1);
    }

    private static Set<Act> may(Seat seat) {
        return Stream.of(Act.values()).filter(seat::can).collect(Collectors.toSet());
    }

    @Test
    void r_c19_theDatabaseRefusesItToo() {
        var remove =
                "update circle.circle_member set ended_at = common.kring_now() where circle_id = :circle and account_id = :who";
        begin();
        assertThat(change(douwe, remove)).isZero();
        People.run(douwe, () -> sessions.end(circle));
        assertThat(change(douwe, remove)).isEqualTo(1);
    }

    @Test
    void r_c19_itEndsByItselfAfterHalfAnHourAndIsNotMadeLonger() {
        begin();
        assertThat(People.as(douwe, () -> sessions.now(circle))
                        .orElseThrow()
                        .helper()
                        .firstName())
                .isEqualTo("Anneke");
        clock.forward(Duration.ofMinutes(29));
        assertThat(seat(douwe).helper()).contains(anneke);
        clock.forward(Duration.ofMinutes(1));
        assertThat(seat(douwe).helper()).isEmpty();
        assertThat(People.as(douwe, () -> sessions.now(circle))).isEmpty();
        assertThat(seat(douwe).can(Act.CONSENT)).isTrue();
        assertThat(tell(douwe, "Weer alleen").helper()).isEmpty();
        people.job(() -> {
            tick.doWhatIsDue();
            tick.doWhatIsDue();
            return true;
        });
        assertThat(rows()).isZero();
    }

    private long rows() {
        return people.job(() -> jdbc.sql("select count(*) from circle.helper_session where circle_id = ?")
                .param(circle.value())
                .query(Long.class)
                .single());
    }

    @Test
    void r_c19_whatIsToldMeanwhileSaysWithWhomAndNothingElseDoes() {
        assertThat(tell(douwe, "Alleen").helper()).isEmpty();
        begin();
        assertThat(tell(douwe, "Met zijn tweeën").helper()).contains("Anneke");
        assertThat(tell(anneke, "Van mijzelf").helper()).isEmpty();
        assertThat(tell(sietse, "Van een ander").helper()).isEmpty();
        People.run(douwe, () -> sessions.end(circle));
        assertThat(tell(douwe, "Weer alleen").helper()).isEmpty();
    }

    @Test
    void r_c19_itGivesWhoLooksAlongNothing() {
        var before = seat(anneke);
        begin();
        assertThat(seat(anneke)).isEqualTo(before);
        assertThat(People.as(anneke, () -> sessions.now(circle))).isEmpty();
        assertThat(People.as(sietse, () -> sessions.now(circle))).isEmpty();
        People.run(anneke, () -> sessions.end(circle));
        assertThat(seat(douwe).helper()).contains(anneke);
    }

    @Test
    void r_c19_onlyTheResidentSaysYesAndOnlyToSomebodyWhoIsHere() {
        assertThatThrownBy(() -> People.run(anneke, () -> sessions.begin(circle, sietse)))
                .isInstanceOf(NoRight.class);
        var stranger = people.person("Onbekend");
        assertThatThrownBy(() -> People.run(douwe, () -> sessions.begin(circle, stranger)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> People.run(douwe, () -> sessions.begin(circle, douwe)))
                .isInstanceOf(Refused.class);
        assertThat(rows()).isZero();
    }

    @Test
    void r_c19_theLogTellsTheResidentOfTheYesAndOfTheEnd() {
        begin();
        People.run(douwe, () -> sessions.end(circle));
        People.run(douwe, () -> sessions.end(circle));
        assertThat(People.as(douwe, () -> circles.log(circle)).stream()
                        .filter(line -> line.what().equals("HELPER_SESSION"))
                        .map(AccessLog.Line::action))
                .containsExactlyInAnyOrder("BEGAN", "ENDED");
    }

    @Test
    void r_c19_whoLeavesOrWaitsLooksAlongNoLonger() {
        begin();
        People.run(anneke, () -> circles.leave(circle));
        assertThat(People.as(douwe, () -> sessions.now(circle))).isEmpty();
        assertThat(seat(douwe).helper()).isEmpty();
        assertThat(seat(douwe).can(Act.CHANGE_WHO_SEES_WHAT)).isTrue();
    }

    @Test
    void r_c19_aNameOfWhoLeftIsSaidForThirtyDaysAsThatOfAnAuthorIs() {
        begin();
        var told = new PostId(Ids.next());
        People.run(
                douwe, () -> timeline.post(circle, new NewPost(told, "Met Anneke", Topic.PRACTICAL, Optional.empty())));
        People.run(anneke, () -> circles.leave(circle));
        clock.forward(Duration.ofDays(29));
        assertThat(read(told).helper()).contains("Anneke");
        clock.forward(Duration.ofDays(2));
        assertThat(read(told).helper()).as("that somebody was there stays said").contains("");
    }

    private PostView read(PostId post) {
        return People.as(sietse, () -> timeline.posts(circle, List.of(post.value())))
                .get(post.value());
    }

    @Test
    void r_c19_theSameYesAgainMakesItNoLongerAndAnotherWaits() {
        begin();
        var until = People.as(douwe, () -> sessions.now(circle)).orElseThrow().until();
        clock.forward(Duration.ofMinutes(20));
        begin();
        assertThat(People.as(douwe, () -> sessions.now(circle)).orElseThrow().until())
                .isEqualTo(until);
        assertThatThrownBy(() -> People.run(douwe, () -> sessions.begin(circle, sietse)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void r_c19_whoLooksAlongTakesNoAddressOfTheAgendaHome() {
        begin();
        assertThatThrownBy(() -> People.run(douwe, () -> feeds.make(circle))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> change(
                        douwe,
                        "insert into circle.agenda_feed (circle_id, account_id, secret) select :circle, common.me(), 'x' "
                                + "where :who::uuid is not null"))
                .isInstanceOf(DataAccessException.class);
        People.run(douwe, () -> sessions.end(circle));
        assertThat(People.as(douwe, () -> feeds.make(circle))).isNotEmpty();
    }

    @Test
    void r_c19_herOtherCirclesWaitWithIt() {
        var wietske = people.person("Wietske");
        var together = people.household(people.tenant(), douwe, wietske);
        var ofMother = people.circle(people.tenant(), people.person("Moeke"));
        for (var other : List.of(together, ofMother)) {
            people.seat(other, sietse, Ring.HELPERS);
        }
        people.speaksFor(ofMother, motherOf(ofMother), douwe, true);
        begin();
        for (var other : List.of(together, ofMother)) {
            assertThatThrownBy(() -> People.run(douwe, () -> circles.remove(other, sietse)))
                    .isInstanceOf(NoRight.class);
            assertThat(removedByHand(other)).isZero();
            assertThat(People.as(douwe, () -> sessions.now(other))).isEmpty();
            assertThat(People.as(douwe, () -> circles.seat(other)).can(Act.POST))
                    .isTrue();
        }
        assertThatThrownBy(() -> People.run(douwe, () -> circles.leave(ofMother)))
                .isInstanceOf(NoRight.class);
        people.seat(together, anneke, Ring.HELPERS);
        assertThatThrownBy(() -> People.run(douwe, () -> sessions.begin(together, anneke)))
                .isInstanceOf(Refused.class)
                .hasMessage("helper.running");
        assertThat(People.as(wietske, () -> circles.seat(together)).can(Act.ADMIT_OR_REMOVE))
                .as("who lives there too looks alone")
                .isTrue();
        People.run(douwe, () -> sessions.end(circle));
        assertThat(removedByHand(ofMother)).isEqualTo(1);
        People.run(douwe, () -> circles.remove(together, sietse));
    }

    private AccountId motherOf(CircleId other) {
        return people.job(() -> jobs.view(other)).resident().account();
    }

    private int removedByHand(CircleId other) {
        return People.as(
                douwe,
                () -> transaction.execute(_ -> jdbc.sql(
                                "update circle.circle_member set ended_at = common.kring_now() where circle_id = ? and account_id = ?")
                        .param(other.value())
                        .param(sietse.value())
                        .update()));
    }

    @Test
    void r_c19_anOldOneThatNobodySweptUpIsNotInTheWay() {
        begin();
        clock.forward(Duration.ofMinutes(31));
        var own = people.household(people.tenant(), douwe, people.person("Wietske"));
        people.seat(own, anneke, Ring.HELPERS);
        People.run(douwe, () -> sessions.begin(own, anneke));
        assertThat(People.as(douwe, () -> sessions.now(own))).isPresent();
        assertThat(People.as(douwe, () -> sessions.now(circle))).isEmpty();
    }

    @Test
    void r_c19_whoLooksAlongTakesNothingOfItAlong() {
        begin();
        assertThatThrownBy(() -> People.as(douwe, () -> exports.take(circle, Locale.of("nl"))))
                .isInstanceOf(NoRight.class);
        People.run(douwe, () -> sessions.end(circle));
        assertThat(People.as(douwe, () -> exports.take(circle, Locale.of("nl"))))
                .isNotNull();
    }

    @Test
    void r_c19_aGuestLooksNotAlong() {
        people.job(() -> jdbc.sql("update circle.circle_member set relation = 'GUEST', may_observe = false, "
                        + "ends_at = common.kring_now() + interval '9 days' where circle_id = ? and account_id = ?")
                .param(circle.value())
                .param(anneke.value())
                .update());
        assertThatThrownBy(this::begin).isInstanceOf(Refused.class);
    }
}
