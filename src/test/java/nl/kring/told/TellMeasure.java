package nl.kring.told;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.kring.People;
import nl.kring.circle.CircleService;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What it takes that forty are told what one tells; by hand, see {@code docs/performance.md}. */
class TellMeasure extends ToldTest {
    private static final int ROUNDS = 300;
    private static final int WARM = 100;

    @Autowired
    private CircleService circles;

    @Test
    void ofAPostInACircleOfForty() {
        var all = new ArrayList<>(List.of(douwe, bauke, sietse));
        for (var i = 0; i < 36; i++) {
            var one = people.person("Lid");
            people.seat(circle, one, Ring.HELPERS);
            all.add(one);
        }
        var posts = new ArrayList<Double>();
        var tells = new ArrayList<Double>();
        for (var round = 0; round < ROUNDS; round++) {
            var id = new PostId(Ids.next());
            posts.add(millis(() -> People.run(
                    rixt, () -> timeline.post(circle, new NewPost(id, "Soep.", Topic.PRACTICAL, Optional.empty())))));
            people.job(() -> jdbc.sql("delete from circle.to_tell where thing_id = ?")
                    .param(id.value())
                    .update());
            tells.add(People.as(rixt, () -> people.inTransaction(() -> tell(id, all))));
        }
        Acting.asSystem("told", tick::doWhatIsDue);
        people.job(() -> jdbc.sql("delete from circle.to_tell where circle_id = ?")
                .param(circle.value())
                .update());
        var ticks = new ArrayList<Double>();
        for (var round = 0; round < 30; round++) {
            tell(rixt, Topic.PRACTICAL, "Soep.");
            ticks.add(millis(() -> Acting.asSystem("told", tick::doWhatIsDue)));
            people.job(() -> jdbc.sql("delete from circle.to_tell where circle_id = ?")
                    .param(circle.value())
                    .update());
        }
        System.out.printf(
                "MEASURED a post %.2f ms, of which the telling of %d %.2f ms; a tick that plans them %.1f ms%n",
                median(posts.subList(WARM, ROUNDS)),
                all.size(),
                median(tells.subList(WARM, ROUNDS)),
                median(ticks.subList(5, 30)));
    }

    private double tell(PostId post, List<AccountId> all) {
        var seat = circles.seat(circle);
        return millis(() -> told.tell(seat, new Telling(post.value(), null, false), all));
    }

    private static double millis(Runnable work) {
        var from = System.nanoTime();
        work.run();
        return (System.nanoTime() - from) / 1e6;
    }

    private static double median(List<Double> all) {
        return all.stream().sorted().skip(all.size() / 2).findFirst().orElseThrow();
    }
}
