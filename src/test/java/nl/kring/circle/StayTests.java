package nl.kring.circle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who takes part by work does so for a year at most, and the resident is asked before it ends. */
@KringTest
class StayTests {
    @Autowired
    private People people;

    @Autowired
    private CircleService circles;

    @Autowired
    private StayService stays;

    @Autowired
    private StayTick tick;

    @Autowired
    private MovingClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ClosingService closing;

    private AccountId jan;
    private AccountId elske;
    private AccountId bram;
    private CircleId circle;

    @BeforeEach
    void aCircle() {
        jan = people.person("Jan");
        elske = people.person("Elske");
        bram = people.person("Bram");
        circle = people.circle(people.tenant(), jan);
        people.seat(circle, elske, Ring.PROFESSIONALS);
        people.seat(circle, bram, Ring.HELPERS);
    }

    private void forward(int days) {
        clock.forward(Duration.ofDays(days));
        due();
    }

    private void due() {
        Acting.asSystem("stays", tick::doWhatIsDue);
    }

    private List<String> asked() {
        return People.as(jan, () -> stays.questions(circle)).stream()
                .map(question -> question.person().firstName())
                .toList();
    }

    private List<String> members() {
        return People.as(jan, () -> circles.view(circle)).members().stream()
                .map(member -> member.person().firstName())
                .toList();
    }

    private long letters() {
        return people.job(
                () -> jdbc.sql("select count(*) from common.delivery where circle_id = ? and template = 'stay'")
                        .param(circle.value())
                        .query(Long.class)
                        .single());
    }

    @Test
    void r_b6_four_weeks_before_the_end_the_resident_is_asked_once_and_without_an_answer_it_ends() {
        forward(330);
        assertThat(asked()).isEmpty();
        forward(10);
        due();
        assertThat(asked()).containsExactly("Elske");
        assertThat(letters()).isEqualTo(1);
        assertThat(members()).contains("Elske");
        forward(28);
        assertThat(members()).containsExactly("Bram");
        assertThatThrownBy(() -> People.run(elske, () -> circles.view(circle))).isInstanceOf(NotFound.class);
    }

    @Test
    void r_b6_in_a_closed_circle_nothing_is_asked_and_once_it_is_open_again_it_is() {
        forward(330);
        close(true);
        forward(10);
        assertThat(letters()).isZero();
        close(false);
        due();
        assertThat(asked()).containsExactly("Elske");
    }

    private void close(boolean closed) {
        People.run(jan, () -> {
            if (closed) {
                closing.close(circle);
            } else {
                closing.reopen(circle);
            }
        });
    }

    @Test
    void r_b6_a_yes_is_another_year_at_most_and_then_it_is_asked_again() {
        forward(340);
        People.run(jan, () -> stays.answer(circle, elske, true));
        assertThat(asked()).isEmpty();
        forward(330);
        assertThat(members()).contains("Elske");
        assertThat(asked()).isEmpty();
        forward(10);
        assertThat(asked()).containsExactly("Elske");
        People.run(jan, () -> stays.answer(circle, elske, false));
        due();
        assertThat(asked()).isEmpty();
        assertThat(members()).contains("Elske");
        forward(28);
        assertThat(members()).containsExactly("Bram");
    }

    @Test
    void r_b6_postgresql_alone_gives_nobody_who_works_here_more_than_a_year() {
        assertThat(change(jan, "ends_at = common.kring_now() + interval '5 years'", elske))
                .isEqualTo(1);
        assertThat(people.job(() -> jdbc.sql("select ends_at <= common.kring_now() + interval '12 months' "
                                + "from circle.circle_member where circle_id = ? and account_id = ?")
                        .param(circle.value())
                        .param(elske.value())
                        .query(Boolean.class)
                        .single()))
                .isTrue();
        assertThat(change(bram, "ends_at = null", elske)).isZero();
        assertThatThrownBy(() -> change(elske, "ends_at = common.kring_now() + interval '1 day'", elske))
                .rootCause()
                .hasMessageContaining("may only leave");
    }

    private int change(AccountId person, String what, AccountId member) {
        return People.as(
                person,
                () -> transaction.execute(_ -> jdbc.sql(
                                "update circle.circle_member set " + what + " where circle_id = ? and account_id = ?")
                        .param(circle.value())
                        .param(member.value())
                        .update()));
    }

    @Test
    void r_b6_nobody_but_who_decides_is_asked_or_answers() {
        forward(340);
        assertThat(People.as(bram, () -> stays.questions(circle))).isEmpty();
        assertThatThrownBy(() -> People.run(bram, () -> stays.answer(circle, elske, true)))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.run(elske, () -> stays.answer(circle, elske, true)))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.run(people.person("Vreemde"), () -> stays.answer(circle, elske, true)))
                .isInstanceOf(NotFound.class);
    }
}
