package nl.kring.timeline.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TimelineViewTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private MovingClock clock;

    private AccountId anna;
    private CircleId circle;

    @BeforeEach
    void aCircle() {
        var jan = people.person("Jan");
        anna = people.person("Anna");
        circle = people.circle(people.tenant(), jan);
        people.seat(circle, anna, Ring.INNER);
        signIn(jan);
    }

    private void tell(PostId id, String text) {
        People.run(anna, () -> timeline.post(circle, new NewPost(id, text, Topic.PRACTICAL, Optional.empty())));
    }

    @Test
    void whoBeganToWriteBeforeMidnightAndSentAfterItBreaksNothing() {
        var ids = Stream.generate(() -> new PostId(Ids.next())).limit(4).toList();
        tell(ids.get(0), "Eerst");
        tell(ids.get(2), "Daarna");
        UI.getCurrent().navigate("circle/" + circle.value() + "/timeline");
        clock.forward(Duration.ofDays(1));
        tell(ids.get(1), "Lang over nagedacht");
        tell(ids.get(3), "Vandaag");
        MockVaadin.clientRoundtrip(false);
        var view = _get(TimelineView.class);
        assertThat(_find(view.cards, PostCard.class)).hasSize(4);
        assertThat(_find(view.cards, Paragraph.class).stream().filter(line -> line.hasClassName("day")))
                .hasSize(4);
    }
}
