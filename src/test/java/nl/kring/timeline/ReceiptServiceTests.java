package nl.kring.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.Policies;
import nl.kring.circle.CircleChanged;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.ClosingService;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NotFound;
import nl.kring.timeline.PostView.Reads;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

@KringTest
@RecordApplicationEvents
class ReceiptServiceTests {
    @Autowired
    private People people;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private ReceiptService receipts;

    @Autowired
    private TimelineJobs jobs;

    @Autowired
    private ErasingService erasing;

    @Autowired
    private CircleService circles;

    @Autowired
    private ClosingService closing;

    @Autowired
    private MovingClock clock;

    @Autowired
    private ApplicationEvents events;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private FlywayConnectionDetails owner;

    private AccountId jan;
    private AccountId anna;
    private AccountId bram;
    private AccountId helper;
    private AccountId elske;
    private AccountId stranger;
    private CircleId circle;
    private final PostId first = new PostId(Ids.next());
    private final PostId answer = new PostId(Ids.next());
    private final PostId health = new PostId(Ids.next());

    @BeforeEach
    void anAnsweredPost() {
        jan = people.person("Jan");
        anna = people.person("Anna");
        bram = people.person("Bram");
        helper = people.person("Hille");
        elske = people.person("Elske");
        stranger = people.person("Vreemde");
        circle = people.circle(people.tenant(), jan);
        people.seat(circle, anna, Ring.INNER);
        people.seat(circle, bram, Ring.INNER);
        people.seat(circle, helper, Ring.HELPERS);
        people.seat(circle, elske, Ring.PROFESSIONALS);
        tells(anna, first, Topic.PRACTICAL);
        People.run(bram, () -> timeline.answer(circle, first, answer, "Wat mooi"));
    }

    private void tells(AccountId who, PostId id, Topic topic) {
        People.run(who, () -> timeline.post(circle, new NewPost(id, "Wij zijn er weer", topic, Optional.empty())));
    }

    private void saw(AccountId who, PostId... posts) {
        People.run(who, () -> receipts.saw(circle, List.of(posts)));
    }

    private PostView read(AccountId who) {
        return People.as(
                who, () -> timeline.posts(circle, Set.of(first.value())).get(first.value()));
    }

    private PostView.Seen seen(AccountId who) {
        return People.as(who, () -> timeline.posts(circle, Set.of(health.value()))
                .get(health.value())
                .seen());
    }

    private List<String> by(AccountId who) {
        return read(who).seen().by();
    }

    private List<String> byOfAnswer(AccountId who) {
        return read(who).answers().getFirst().seen().by();
    }

    private int rows() {
        return people.job(() -> jdbc.sql("select count(*) from circle.read_receipt where circle_id = ?")
                .param(circle.value())
                .query(Integer.class)
                .single());
    }

    private int sees(AccountId who) {
        return count(who, "select 1 from circle.read_receipt where circle_id = ?", circle.value());
    }

    private int count(AccountId who, String sql, UUID of) {
        return People.as(
                who,
                () -> transaction.execute(
                        _ -> jdbc.sql(sql).param(of).query().listOfRows().size()));
    }

    private void inserts(AccountId who, AccountId as, PostId post) {
        People.as(
                who,
                () -> transaction.execute(_ -> jdbc.sql(
                                "insert into circle.read_receipt (post_id, circle_id, account_id, at) values (?, ?, ?, now())")
                        .param(post.value())
                        .param(circle.value())
                        .param(as.value())
                        .update()));
    }

    @Test
    void r_c3_whoWroteItAndTheResidentReadWhoSawItAndNobodyElse() {
        saw(helper, first);
        saw(bram, first);
        saw(jan, first);
        assertThat(by(anna)).containsExactly("Hille", "Bram", "Jan");
        assertThat(by(jan)).as("without the reader herself").containsExactly("Hille", "Bram");
        assertThat(by(bram)).isEmpty();
        assertThat(sees(anna)).isEqualTo(3);
        assertThat(sees(jan)).isEqualTo(3);
        assertThat(sees(bram)).as("PostgreSQL shows one's own alone").isOne();
        assertThat(sees(elske)).isZero();
        assertThat(sees(stranger)).isZero();
    }

    @Test
    void r_c3_ofAnAnswerWhoGaveItReadsIt() {
        saw(anna, answer);
        saw(jan, answer);
        assertThat(byOfAnswer(bram)).containsExactly("Anna", "Jan");
        assertThat(byOfAnswer(jan)).isEmpty();
        assertThat(byOfAnswer(anna)).isEmpty();
    }

