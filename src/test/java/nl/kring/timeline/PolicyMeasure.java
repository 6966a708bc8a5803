package nl.kring.timeline;

import com.vaadin.flow.component.UI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import nl.kring.People;
import nl.kring.Policies;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.Ring;
import nl.kring.circle.ScreenService;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the policies of PostgreSQL cost with 100,000 circles, 1,000,000 memberships and as many posts as {@code -Dkring.posts} says; what a page
 * with 40 members, "kijk als" and a line in the log take. In milliseconds. Not a test: {@code docs/performance.md} has the command and the figures.
 */
class PolicyMeasure extends ViewTest {
    private static final int POSTS = Integer.getInteger("kring.posts", 1_000_000);
    private static final int CIRCLES = 100_000;
    private static final int TIMES = 4_000;
    /** The window of a timeline, and what stands in it: the two statements with which a page asks for it. */
    private static final Map<String, String> ASKED = new TreeMap<>(Map.of(
            "1 newest 20",
            "select id, kind, at from circle.entry where circle_id = ? order by id desc limit 20",
            "2 their texts",
            "select id, author_id, text from circle.post where thread_id = any (?::uuid[]) order by id"));

    private static final Map<String, String> READERS =
            new TreeMap<>(Map.of("a of one circle", "gemeten in een", "b of five circles", "gemeten"));

    @Autowired
    private FlywayConnectionDetails owner;

    private @Nullable Connection connection;

    @Autowired
    private People people;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private Feed feed;

    @Autowired
    private CircleService circles;

    @Autowired
    private ScreenService screens;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void whatThePoliciesCost() throws SQLException {
        people.tenant();
        Policies.without(owner, this::fill);
        var with = newest();
        var without = new TreeMap<String, Double>();
        Policies.without(owner, () -> without.putAll(newest()));
        with.forEach((what, took) -> System.out.printf(
                "MEASURED %,d posts, a member %s: %.3f with policies, %.3f without%n",
                POSTS, what, took, without.get(what)));
        aPageWithFortyMembers();
    }

    private void aPageWithFortyMembers() {
        var wietske = people.person("Wietske");
        var circle = people.circle(people.tenant(), wietske);
        var members = IntStream.range(0, 40)
                .mapToObj(_ -> people.person("Lid"))
                .peek(member -> people.seat(circle, member, Ring.INNER))
                .toList();
        var nurse = people.person("Elske");
        people.seat(circle, nurse, Ring.PROFESSIONALS);
        for (var post = 0; post < 100; post++) {
            People.run(
                    members.get(post % 40),
                    () -> timeline.post(
                            circle, new NewPost(new PostId(Ids.next()), "Soep", Topic.PRACTICAL, Optional.empty())));
        }
        signIn(wietske);
        say("the list of 41 members", () -> People.as(wietske, () -> circles.view(circle)));
        page("the page of 41 members", circle, "people");
        page("kijk als, the page", circle, "as/" + members.getFirst().value());
        say(
                "kijk als, the newest 20",
                () -> People.as(wietske, () -> feed.windowAs(circle, members.getFirst(), Optional.empty())));
        say(
                "a line in the log for a page",
                () -> People.as(nurse, () -> {
                    screens.opened(circle, "TIMELINE");
                    return true;
                }));
        say(
                "the same for who is in no log",
                () -> People.as(members.getFirst(), () -> {
                    screens.opened(circle, "TIMELINE");
                    return true;
                }));
    }

    /** The page alone with all that stands round it, each time after another page of the circle. */
    private static void page(String what, CircleId circle, String page) {
        var taken = new double[200];
        for (var time = 0; time < taken.length; time++) {
            UI.getCurrent().navigate("circle/" + circle.value() + "/sees");
            var start = System.nanoTime();
            UI.getCurrent().navigate("circle/" + circle.value() + "/" + page);
            taken[time] = (System.nanoTime() - start) / 1e6;
        }
        var last = Arrays.copyOfRange(taken, 100, 200);
        Arrays.sort(last);
        System.out.printf("MEASURED %s: %.2f%n", what, last[50]);
    }

    private static void say(String what, Supplier<Object> work) {
        median(100, work);
        System.out.printf("MEASURED %s: %.2f%n", what, median(300, work));
    }

