package nl.kring.circle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.identity.AccountId;
import nl.kring.identity.Devices;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An account that nobody uses: asked after two years, forgotten a month later. */
@KringTest
class UnusedAccountsTests {
    @Autowired
    private People people;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private Devices devices;

    @Autowired
    private List<DueWork> works;

    @Autowired
    private MovingClock clock;

    @Autowired
    private JdbcClient jdbc;

    private AccountId jan;
    private AccountId anna;
    private CircleId circle;

    @BeforeEach
    void aMemberWhoDoesNotCome() {
        jan = people.person("Jan");
        anna = people.person("Anna");
        circle = people.circle(people.tenant(), jan);
        people.seat(circle, anna, Ring.INNER);
        People.run(
                anna,
                () -> timeline.post(
                        circle, new NewPost(new PostId(Ids.next()), "Soep", Topic.PRACTICAL, Optional.empty())));
    }

    /** Other tests left accounts too: more than one piece. */
    private void nights() {
        for (var night = 0; night < 3; night++) {
            for (var piece = 0; piece < 10; piece++) {
                works.stream()
                        .filter(work -> work.name().equals("keeping"))
                        .forEach(work -> Acting.asSystem("keeping", work::doWhatIsDue));
            }
            clock.forward(Duration.ofDays(1));
        }
    }

    private String name(AccountId who) {
        return people.job(() -> jdbc.sql("select first_name from common.account where id = ?")
                .param(who.value())
                .query(String.class)
                .single());
    }

    private int rows(String sql) {
        return people.job(
                () -> jdbc.sql(sql).param(anna.value()).query(Integer.class).single());
    }

    @Test
    void whoDoesNotAnswerIsForgottenAndWhatSheToldOthersStays() {
        clock.forward(Duration.ofDays(735));
        nights();
        assertThat(rows("select count(*) from common.delivery where recipient_id = ? and template = 'unused'"))
                .isOne();
        assertThat(name(anna)).isEqualTo("Anna");
        clock.forward(Duration.ofDays(32));
        nights();
        assertThat(name(anna)).isEqualTo("–");
        assertThat(rows("select count(*) from common.channel where account_id = ?"))
                .isZero();
        assertThat(rows("select count(*) from circle.circle_member where account_id = ? and ended_at is null"))
                .isZero();
        assertThat(rows("select count(*) from circle.post where author_id = ?")).isOne();
        assertThat(rows("select count(*) from common.delivery where recipient_id = ? and template = 'unused'"))
                .isOne();
    }

    @Test
    void whoComesInIsNotForgotten() {
        clock.forward(Duration.ofDays(735));
        nights();
        devices.used(anna);
        clock.forward(Duration.ofDays(40));
        nights();
        assertThat(name(anna)).isEqualTo("Anna");
    }

    @Test
    void theResidentOfACircleThatIsThereIsNeverForgotten() {
        clock.forward(Duration.ofDays(735));
        nights();
        clock.forward(Duration.ofDays(32));
        nights();
        assertThat(name(jan)).isEqualTo("Jan");
        assertThat(people.job(() -> jdbc.sql(
                                "select count(*) from common.delivery where recipient_id = ? and template = 'unused'")
                        .param(jan.value())
                        .query(Integer.class)
                        .single()))
                .isZero();
    }
}
