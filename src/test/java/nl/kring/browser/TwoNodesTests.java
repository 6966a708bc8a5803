package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import nl.kring.platform.SharedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The packed application twice on one PostgreSQL, behind HAProxy: what happens on one is seen on the other, what is due is done once, and a node
 * that dies or stops takes nobody's work with it.
 */
@Tag("long")
class TwoNodesTests extends BrowserTest {
    private static final int ROUNDS = 15;
    private static final Duration PROMISED = Duration.ofSeconds(2);
    private static final String A_NODE_WENT =
            "ERR_CONNECTION|ERR_EMPTY_RESPONSE|WebSocket|status of 50\\d|status of 40[13]";
    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    private static final String NEWEST = " (select * from circle.alert order by raised_at desc, id desc limit 1) a ";
    private static final String LEVEL = "select a.level from" + NEWEST;
    private static final String LATE = "select count(*) from" + NEWEST + "where a.next_due_at <= common.kring_now()";
    private static final String STEPS =
            "select count(distinct q.level) from" + NEWEST + "join circle.alert_asked q on q.alert_id = a.id";
    private static final String WAITING =
            "select count(*) from" + NEWEST + "join common.delivery d on d.subject_id = a.id "
                    + "where d.state = 'PENDING' and d.next_try_at <= common.kring_now()";
    /** The same to the same person, oftener than this person was asked. */
    private static final String TOLD_TWICE = "select count(*) from (select 1 from" + NEWEST
            + "join common.delivery d on d.subject_id = a.id join common.demo_post p on p.delivery_id = d.id "
            + "join circle.alert_asked q on q.alert_id = a.id and q.account_id = d.recipient_id "
            + "group by d.recipient_id, d.template, d.channel having count(distinct p.delivery_id) > count(distinct q.level)) twice";

    private static SharedDatabase database;
    private static KringJar a;
    private static KringJar b;

    @BeforeAll
    static void start() throws IOException, SQLException {
        database = new SharedDatabase(KringJar.newFolder());
        a = node();
        b = node();
    }

    private static KringJar node() {
        return KringJar.start(Stream.concat(
                        database.settings().stream(),
                        Stream.of("--kring.drain=5s", "--server.forward-headers-strategy=native"))
                .toArray(String[]::new));
    }

    @AfterAll
    static void stop() throws IOException {
        a.close();
        b.close();
        database.close();
    }

    private Visitor at(Site where, Screen screen, String name) {
        return visitor(where, screen, "nl-NL").expecting(A_NODE_WENT).enterAs(name);
    }

    private BarePage page(KringJar node, String name) {
        var visitor = at(node, Screen.PHONE, name).place("timeline");
        var place = visitor.page().url().replaceFirst("^https?://[^/]+/", "");
        return new BarePage(node, visitor.cookies(), place);
    }

    private static KringJar nodeOf(Visitor visitor) {
        return visitor.cookies().contains("kring-node=a") ? a : b;
    }

    private static KringJar other(KringJar node) {
        return node == a ? b : a;
    }

    private static void begins(Visitor visitor, String words) {
        visitor.button("Vertel iets").click();
        assertThat(visitor.page().locator(".sheet-title")).isVisible(SOON);
        visitor.page().locator("vaadin-dialog textarea").fill(words);
        visitor.page().evaluate("() => { window.beforeItWent = true; }");
    }

    private static void cameBack(Visitor visitor, String words) {
        visitor.page()
                .waitForFunction(
                        "() => !window.beforeItWent", null, new Page.WaitForFunctionOptions().setTimeout(30_000));
        visitor.settle();
        assertThat(visitor.page().locator("vaadin-dialog textarea"))
                .hasValue(words, new LocatorAssertions.HasValueOptions().setTimeout(15_000));
    }

    private static void sends(Visitor visitor) {
        visitor.settle().page().locator(".sheet-foot vaadin-button.large").click();
    }

    @Test
    void whatIsToldOnOneNodeIsSeenOnAPageOfTheOther() throws InterruptedException {
        try (var bauke = page(a, "Bauke");
                var anke = page(a, "Anke");
                var rixt = page(b, "Rixt")) {
            var here = new ArrayList<Long>();
            var there = new ArrayList<Long>();
            for (var round = 0; round < ROUNDS; round++) {
                var words = "Ronde %d van hier naar daar.".formatted(round);
                var began = bauke.tell(words);
                there.add((seen(rixt, words) - began) / 1_000_000);
                here.add((seen(anke, words) - began) / 1_000_000);
            }
            System.out.println("MEASURED told until it is on a page of the same node: " + summary(here));
            System.out.println("MEASURED told until it is on a page of the other node: " + summary(there));
            assertThat(Collections.max(there)).isLessThan(PROMISED.toMillis());
        }
    }

