package nl.kring.timeline;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.platform.Ids;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a search takes in a circle of 10,000 posts, in milliseconds. Not a test: {@code docs/performance.md} has the command and the figures. */
@KringTest
class SearchMeasure {
    private static final int POSTS = Integer.getInteger("kring.posts", 10_000);
    private static final int TIMES = 9;
    private static final Map<String, String> ASKED = new TreeMap<>(Map.of(
            "1 a word of every post", "soep",
            "2 a part of a word in one post of a thousand", "doos",
            "3 another form of a word in one post of a thousand", "ladders",
            "4 a word of no post", "zeppelin",
            "5 six words, the last of no post", "soep gebracht vandaag morgen buurvrouw zeppelin"));

    @Autowired
    private People people;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private SearchService search;

    @Autowired
    private Feed feed;

    /** PostgreSQL counts rows by itself, but not within the second in which these are poured in. */
    @Autowired
    private FlywayConnectionDetails owner;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void whatASearchTakes() throws SQLException {
        var jan = people.person("Jan");
        var circle = people.circle(people.tenant(), jan);
        var anna = people.person("Anna");
        people.seat(circle, anna, Ring.INNER);
        People.run(
                jan,
                () -> timeline.post(
                        circle, new NewPost(new PostId(Ids.next()), "Hallo", Topic.PRACTICAL, Optional.empty())));
        people.job(() -> jdbc.sql("with post as (select uuidv7() id, n from generate_series(1, ?) n), "
                        + "written as (insert into circle.post (id, circle_id, audience_id, thread_id, author_id, text) "
                        + "select post.id, p.circle_id, p.audience_id, post.id, p.author_id, case when n % 1000 = 500 "
                        + "then 'De medicijndoos staat bij de ladder in de schuur. ' else '' end || 'Vandaag soep gebracht, nummer ' || n "
                        + "|| '. Het ging goed. Buurvrouw kwam langs voor koffie, morgen komt ze weer en neemt ze de krant mee. "
                        + "Hij heeft gewandeld in het park, de hond liep mee. ''s Avonds belde zijn dochter over zaterdag.' "
                        + "from post, circle.post p where p.circle_id = ? returning id, circle_id, audience_id, author_id) "
                        + "insert into circle.entry (id, circle_id, audience_id, kind, author_id) "
                        + "select id, circle_id, audience_id, 'UPDATE', author_id from written")
                .param(POSTS)
                .param(circle.value())
                .update());
        try (var connection =
                DriverManager.getConnection(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword())) {
            connection.createStatement().execute("vacuum analyze circle.post, circle.entry");
        }
        ASKED.forEach((what, words) -> {
            var found = People.as(anna, () -> search.find(circle, words, Optional.empty()));
            var taken = new double[TIMES];
            for (var time = 0; time < TIMES; time++) {
                var start = System.nanoTime();
                People.as(anna, () -> search.find(circle, words, Optional.empty()));
                taken[time] = (System.nanoTime() - start) / 1e6;
            }
            Arrays.sort(taken);
            System.out.printf(
                    "MEASURED %,d posts, %s: found %d, median %.1f, least %.1f, most %.1f%n",
                    POSTS, what, found.size(), taken[TIMES / 2], taken[0], taken[TIMES - 1]);
        });
        List<EntryView> newest = People.as(anna, () -> feed.window(circle, Optional.empty()));
        System.out.printf("MEASURED the timeline beside it shows %d%n", newest.size());
    }
}
