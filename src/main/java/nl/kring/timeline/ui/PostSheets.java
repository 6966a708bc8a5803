package nl.kring.timeline.ui;

import java.util.List;
import java.util.Optional;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.platform.Bells;
import nl.kring.timeline.ErasingService;
import nl.kring.timeline.PostView;
import nl.kring.timeline.TimelineService;
import org.springframework.stereotype.Component;

/** Opens what is done with posts: "Vertel iets" from whatever page, an answer, taking one away. */
@Component
public class PostSheets {
    private final CircleService circles;
    private final TimelineService timeline;
    private final ErasingService erasing;
    private final Bells bells;
    private final Optional<TopicsFirst> first;

    PostSheets(
            CircleService circles,
            TimelineService timeline,
            ErasingService erasing,
            Bells bells,
            Optional<TopicsFirst> first) {
        this.circles = circles;
        this.timeline = timeline;
        this.erasing = erasing;
        this.bells = bells;
        this.first = first;
    }

    /** Opens it in this circle. */
    public void open(CircleId circle) {
        new PostSheet(
                        circles,
                        timeline,
                        circle,
                        first.map(topics -> topics.of(circle)).orElse(List.of()))
                .open();
    }

    void answer(CircleId circle, PostView first) {
        new AnswerSheet(timeline, bells, circle, first).open();
    }

    void erase(CircleId circle, PostView post) {
        new EraseSheet(erasing, circle, post).open();
    }
}