    @Test
    void r_c3_severalAreKeptAtOnceAndEachOnce() {
        saw(jan, first, answer);
        saw(jan, first, answer);
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void r_c3_whatWasSeenIsNotAskedAgainAndOnesOwnNever() {
        assertThat(read(jan).seen().unseen()).isTrue();
        saw(jan, first);
        assertThat(read(jan).seen().unseen()).isFalse();
        assertThat(read(jan).answers().getFirst().seen().unseen()).isTrue();
        assertThat(read(anna).seen().unseen()).isFalse();
        saw(anna, first);
        assertThat(rows()).isOne();
    }

    @Test
    void r_c3_whatOneMayNotReadIsNotSeen() {
        tells(jan, health, Topic.HEALTH);
        saw(helper, health, new PostId(UUID.randomUUID()));
        assertThat(rows()).isZero();
        assertThatThrownBy(() -> saw(stranger, first)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> inserts(helper, helper, health)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> inserts(anna, bram, answer)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> inserts(anna, anna, first)).isInstanceOf(RuntimeException.class);
        inserts(bram, bram, first);
        assertThat(rows()).isOne();
    }

    @Test
    void r_c3_javaRefusesWhatPostgresqlWouldLetPass() throws SQLException {
        tells(jan, health, Topic.HEALTH);
        Policies.without(owner, () -> {
            saw(helper, health);
            saw(anna, first);
            assertThatThrownBy(() -> saw(stranger, first)).isInstanceOf(NotFound.class);
            saw(bram, first);
            assertThat(rows()).isOne();
            assertThat(by(helper)).isEmpty();
            assertThat(by(anna)).containsExactly("Bram");
        });
    }

    @Test
    void r_c3_whoTurnsItOffIsNotNamedAndWhatStoodThereGoes() {
        saw(bram, first);
        saw(jan, first);
        People.run(bram, () -> receipts.leaveReceipts(false));
        assertThat(by(anna)).containsExactly("Jan");
        assertThat(read(bram).seen().unseen()).isFalse();
        saw(bram, first);
        assertThat(by(anna)).containsExactly("Jan");
        assertThatThrownBy(() -> inserts(bram, bram, first)).isInstanceOf(RuntimeException.class);
        assertThat(People.as(bram, receipts::mine).receipts()).isFalse();
        People.run(bram, () -> receipts.leaveReceipts(true));
        saw(bram, first);
        assertThat(by(anna)).containsExactly("Jan", "Bram");
    }

    @Test
    void r_c3_whetherSomebodyTurnedItOffIsHersAlone() {
        People.run(bram, () -> receipts.leaveReceipts(false));
        var off = "select 1 from circle.receipts_off where account_id = ?";
        assertThat(count(jan, off, bram.value())).isZero();
        assertThat(count(bram, off, bram.value())).isOne();
    }

    @Test
    void r_c3_whoWorksHereLeavesNoneAndHasReadingDays() {
        tells(anna, health, Topic.HEALTH);
        assertThat(seen(elske).unseen()).isFalse();
        saw(elske, health);
        assertThat(rows()).isZero();
        assertThatThrownBy(() -> inserts(elske, elske, health)).isInstanceOf(RuntimeException.class);
        assertThat(seen(anna).reads()).isEmpty();
        var days = Set.of(DayOfWeek.THURSDAY, DayOfWeek.TUESDAY);
        People.run(elske, () -> receipts.readOn(Set.of(DayOfWeek.MONDAY)));
        People.run(elske, () -> receipts.readOn(days));
        assertThat(seen(anna).reads()).containsExactly(new Reads("Elske", days));
        assertThat(seen(jan).reads()).as("at one's own words alone").isEmpty();
        assertThat(People.as(helper, () -> receipts.days(circle))).containsExactly(new Reads("Elske", days));
        assertThat(People.as(elske, () -> receipts.days(circle))).isEmpty();
        assertThatThrownBy(() -> People.as(stranger, () -> receipts.days(circle)))
                .isInstanceOf(NotFound.class);
        assertThat(read(anna).seen().reads()).as("she does not read this one").isEmpty();
        clock.forward(Duration.ofDays(8));
        assertThat(seen(anna).reads()).as("a week later").isEmpty();
    }

    @Test
    void r_c3_whatABroughtAlongMarkSaysOfWhoWorksHereIsNotShown() {
        people.job(() -> {
            jobs.read(circle, first, elske, clock.instant());
            jobs.read(circle, first, bram, clock.instant());
            return true;
        });
        assertThat(by(anna)).containsExactly("Bram");
    }

    @Test
    void r_c3_readingDaysAreKnownToThoseWhoKnowThatPerson() {
        People.run(elske, () -> receipts.readOn(Set.of(DayOfWeek.MONDAY)));
        var days = "select 1 from circle.reading_day where account_id = ?";
        assertThat(count(helper, days, elske.value())).isOne();
        assertThat(count(stranger, days, elske.value())).isZero();
    }

    @Test
    void r_c3_noPageIsToldThatSomethingWasSeen() {
        events.clear();
        saw(bram, first);
        assertThat(events.stream(CircleChanged.class)).isEmpty();
        People.run(bram, () -> timeline.answer(circle, first, new PostId(Ids.next()), "Ja"));
        assertThat(events.stream(CircleChanged.class)).hasSize(1);
    }

    @Test
    void r_m8_ofWhatWasTakenAwayNobodyIsSaidToHaveSeenIt() {
        saw(bram, first);
        People.run(anna, () -> erasing.erase(circle, first));
        assertThat(by(anna)).isEmpty();
        assertThat(by(jan)).isEmpty();
        assertThat(read(helper).seen().unseen()).isFalse();
        saw(helper, first);
        assertThat(rows()).isOne();
    }

    @Test
    void r_c3_inAClosedCircleNothingIsKept() {
        People.run(jan, () -> closing.close(circle));
        saw(bram, first);
        assertThat(rows()).isZero();
        assertThat(read(bram).seen().unseen()).isFalse();
    }

    @Test
    void r_c3_whoWentIsNamedNoMore() {
        saw(helper, first);
        saw(bram, first);
        People.run(jan, () -> circles.remove(circle, helper));
        clock.forward(Duration.ofDays(31));
        assertThat(by(anna)).containsExactly("Bram");
    }
}
