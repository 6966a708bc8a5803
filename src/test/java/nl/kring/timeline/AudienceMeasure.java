package nl.kring.timeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleId;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What it costs in a circle of 10,000 posts that an audience may be hidden: the function as it was before there were surprises and as it is now,
 * by turns, in milliseconds. Not a test: {@code docs/performance.md} has the command and the figures.
 */
@KringTest
class AudienceMeasure {
    private static final int POSTS = Integer.getInteger("kring.posts", 10_000);
    private static final int ROUNDS = 8;
    private static final int TIMES = 60;
    private static final String BEFORE = "circle/V202611270400__my_audiences_are_asked_by_each_statement.sql";
    private static final String NOW = "circle/V202611270540__hidden_until.sql";

    @Autowired
    private People people;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private Feed feed;

    @Autowired
    private OnTopService onTop;

    @Autowired
    private QuestionService questions;

    @Autowired
    private MovingClock clock;

    @Autowired
    private FlywayConnectionDetails owner;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void whatHidingCosts() throws SQLException, IOException {
        var jan = people.person("Jan");
        var anna = people.person("Anna");
        var circle = people.circle(people.tenant(), jan);
        people.seat(circle, anna, Ring.INNER);
        for (var topic : Topic.values()) {
            tell(jan, circle, topic, PostKind.ORDINARY);
        }
        people.job(() -> jdbc.sql("with post as (select uuidv7() id, n from generate_series(1, ?) n), "
                        + "written as (insert into circle.post (id, circle_id, audience_id, thread_id, author_id, text, kind) "
                        + "select post.id, p.circle_id, p.audience_id, post.id, p.author_id, 'Vandaag soep gebracht, nummer ' || n, "
                        + "case n % 100 when 1 then 'QUESTION' when 2 then 'MILESTONE' else 'UPDATE' end from post, "
                        + "(select * from circle.post where circle_id = ? limit 1) p returning id, circle_id, audience_id, author_id) "
                        + "insert into circle.entry (id, circle_id, audience_id, kind, author_id) "
                        + "select id, circle_id, audience_id, 'UPDATE', author_id from written")
                .param(POSTS)
                .param(circle.value())
                .update());
        var today = LocalDate.ofInstant(clock.instant(), MovingClock.ZONE);
        for (var day = 1; day <= 29; day++) {
            tell(anna, circle, Topic.FUN, new PostKind.Surprise(today.plusDays(day)));
        }
        var taken = new TreeMap<String, List<Double>>();
        try (var connection =
                DriverManager.getConnection(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword())) {
            connection.createStatement().execute("vacuum analyze circle.post, circle.entry, circle.audience");
            for (var round = 0; round < ROUNDS; round++) {
                for (var function : Map.of("before", BEFORE, "now", NOW).entrySet()) {
                    connection.createStatement().execute(myAudiences(function.getValue()));
                    for (var reader : Map.of("resident", jan, "member", anna).entrySet()) {
                        measure(taken, reader.getKey() + ", " + function.getKey(), reader.getValue(), circle);
                    }
                }
            }
            connection.createStatement().execute(myAudiences(NOW));
        }
        taken.forEach((what, times) -> {
            times.sort(null);
            System.out.printf("MEASURED %,d posts, %s: %.2f%n", POSTS, what, times.get(times.size() / 2));
        });
    }

    private void measure(Map<String, List<Double>> taken, String who, AccountId reader, CircleId circle) {
        for (var time = -10; time < TIMES; time++) {
            var warm = time >= 0;
            took(
                    taken,
                    warm,
                    "1 my_audiences: " + who,
                    reader,
                    () -> people.inTransaction(() -> jdbc.sql("select cardinality(circle.my_audiences())")
                            .query(Integer.class)
                            .single()));
            took(
                    taken,
                    warm,
                    "2 window and its texts: " + who,
                    reader,
                    () -> timeline.posts(
                            circle,
                            feed.window(circle, Optional.empty()).stream()
                                    .map(EntryView::id)
                                    .toList()));
            took(taken, warm, "3 what stands on top: " + who, reader, () -> onTop.now(circle));
            took(taken, warm, "4 what is left lying: " + who, reader, () -> questions.lying(circle));
        }
    }

    private static void took(
            Map<String, List<Double>> taken, boolean warm, String what, AccountId reader, Supplier<Object> act) {
        var start = System.nanoTime();
        People.as(reader, act::get);
        if (warm) {
            taken.computeIfAbsent(what, _ -> new ArrayList<>()).add((System.nanoTime() - start) / 1e6);
        }
    }

    private void tell(AccountId who, CircleId circle, Topic topic, PostKind kind) {
        var post =
                new NewPost(new PostId(Ids.next()), "Hallo", topic, Optional.empty(), Optional.empty(), Set.of(), kind);
        People.run(who, () -> timeline.post(circle, post));
    }

    private static String myAudiences(String migration) throws IOException {
        try (var file = AudienceMeasure.class.getResourceAsStream("/db/migration/" + migration)) {
            var sql = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            var begin = sql.indexOf("create or replace function circle.my_audiences()");
            var end = "end $$;";
            return "grant create on schema circle to kring_rights; set role kring_rights; "
                    + sql.substring(begin, sql.indexOf(end, begin) + end.length())
                    + " reset role; revoke create on schema circle from kring_rights;";
        }
    }
}
