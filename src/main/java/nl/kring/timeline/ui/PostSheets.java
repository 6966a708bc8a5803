package nl.kring.timeline.ui;

import java.util.List;
import java.util.Optional;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.timeline.TimelineService;
import org.springframework.stereotype.Component;

/** Opens "Vertel iets", from whatever page. */
@Component
public class PostSheets {
    private final CircleService circles;
    private final TimelineService timeline;
    private final Optional<TopicsFirst> first;

    PostSheets(CircleService circles, TimelineService timeline, Optional<TopicsFirst> first) {
        this.circles = circles;
        this.timeline = timeline;
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
}
