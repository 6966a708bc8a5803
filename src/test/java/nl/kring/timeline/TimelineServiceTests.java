package nl.kring.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KringTest
class TimelineServiceTests {
    @Autowired
    private People people;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private Feed feed;

    @Autowired
    private CircleService circles;

    private AccountId jan;
    private AccountId anna;
    private AccountId bram;
    private AccountId stranger;
    private CircleId circle;

    @BeforeEach
    void aCircle() {
        jan = people.person("Jan");
        anna = people.person("Anna");
        bram = people.person("Bram");
        stranger = people.person("Vreemde");
        circle = people.circle(people.tenant(), jan);
        people.seat(circle, anna, Ring.INNER);
        people.seat(circle, bram, Ring.HELPERS);
    }

    private NewPost practical(String text) {
        return new NewPost(new PostId(Ids.next()), text, Topic.PRACTICAL, Optional.empty());
    }

    private List<String> read(AccountId reader) {
        return People.as(reader, () -> {
            var ids = feed.window(circle, Optional.empty()).stream()
                    .map(EntryView::id)
                    .toList();
            var posts = timeline.posts(circle, ids);
            return ids.stream().map(posts::get).map(PostView::text).toList();
        });
    }

    @Test
    void whatOneTellsTheOthersRead() {
        People.run(anna, () -> timeline.post(circle, practical("Soep staat klaar")));
        assertThat(read(bram)).containsExactly("Soep staat klaar");
        assertThat(read(jan)).containsExactly("Soep staat klaar");
    }

    @Test
    void theSameClickTwiceMakesOnePost() {
        var post = practical("Eén keer");
        People.run(anna, () -> timeline.post(circle, post));
        People.run(anna, () -> timeline.post(circle, post));
        assertThat(read(jan)).containsExactly("Eén keer");
    }

    @Test
    void aHelperReadsNothingOfHealth() {
        People.run(
                anna,
                () -> timeline.post(
                        circle, new NewPost(new PostId(Ids.next()), "Bloeddruk", Topic.HEALTH, Optional.empty())));
        assertThat(read(bram)).isEmpty();
        assertThat(read(jan)).containsExactly("Bloeddruk");
        assertThatThrownBy(() -> People.run(
                        bram,
                        () -> timeline.post(
                                circle, new NewPost(new PostId(Ids.next()), "Ik ook", Topic.HEALTH, Optional.empty()))))
                .isInstanceOf(NoRight.class);
    }

    @Test
    void at_b1_moved_to_helpers_older_health_posts_are_gone_at_the_next_read() {
        People.run(
                anna,
                () -> timeline.post(
                        circle, new NewPost(new PostId(Ids.next()), "Bloeddruk", Topic.HEALTH, Optional.empty())));
        var clara = people.person("Clara");
        people.seat(circle, clara, Ring.INNER);
        assertThat(read(clara)).containsExactly("Bloeddruk");
        People.run(jan, () -> circles.moveTo(circle, clara, Ring.HELPERS));
        assertThat(read(clara)).isEmpty();
    }

    @Test
    void onlyThoseChosenReadIt() {
        var clara = people.person("Clara");
        people.seat(circle, clara, Ring.INNER);
        People.run(
                anna,
                () -> timeline.post(
                        circle,
                        new NewPost(new PostId(Ids.next()), "Voor Bram", Topic.PRACTICAL, Optional.of(Set.of(bram)))));
        assertThat(read(bram)).containsExactly("Voor Bram");
        assertThat(read(jan)).containsExactly("Voor Bram");
        assertThat(read(anna)).containsExactly("Voor Bram");
        assertThat(read(clara)).isEmpty();
    }

    @Test
    void anOutsiderFindsNothing() {
        assertThatThrownBy(() -> People.run(stranger, () -> timeline.post(circle, practical("Hoi"))))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(stranger, () -> feed.window(circle, Optional.empty())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(stranger, () -> timeline.posts(circle, List.of(UUID.randomUUID()))))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(stranger, () -> timeline.readers(circle, Topic.FUN, Optional.empty())))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void anAnswerHasTheAudienceOfTheFirstPost() {
        var first = new NewPost(new PostId(Ids.next()), "Bloeddruk", Topic.HEALTH, Optional.empty());
        People.run(anna, () -> timeline.post(circle, first));
        People.run(jan, () -> timeline.answer(circle, first.id(), new PostId(Ids.next()), "Goed"));
        assertThatThrownBy(() ->
                        People.run(bram, () -> timeline.answer(circle, first.id(), new PostId(Ids.next()), "Wat dan?")))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aTextThatIsTooLongIsRefusedWithASentence() {
        assertThatThrownBy(() -> People.run(anna, () -> timeline.post(circle, practical("x".repeat(2001)))))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> People.run(anna, () -> timeline.post(circle, practical("   "))))
                .isInstanceOf(Refused.class);
    }
}