    private static String summary(List<Long> times) {
        var sorted = times.stream().sorted().toList();
        return "median " + sorted.get(sorted.size() / 2) + ", least " + sorted.getFirst() + ", most " + sorted.getLast()
                + " ms of " + sorted.size();
    }

    private static long seen(BarePage page, String words) throws InterruptedException {
        for (var until = System.nanoTime() + 10_000_000_000L; System.nanoTime() < until; Thread.sleep(2)) {
            var heard = page.heard().stream()
                    .filter(one -> one.words().contains(words))
                    .findFirst();
            if (heard.isPresent()) {
                return heard.get().at();
            }
        }
        throw new AssertionError("nobody heard: " + words);
    }

    @Test
    void whoIsLoggedOutOnOneNodeLeavesThePageOfTheOtherAtOnce() {
        var lost = at(b, Screen.PHONE, "Sietske");
        var home = at(a, Screen.DESKTOP, "Sietske").open("/apparaten");
        home.page()
                .locator(".employee")
                .filter(new Locator.FilterOptions().setHasText("Log uit"))
                .filter(new Locator.FilterOptions().setHasNotText("Dit apparaat"))
                .first()
                .locator("vaadin-button")
                .click();
        lost.leaves(PROMISED);
    }

    @Test
    void whenANodeDiesItsPagesComeBackByThemselvesOnTheOtherWithWhatWasHalfWritten() {
        assumeTrue(Proxy.isHere(), "HAProxy is not on this machine");
        try (var proxy = Proxy.before(a, b)) {
            ready(proxy);
            var rixt = at(proxy, Screen.DESKTOP, "Rixt");
            var words = "Zij schreef dit toen haar server viel.";
            begins(rixt, words);
            var dies = nodeOf(rixt);
            var bauke = at(other(dies), Screen.PHONE, "Bauke");
            var akke = visitor(proxy, Screen.DESKTOP, "nl-NL").expecting(A_NODE_WENT);
            akke.page()
                    .context()
                    .addCookies(List.of(new Cookie("kring-node", dies == a ? "a" : "b").setUrl(proxy.url("/"))));
            akke.enterAs("Akke");
            assertThat(List.of(nodeOf(akke), nodeOf(rixt))).containsOnly(dies);
            var began = System.nanoTime();
            dies.kill();
            cameBack(rixt, words);
            System.out.println("MEASURED killed until the page is back on the other node, with its draft: "
                    + (System.nanoTime() - began) / 1_000_000 + " ms");
            assertThat(nodeOf(rixt)).isSameAs(other(dies));
            sends(rixt);
            assertThat(bauke.says(words)).isVisible(SOON);
            akke.page().waitForURL("**/inloggen*"); // for who comes for the work no device is known
            dies.startAgain();
        }
    }

    @Test
    void whenANodeStopsNobodyIsRefusedAndItsPagesGoOnOnTheOther() throws InterruptedException {
        assumeTrue(Proxy.isHere(), "HAProxy is not on this machine");
        try (var proxy = Proxy.before(a, b)) {
            ready(proxy);
            var rixt = at(proxy, Screen.DESKTOP, "Rixt");
            var stops = nodeOf(rixt);
            var newcomer =
                    visitor(proxy, Screen.PHONE, "nl-NL").expecting(A_NODE_WENT).open("/");
            var words = "Zij schreef dit toen haar server stopte.";
            begins(rixt, words);
            newcomer.page()
                    .evaluate("() => { window.refused = 0; window.asked = 0; setInterval(async () => {"
                            + " const answer = await fetch('/inloggen', { cache: 'no-store', credentials: 'omit' }).catch(() => undefined);"
                            + " window.asked++; if (!answer?.ok) window.refused++; }, 50); }");
            var stopping = Thread.ofPlatform().start(stops::close);
            until(() -> status(stops, "readiness") == 503);
            assertThat(status(stops, "liveness")).isEqualTo(200);
            cameBack(rixt, words);
            stopping.join();
            assertThat(nodeOf(rixt)).isSameAs(other(stops));
            assertThat((Integer) newcomer.page().evaluate("() => window.asked")).isGreaterThan(20);
            assertThat(newcomer.page().evaluate("() => window.refused")).isEqualTo(0);
            stops.startAgain();
        }
    }

