package nl.kring.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleId;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is offered where nothing was agreed, and what is asked where nobody says anything. */
@KringTest
class QuietTests extends WatchTest {
    @Autowired
    private TimelineService timeline;

    @Autowired
    private SilenceService silences;

    @Autowired
    private LaterTick later;

    @Autowired
    private QuietTick quiet;

    /** A circle in which nothing was agreed. */
    private CircleId bare(AccountId jan, AccountId neighbour) {
        var bare = people.circle(people.tenant(), jan);
        people.seat(bare, neighbour, Ring.HELPERS);
        circle = bare;
        return bare;
    }

    private void sees(AccountId person, UUID id) {
        People.run(
                person,
                () -> watch.observe(
                        circle,
                        new NewObservation(
                                new ObservationId(id),
                                Set.of(),
                                false,
                                "De gordijnen zijn dicht",
                                clock.instant().minusSeconds(1),
                                false)));
    }

    private void forward(Duration time) {
        clock.forward(time);
        people.job(() -> jdbc.sql(
                        "update circle.circle set quiet_look_at = common.kring_now() + interval '1 year' where id <> ?")
                .param(circle.value())
                .update()); // those of other tests would be looked at first
        Acting.asSystem("later", later::doWhatIsDue);
        Acting.asSystem("quiet", quiet::doWhatIsDue);
        Acting.asSystem("quiet", quiet::doWhatIsDue);
    }

    @Test
    void r_d8_after_two_in_a_fortnight_a_plan_is_offered_once() {
        var jan = people.person("Jan");
        var neighbour = people.person("Buur");
        bare(jan, neighbour);
        var first = Ids.next();
        sees(neighbour, first);
        sees(neighbour, first); // a double click is one
        forward(Duration.ofDays(15));
        sees(neighbour, Ids.next());
        forward(Duration.ofHours(1));
        assertThat(sent("planOffer")).as("one in a fortnight").isEmpty();
        sees(jan, Ids.next());
        forward(Duration.ofHours(1));
        forward(Duration.ofHours(1));
        assertThat(sent("planOffer")).extracting(Sent::to).containsExactly(jan);
        sees(neighbour, Ids.next());
        forward(Duration.ofDays(1));
        assertThat(sent("planOffer")).as("a no is not asked again").hasSize(1);
    }

    @Test
    void r_d8_where_something_was_agreed_nothing_is_offered() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, false, RADIO);
        see(henk, false, RADIO);
        forward(Duration.ofHours(1));
        assertThat(sent("planOffer")).isEmpty();
    }

    private void tells(AccountId person) {
        People.run(
                person,
                () -> timeline.post(
                        circle, new NewPost(new PostId(Ids.next()), "Dag allemaal", Topic.FUN, Optional.empty())));
    }

    @Test
    void r_d29_after_three_weeks_of_silence_one_question_and_after_sixty_days_whether_it_may_rest() {
        on(DayOfWeek.THURSDAY, "16:10");
        tells(bauke);
        forward(Duration.ofDays(20));
        assertThat(sent("circleQuiet.own")).isEmpty();
        forward(Duration.ofDays(2));
        assertThat(sent("circleQuiet.own")).extracting(Sent::to).containsExactly(douwe);
        assertThat(sent("circleQuiet"))
                .as("who coordinates")
                .extracting(Sent::to)
                .containsExactly(anke);
        forward(Duration.ofDays(30));
        assertThat(sent("circleQuiet.own")).as("one question").hasSize(1);
        forward(Duration.ofDays(9));
        assertThat(sent("circleRests.own")).extracting(Sent::to).containsExactly(douwe);
        assertThat(sent("circleRests")).extracting(Sent::to).containsExactly(anke);
        forward(Duration.ofDays(200));
        assertThat(sent("circleRests.own")).as("it rests").hasSize(1);

        tells(douwe);
        forward(Duration.ofDays(22));
        assertThat(sent("circleQuiet.own")).as("another silence").hasSize(2);
    }

    @Test
    void r_d29_what_somebody_saw_breaks_the_silence() {
        on(DayOfWeek.THURSDAY, "16:10");
        tells(bauke);
        forward(Duration.ofDays(20));
        see(sietske, false, RADIO);
        forward(Duration.ofDays(10));
        assertThat(sent("circleQuiet.own")).isEmpty();
        forward(Duration.ofDays(12));
        assertThat(sent("circleQuiet.own")).hasSize(1);
    }

    @Test
    void r_d28_r_d29_a_planned_quiet_time_is_no_silence() {
        on(DayOfWeek.THURSDAY, "16:10");
        tells(bauke);
        People.run(douwe, () -> silences.agree(circle, Set.of(DayOfWeek.MONDAY), LocalTime.of(10, 0)));
        People.run(
                douwe, () -> silences.quiet(circle, Optional.of(clock.instant().plus(Duration.ofDays(28)))));
        forward(Duration.ofDays(27));
        assertThat(sent("circleQuiet.own")).isEmpty();
        forward(Duration.ofDays(2));
        assertThat(sent("circleQuiet.own")).hasSize(1);
    }
}
