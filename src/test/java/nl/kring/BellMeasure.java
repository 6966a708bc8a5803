package nl.kring;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.platform.Bells;
import nl.kring.platform.Ids;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.PostKind;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What one bell costs an open timeline: its statements, and its milliseconds on one processor. Not a test: {@code docs/performance.md} has the
 * command and the figures.
 */
class BellMeasure extends ViewTest {
    private static final int TIMES = Integer.getInteger("kring.times", 300);

    @Autowired
    private People people;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private Bells bells;

    @Test
    void oneBell() {
        var jan = people.person("Jan");
        var circle = people.circle(people.tenant(), jan);
        var members = new ArrayList<>(java.util.List.of(jan));
        for (var name : java.util.List.of("Anna", "Bert", "Cora", "Dirk", "Eefje", "Frits", "Geesje", "Hidde")) {
            var member = people.person(name);
            people.seat(circle, member, name.length() % 2 == 0 ? Ring.INNER : Ring.HELPERS);
            members.add(member);
        }
        for (var n = 0; n < 30; n++) {
            var post = new NewPost(
                    new PostId(Ids.next()),
                    "Bericht " + n,
                    Topic.PRACTICAL,
                    Optional.empty(),
                    Optional.empty(),
                    Set.of(),
                    PostKind.ORDINARY);
            People.run(members.get(n % members.size()), () -> timeline.post(circle, post));
        }
        signIn(members.get(1));
        UI.getCurrent().navigate("circle/" + circle.value() + "/timeline");
        MockVaadin.clientRoundtrip(false);
        measure("any change", () -> ring(() -> bells.ring(circle.value())));
        measure("words only", () -> ring(() -> bells.ringForWords(circle.value())));
    }

    private static void measure(String what, Runnable ring) {
        var said = new TreeMap<String, Integer>();
        var statements = Statements.of(ring);
        statements.forEach(one -> said.merge(one.replaceAll("\\s+", " "), 1, Integer::sum));
        said.forEach((asked, times) -> System.out.println("ASKED " + what + " " + times + " " + asked));
        for (var n = 0; n < 50; n++) {
            ring.run();
        }
        var began = System.nanoTime();
        for (var n = 0; n < TIMES; n++) {
            ring.run();
        }
        System.out.printf(
                "MEASURED %s: %d statements, %.2f ms%n",
                what, statements.size(), (System.nanoTime() - began) / 1e6 / TIMES);
    }

    private void ring(Runnable ring) {
        CompletableFuture.runAsync(ring).join();
        heard();
    }
}
