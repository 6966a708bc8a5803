package nl.kring.timeline.ui;

import static java.util.stream.Collectors.joining;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.PostKind;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether a circle of 10,000 posts opens as one of 100, by turns, in milliseconds. Not a test: {@code docs/performance.md} has the command
 * and the figures.
 */
class OpenMeasure extends ViewTest {
    private static final int TIMES = Integer.getInteger("kring.times", 60);

    @Autowired
    private People people;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private FlywayConnectionDetails owner;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aLongCircleAndAShortOne() throws SQLException {
        var reader = people.person("Anna");
        var circles = Map.of(100, of(100, reader), 10_000, of(10_000, reader));
        try (var connection =
                DriverManager.getConnection(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword())) {
            connection.createStatement().execute("vacuum analyze circle.post, circle.entry, circle.audience");
        }
        signIn(reader);
        var taken = new TreeMap<Integer, List<Double>>();
        for (var time = -20; time < TIMES; time++) {
            for (var circle : circles.entrySet()) {
                UI.getCurrent().navigate("kringen");
                var began = System.nanoTime();
                UI.getCurrent().navigate("circle/" + circle.getValue().value() + "/timeline");
                MockVaadin.clientRoundtrip(false);
                if (time >= 0) {
                    taken.computeIfAbsent(circle.getKey(), _ -> new ArrayList<>())
                            .add((System.nanoTime() - began) / 1e6);
                }
            }
        }
        System.out.println("MEASURED "
                + taken.entrySet().stream()
                        .map(each -> "%d posts: median %.1f, least %.1f ms"
                                .formatted(
                                        each.getKey(),
                                        each.getValue().stream()
                                                .sorted()
                                                .toList()
                                                .get(TIMES / 2),
                                        each.getValue().stream()
                                                .sorted()
                                                .toList()
                                                .getFirst()))
                        .collect(joining("; ")));
    }

    private CircleId of(int posts, AccountId reader) {
        var jan = people.person("Jan");
        var circle = people.circle(people.tenant(), jan);
        people.seat(circle, reader, Ring.INNER);
        var first = new NewPost(
                new PostId(Ids.next()),
                "Hallo",
                Topic.PRACTICAL,
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                PostKind.ORDINARY);
        People.run(jan, () -> timeline.post(circle, first));
        people.job(() -> jdbc.sql("with post as (select uuidv7() id, n from generate_series(2, ?) n), "
                        + "written as (insert into circle.post (id, circle_id, audience_id, thread_id, author_id, text, kind) "
                        + "select post.id, p.circle_id, p.audience_id, post.id, p.author_id, 'Vandaag soep gebracht, nummer ' || n, 'UPDATE' "
                        + "from post, (select * from circle.post where circle_id = ?) p returning id, circle_id, audience_id, author_id) "
                        + "insert into circle.entry (id, circle_id, audience_id, kind, author_id) "
                        + "select id, circle_id, audience_id, 'UPDATE', author_id from written")
                .param(posts)
                .param(circle.value())
                .update());
        return circle;
    }
}
