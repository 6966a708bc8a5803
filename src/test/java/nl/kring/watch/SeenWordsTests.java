package nl.kring.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.Policies;
import nl.kring.circle.CircleService;
import nl.kring.circle.ClosingService;
import nl.kring.circle.ConsentService;
import nl.kring.circle.LeftService;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.Ids;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.PostView.Given;
import nl.kring.timeline.Reaction;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.transaction.support.TransactionTemplate;

@KringTest
class SeenWordsTests extends WatchTest {
    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ClosingService closing;

    @Autowired
    private CircleService service;

    @Autowired
    private ConsentService consents;

    @Autowired
    private LeftService left;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private List<DueWork> due;

    @Autowired
    private FlywayConnectionDetails owner;

    private AccountId tineke;
    private ObservationId seen;

    @BeforeEach
    void sietskeSawIt() {
        tineke = people.person("Tineke");
        seat(tineke, "zus", Ring.INNER, false);
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        seen = People.as(sietske, () -> watch.observations(circle)).getFirst().id();
    }

    private void says(AccountId who) {
        People.run(who, () -> watch.seen(circle, seen, true));
    }

    private void saysOfTheAlert(AccountId who) {
        var alert = alert();
        People.run(who, () -> alerts.seen(circle, alert, true));
    }

    private List<Given> given(AccountId who) {
        return People.as(who, () -> watch.observations(circle))
                .getFirst()
                .reactions()
                .given();
    }

    private List<Given> givenOfTheAlert(AccountId who) {
        return alertFor(who).orElseThrow().reactions().given();
    }

    private long rows(AccountId who) {
        return People.as(
                who,
                () -> transaction.execute(_ -> jdbc.sql("select count(*) from circle.seen_word where circle_id = ?")
                        .param(circle.value())
                        .query(Long.class)
                        .single()));
    }

    @Test
    void r_c4_who_reads_what_was_seen_says_gezien_and_who_saw_it_reads_the_first_names() {
        says(anke);
        says(douwe);
        says(douwe);
        assertThat(given(sietske))
                .containsExactly(new Given(Reaction.SEEN, Optional.empty(), List.of("Anke", "Douwe")));
        assertThat(given(anke)).containsExactly(new Given(Reaction.SEEN, Optional.of("Anke"), List.of("Douwe")));
        People.run(douwe, () -> watch.seen(circle, seen, false));
        assertThat(given(sietske)).containsExactly(new Given(Reaction.SEEN, Optional.empty(), List.of("Anke")));
    }

    @Test
    void r_c4_who_is_in_the_line_says_it_of_what_the_alert_is_about() {
        says(henk);
        assertThat(alertFor(douwe)
                        .orElseThrow()
                        .observations()
                        .getFirst()
                        .reactions()
                        .given())
                .containsExactly(new Given(Reaction.SEEN, Optional.empty(), List.of("Henk")));
    }

    @Test
    void r_c4_who_reads_it_not_says_nothing_of_it_and_reads_nothing() {
        says(anke);
        saysOfTheAlert(anke);
        for (var who : List.of(tineke, stranger)) {
            assertThatThrownBy(() -> says(who)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> saysOfTheAlert(who)).isInstanceOf(NotFound.class);
            assertThat(rows(who)).isZero();
        }
        assertThat(alertFor(tineke).orElseThrow().reactions().given()).isEmpty();
        assertThat(rows(sietske)).isOne();
        assertThat(rows(douwe)).isEqualTo(2);
    }

    @Test
    void r_c4_java_refuses_what_postgresql_would_let_pass() throws SQLException {
        var alert = alert();
        Policies.without(owner, () -> {
            for (var who : List.of(tineke, stranger)) {
                assertThatThrownBy(() -> says(who)).isInstanceOf(NotFound.class);
                assertThatThrownBy(() -> People.run(who, () -> alerts.seen(circle, alert, true)))
                        .isInstanceOf(NotFound.class);
            }
            assertThatThrownBy(() -> says(sietske)).isInstanceOf(NotFound.class);
        });
    }

    @Test
    void r_c4_postgresql_lets_nobody_say_it_for_another() {
        assertThatThrownBy(() -> inserts(anke, douwe)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> inserts(tineke, tineke)).isInstanceOf(RuntimeException.class);
        says(douwe);
        assertThat(People.<Integer>as(
                        anke,
                        () -> transaction.execute(_ -> jdbc.sql("delete from circle.seen_word where circle_id = ?")
                                .param(circle.value())
                                .update())))
                .isZero();
        assertThat(given(anke)).hasSize(1);
    }

    private void inserts(AccountId who, AccountId as) {
        People.as(
                who,
                () -> transaction.execute(_ -> jdbc.sql(
                                "insert into circle.seen_word (observation_id, circle_id, account_id) values (?, ?, ?)")
                        .param(seen.value())
                        .param(circle.value())
                        .param(as.value())
                        .update()));
    }

    @Test
    void r_c4_of_an_alert_whom_it_asks_answers_and_gezien_picks_nothing_up() {
        assertThatThrownBy(() -> saysOfTheAlert(bauke)).isInstanceOf(Refused.class);
        assertThat(alertFor(bauke).orElseThrow().reactions().may()).isFalse();
        saysOfTheAlert(douwe);
        var alert = alertFor(bauke).orElseThrow();
        assertThat(alert.reactions().given())
                .containsExactly(new Given(Reaction.SEEN, Optional.empty(), List.of("Douwe")));
        assertThat(alert.owner()).isEmpty();
        assertThat(alert.mayClaim()).isTrue();
        claim(bauke);
        saysOfTheAlert(henk);
        assertThat(givenOfTheAlert(bauke).getFirst().others()).containsExactly("Douwe", "Henk");
        assertThat(alertFor(bauke).orElseThrow().reactions().may()).isFalse();
    }

    @Test
    void at_m1_once_health_is_not_shared_nobody_reads_who_saw_it() {
        says(anke);
        saysOfTheAlert(douwe);
        People.run(douwe, () -> consents.stopHealth(circle, Locale.of("nl")));
        for (var who : List.of(anke, henk, bauke)) {
            assertThatThrownBy(() -> says(who)).isInstanceOf(NotFound.class);
            assertThat(rows(who)).isZero();
        }
    }

    @Test
    void r_b9_who_left_and_wants_the_own_words_gone_leaves_no_gezien_and_who_went_is_not_named() {
        says(rixt);
        says(anke);
        People.run(
                rixt,
                () -> timeline.post(
                        circle, new NewPost(new PostId(Ids.next()), "Soep", Topic.PRACTICAL, Optional.empty())));
        People.run(rixt, () -> service.leave(circle));
        assertThat(given(sietske).getFirst().others()).containsExactly("Anke");
        People.run(rixt, () -> left.takeAway(circle));
        due.stream()
                .filter(work -> work.name().equals("own-words"))
                .forEach(work -> Acting.asSystem("own-words", work::doWhatIsDue));
        assertThat(rows(douwe)).isOne();
    }

    @Test
    void r_c4_in_a_closed_circle_nothing_is_said() {
        says(anke);
        People.run(douwe, () -> closing.close(circle));
        assertThatThrownBy(() -> says(rixt)).isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> inserts(anke, anke)).isInstanceOf(RuntimeException.class);
    }
}
