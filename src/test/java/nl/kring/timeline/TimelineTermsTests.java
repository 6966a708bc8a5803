package nl.kring.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleId;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** "Bericht verwijderd" for thirty days, then nothing (R-C2). */
@KringTest
class TimelineTermsTests {
    @Autowired
    private People people;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private TimelineJobs jobs;

    @Autowired
    private ErasingService erasing;

    @Autowired
    private Feed feed;

    @Autowired
    private MovingClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private List<DueWork> works;

    private AccountId jan;
    private AccountId anna;
    private CircleId circle;
    private final PostId first = new PostId(Ids.next());
    private final PostId answer = new PostId(Ids.next());

    @BeforeEach
    void anAnsweredPost() {
        jan = people.person("Jan");
        anna = people.person("Anna");
        circle = people.circle(people.tenant(), jan);
        people.seat(circle, anna, Ring.INNER);
        People.run(
                anna,
                () -> timeline.post(
                        circle, new NewPost(first, "Wie heeft mijn sleutel?", Topic.FUN, Optional.empty())));
        People.run(jan, () -> timeline.answer(circle, first, answer, "Die ligt bij ons"));
        people.job(() -> {
            jobs.read(circle, first, jan, clock.instant());
            jobs.read(circle, answer, anna, clock.instant());
            return true;
        });
    }

    private void erases(PostId post) {
        People.run(jan, () -> erasing.erase(circle, post));
    }

    /** Each kind is looked at once a night. */
    private void nights() {
        keeps();
        clock.forward(Duration.ofDays(1));
        keeps();
    }

    private void keeps() {
        works.stream()
                .filter(work -> work.name().equals("keeping"))
                .forEach(work -> Acting.asSystem("keeping", work::doWhatIsDue));
    }

    private int rows(String table) {
        return people.job(() -> jdbc.sql("select count(*) from circle." + table + " where circle_id = ?")
                .param(circle.value())
                .query(Integer.class)
                .single());
    }

    private Optional<PostView> read() {
        return Optional.ofNullable(People.as(
                anna, () -> timeline.posts(circle, Set.of(first.value())).get(first.value())));
    }

    @Test
    void r_c2_thatAnAnswerWasTakenAwayIsSaidForThirtyDaysAndThenNotAnyMore() {
        erases(answer);
        clock.forward(Duration.ofDays(28));
        nights();
        assertThat(read()).hasValueSatisfying(post -> assertThat(post.answers())
                .singleElement()
                .satisfies(gone -> assertThat(gone.erased()).isTrue()));
        nights();
        assertThat(read()).hasValueSatisfying(post -> {
            assertThat(post.answers()).isEmpty();
            assertThat(post.text()).isEqualTo("Wie heeft mijn sleutel?");
        });
        assertThat(rows("read_receipt")).isOne();
    }

    @Test
    void r_c2_whatWasAnsweredKeepsThePlaceOfWhatItAnswers() {
        erases(first);
        clock.forward(Duration.ofDays(100));
        nights();
        assertThat(read()).hasValueSatisfying(post -> {
            assertThat(post.erased()).isTrue();
            assertThat(post.answers()).hasSize(1);
        });
        erases(answer);
        clock.forward(Duration.ofDays(28));
        nights();
        assertThat(rows("post")).isEqualTo(2);
        nights();
        assertThat(read()).isEmpty();
        assertThat(List.of(rows("post"), rows("entry"), rows("read_receipt"))).containsOnly(0);
        assertThat(People.as(anna, () -> feed.window(circle, Optional.empty()))).isEmpty();
    }

    @Test
    void r_c2_theDatabaseItselfLetsNoJobTakeAPlaceAwayEarlier() {
        erases(first);
        erases(answer);
        clock.forward(Duration.ofDays(29));
        assertThat(deleted()).isZero();
        clock.forward(Duration.ofDays(1));
        people.job(() -> jdbc.sql("delete from circle.read_receipt where circle_id = ?")
                .param(circle.value())
                .update());
        assertThat(deleted()).isEqualTo(2);
    }

    private int deleted() {
        return people.job(() -> jdbc.sql("delete from circle.post where circle_id = ?")
                .param(circle.value())
                .update());
    }
}
