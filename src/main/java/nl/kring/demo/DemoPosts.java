package nl.kring.demo;

import java.time.DayOfWeek;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.circle.About;
import nl.kring.circle.Topic;
import nl.kring.platform.Ids;
import nl.kring.timeline.ImportedPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.TimelineJobs;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A year of what people told each other, and on which days some of them read. */
@Component
@Order(30)
class DemoPosts implements DemoPart {
    private final TimelineJobs timeline;

    DemoPosts(TimelineJobs timeline) {
        this.timeline = timeline;
    }

    @Override
    public void load(DemoTown town) {
        DemoTable.of("posts").rows().forEach(post -> {
            var at = town.moment(Integer.parseInt(post.get("day")), post.get("time"));
            timeline.write(
                    town.circle(post.get("circle")),
                    new ImportedPost(
                            new PostId(Ids.at(at)),
                            null,
                            town.person(post.get("who")),
                            post.get("text"),
                            Topic.valueOf(post.get("topic")),
                            post.maybe("about").map(town::person).map(About::only),
                            Optional.empty(),
                            at,
                            false));
        });
        DemoTable.of("reading")
                .rows()
                .forEach(row -> timeline.readsOn(
                        town.person(row.get("who")),
                        Stream.of(row.get("days").split(","))
                                .map(DayOfWeek::valueOf)
                                .collect(Collectors.toSet())));
    }
}