    private static double median(int times, Supplier<?> work) {
        var taken = new double[times];
        for (var time = 0; time < times; time++) {
            var start = System.nanoTime();
            work.get();
            taken[time] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(taken);
        return taken[times / 2];
    }

    private record Reader(UUID circle, AccountId person) {}

    private List<Reader> readers(String word) {
        var all = people.job(() -> jdbc.sql(
                        "select circle_id, account_id from circle.circle_member where relation_word = ? limit 20000")
                .param(word)
                .query((row, _) ->
                        new Reader(row.getObject(1, UUID.class), new AccountId(row.getObject(2, UUID.class))))
                .list());
        Collections.shuffle(all, new Random(1));
        return all;
    }

    private TreeMap<String, Double> newest() {
        var taken = new TreeMap<String, Double>();
        READERS.forEach((who, word) -> {
            var readers = readers(word);
            newest(readers); // warm
            newest(readers).forEach((what, took) -> taken.put(who + ", " + what, took));
        });
        return taken;
    }

    /** The median of the statements alone, each time another reader of another circle, in a transaction of that person. */
    private Map<String, Double> newest(List<Reader> readers) {
        var taken = new TreeMap<String, double[]>();
        ASKED.keySet().forEach(what -> taken.put(what, new double[TIMES]));
        for (var time = 0; time < TIMES; time++) {
            var reader = readers.get(time % readers.size());
            var each = time;
            People.run(
                    reader.person(),
                    () -> transaction.executeWithoutResult(_ -> {
                        Object parameter = reader.circle();
                        for (var asked : ASKED.entrySet()) {
                            var start = System.nanoTime();
                            var ids = jdbc.sql(asked.getValue())
                                    .param(parameter)
                                    .query((row, _) -> row.getString(1))
                                    .list();
                            taken.get(asked.getKey())[each] = (System.nanoTime() - start) / 1e6;
                            parameter = "{" + String.join(",", ids) + "}";
                        }
                    }));
        }
        var medians = new TreeMap<String, Double>();
        taken.forEach((what, times) -> {
            Arrays.sort(times);
            medians.put(what, times[TIMES / 2]);
        });
        return medians;
    }

    /** Straight into the tables, past every policy: 100,000 circles of ten members, a twentieth of them with half of all posts. */
    private void fill() throws SQLException {
        var busy = CIRCLES / 20;
        sql(
                "insert into common.account (id, first_name) select uuidv7(), 'Iemand ' || n from generate_series(1, 300000) n");
        sql(
                "create temp table person as select id, row_number() over () n from common.account where first_name like 'Iemand %'");
        sql("create index on person (n)");
        sql("create temp table c as select uuidv7() id, n from generate_series(1, " + CIRCLES + ") n");
        sql(
                "insert into circle.circle (id, tenant_id, state, formation_basis) select id, (select id from common.tenant limit 1), "
                        + "'ACTIVE', 'OWN' from c");
        sql(
                "insert into circle.circle_resident (id, circle_id, account_id) select uuidv7(), c.id, p.id from c join person p using (n)");
        sql(
                "insert into circle.circle_member (id, circle_id, account_id, relation, relation_word, ring) select uuidv7(), c.id, p.id, "
                        + "'NEIGHBOUR', case when c.n <= " + busy
                        + " then 'gemeten' else 'buur' end, case when j < 5 then 'INNER' else 'HELPERS' end "
                        + "from c cross join generate_series(0, 9) j join person p on p.n = " + CIRCLES
                        + " + 1 + (c.n * 7 + j * 20011) % 200000");
        sql("insert into common.account (id, first_name) select uuidv7(), 'Een ' || n from generate_series(1, 5000) n");
        sql(
                "insert into circle.circle_member (id, circle_id, account_id, relation, relation_word, ring) select uuidv7(), c.id, p.id, "
                        + "'NEIGHBOUR', 'gemeten in een', 'INNER' from c join (select id, row_number() over () n from common.account "
                        + "where first_name like 'Een %') p using (n)");
        sql("insert into circle.audience (id, circle_id, topic, rings, selected) select uuidv7(), c.id, t, "
                + "case when t = 'HEALTH' then array['INNER'] else array['HELPERS', 'INNER'] end, '{}' "
                + "from c cross join unnest(array['PRACTICAL', 'FUN', 'HEALTH']) t");
        sql(
                "create temp table a as select id, circle_id, row_number() over (partition by circle_id) k from circle.audience");
        sql("create index on a (circle_id, k)");
        sql("create temp table post as select uuidv7() id, c.id circle_id, p.id author, row_number() over () % 3 + 1 k "
                + "from (select case when x % 2 = 0 then (x / 2) % " + busy + " + 1 else (x / 2) % " + CIRCLES
                + " + 1 end n "
                + "from generate_series(1, " + POSTS + ") x) s join c using (n) join person p using (n)");
        sql(
                "insert into circle.entry (id, circle_id, audience_id, kind, author_id) select p.id, p.circle_id, a.id, 'POST', p.author "
                        + "from post p join a on a.circle_id = p.circle_id and a.k = p.k");
        sql(
                "insert into circle.post (id, circle_id, audience_id, thread_id, author_id, text) select e.id, e.circle_id, e.audience_id, e.id, "
                        + "e.author_id, 'Vandaag soep gebracht. Het ging goed, morgen weer.' from circle.entry e where e.kind = 'POST' and e.author_id is not null "
                        + "on conflict do nothing");
        sql("vacuum analyze");
    }

    private void sql(String text) throws SQLException {
        var start = System.nanoTime();
        if (connection == null) {
            connection = DriverManager.getConnection(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword());
            connection.setNetworkTimeout(Runnable::run, 0);
            connection.createStatement().execute("set statement_timeout = 0");
        }
        try (var statement = connection.createStatement()) {
            var rows = statement.executeUpdate(text);
            System.out.printf(
                    "filled %,d rows in %d s: %.60s%n", rows, (System.nanoTime() - start) / 1_000_000_000, text);
        }
    }
}
