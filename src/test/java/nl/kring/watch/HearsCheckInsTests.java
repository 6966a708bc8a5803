package nl.kring.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
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

    private void says(AccountId who, HowItGoes face) {
        var post = new NewPost(
                new PostId(Ids.next()),
                "",
                Topic.HEALTH,
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                new PostKind.CheckIn(face));
        People.run(who, () -> timeline.post(circle, post));
        tick();
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