    @Test
    void theNextLevelOfAnAlertComesOnceAlsoWhenANodeDies() {
        clockTo(a, DayOfWeek.THURSDAY, "16:20");
        var sietske = at(b, Screen.PHONE, "Sietske");
        sietske.button("Ik zag iets").click();
        sietske.tick("Snel boos om iets kleins").button("Verder").click();
        sietske.tick("Ik maak me zorgen").button("Verstuur").click();
        sietske.button("Klaar").click();
        sietske.settle();
        var before = database.number(LEVEL);
        clockForward(a, Duration.ofMinutes(225));
        var clock = visitor(a, Screen.DESKTOP, "nl-NL").expecting(A_NODE_WENT).open("/demo/klok");
        clock.button("Een kwartier").click(); // till a moment before four waking hours after it was raised
        clock.settle();
        assertThat(database.number(LEVEL)).isEqualTo(before);
        clock.button("Een kwartier").click();
        until(() -> database.number(LATE) > 0 || database.number(LEVEL) > before);
        a.kill(); // within the second in which one of both takes it
        System.out.println("MEASURED when the node died the level was "
                + (database.number(LEVEL) > before ? "taken" : "due and not taken"));
        var died = System.nanoTime();
        until(() -> database.number(LEVEL) > before && database.number(LATE) == 0);
        System.out.println("MEASURED a node that died until all that was due meanwhile is done: "
                + (System.nanoTime() - died) / 1_000_000 + " ms");
        var after = database.number(LEVEL);
        a.startAgain();
        until(() -> database.number(WAITING) == 0);
        assertThat(database.number(LEVEL)).as("no level came twice").isEqualTo(after);
        assertThat(database.number(STEPS)).as("each asked somebody").isEqualTo(after);
        assertThat(database.number(TOLD_TWICE)).isZero();
    }

    /** A node knows only by the proxy what people have typed. */
    @Test
    void whoIsSentToTheDoorStaysAtThePortOfTheProxy() throws IOException, InterruptedException {
        assumeTrue(Proxy.isHere(), "HAProxy is not on this machine");
        try (var proxy = Proxy.before(a, b);
                var client = HttpClient.newHttpClient()) {
            ready(proxy);
            for (var said : List.of("http", "https")) { // by a browser, which is not believed
                var asked = HttpRequest.newBuilder(URI.create(proxy.url("apparaten")))
                        .header("X-Forwarded-Proto", said)
                        .header("X-Forwarded-Port", "1")
                        .build();
                var answer = client.send(asked, HttpResponse.BodyHandlers.discarding());
                assertThat(answer.statusCode()).isEqualTo(302);
                assertThat(asked.uri()
                                .resolve(answer.headers().firstValue("Location").orElseThrow()))
                        .hasToString(proxy.url("inloggen"));
            }
        }
    }

    /** Who asks for more behind that address is answered by the proxy. */
    @Test
    void howANodeIsStandsOutsideInOneWordAndNothingElseDoes() {
        assumeTrue(Proxy.isHere(), "HAProxy is not on this machine");
        try (var proxy = Proxy.before(a, b)) {
            until(() -> status(proxy, "actuator/health/readiness") == 200);
            assertThat(status(proxy, "actuator/health")).isEqualTo(200);
            assertThat(Stream.of(
                            "actuator",
                            "actuator/prometheus",
                            "actuator/health/db",
                            "actuator/healthy",
                            "%61ctuator/env"))
                    .allSatisfy(path -> assertThat(status(proxy, path)).isEqualTo(404));
        }
    }

    private static int status(KringJar node, String of) {
        return status((Site) node, "actuator/health/" + of);
    }

    private static int status(Site site, String path) {
        var asked = HttpRequest.newBuilder(URI.create(site.url(path))).build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(asked, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException gone) {
            return 0;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static void until(BooleanSupplier so) {
        var end = System.nanoTime() + 60_000_000_000L;
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            try {
                Thread.sleep(100);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }

    /** Until it asked both. */
    private void ready(Proxy proxy) {
        var somebody = visitor(proxy, Screen.PHONE, "nl-NL").expecting(A_NODE_WENT);
        for (var tries = 0; tries < 100; tries++) {
            try {
                somebody.open("/");
                somebody.page().waitForTimeout(3_000);
                return;
            } catch (com.microsoft.playwright.PlaywrightException notYet) {
                somebody.page().waitForTimeout(100);
            }
        }
    }
}
