package nl.kring.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.timeline.CheckInReaders;
import nl.kring.timeline.ErasingService;
import nl.kring.timeline.HowItGoes;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.PostKind;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KringTest
class HearsCheckInsTests extends WatchTest {
    @Autowired
    private TimelineService timeline;

    @Autowired
    private ErasingService erasing;

    @Autowired
    private CheckInReaders hearing;

    private PostId says(AccountId who, HowItGoes face) {
        var id = tells(who, face);
        tick();
        return id;
    }

    private PostId tells(AccountId who, HowItGoes face) {
        var post = new NewPost(
                new PostId(Ids.next()),
                "",
                Topic.HEALTH,
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                new PostKind.CheckIn(face));
        People.run(who, () -> timeline.post(circle, post));
        return post.id();
    }

    private int seen(PostId post) {
        return people.job(() -> jdbc.sql("select count(*) from circle.observation where id = ?")
                .param(post.value())
                .query(Integer.class)
                .single());
    }

    @Test
    void r_c1_whoHearsOfABadDayIsSaidToTheResidentBefore() {
        assertThat(People.as(douwe, () -> hearing.hearOfABadDay(circle)))
                .extracting(CirclePerson::account)
                .containsExactlyElementsOf(People.as(douwe, () -> watch.readers(circle)).stream()
                        .map(CirclePerson::account)
                        .toList())
                .isNotEmpty();
        assertThat(People.as(anke, () -> hearing.hearOfABadDay(circle))).isEmpty();
    }

    @Test
    void aBadDayThatIsTakenBackIsNoObservationAnyMore() {
        var said = tells(douwe, HowItGoes.BADLY);
        assertThat(seen(said)).isEqualTo(1);
        People.run(douwe, () -> erasing.erase(circle, said));
        assertThat(seen(said)).isZero();
        tick();
        assertThat(phase()).isEqualTo(Phase.GREEN);
    }

    @Test
    void whatSomebodyWasAskedForStaysWhenThePostGoes() {
        var said = says(douwe, HowItGoes.BADLY);
        assertThat(phase()).isEqualTo(Phase.YELLOW);
        People.run(douwe, () -> erasing.erase(circle, said));
        assertThat(seen(said)).isEqualTo(1);
    }

    @Test
    void theResidentsOwnSlechtMakesThePhaseYellow() {
        says(douwe, HowItGoes.NOT_WELL);
        assertThat(phase()).isEqualTo(Phase.GREEN);
        says(douwe, HowItGoes.BADLY);
        assertThat(phase()).isEqualTo(Phase.YELLOW);
    }

    @Test
    void whatAnotherThinksOfItChangesNoPhase() {
        says(anke, HowItGoes.BADLY);
        assertThat(phase()).isEqualTo(Phase.GREEN);
    }
}
