package nl.kring.browser;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/**
 * How long it takes from a post to fifty other open pages of its circle, and whether each of them hears each post, in order. Not a test:
 * {@code docs/performance.md} has the command and the figures.
 */
class ManyPagesMeasure extends BrowserTest {
    private static final int PAGES = Integer.getInteger("kring.pages", 50);
    private static final int POSTS = Integer.getInteger("kring.posts", 100);
    /** How many are written without waiting until all pages heard of the one before. */
    private static final int AT_ONCE = Integer.getInteger("kring.atOnce", 1);

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> PEOPLE = List.of("Rixt", "Anke", "Sietske", "Henk");

    private final List<BarePage> pages = new ArrayList<>();
    private final List<Long> took = new ArrayList<>();

    @Test
    void fromAPostToFiftyPages() throws InterruptedException {
        open();
        for (var n = 0; n < POSTS; n += AT_ONCE) {
            var began = new LinkedHashMap<String, Long>();
            for (var part = n; part < n + AT_ONCE; part++) {
                var words = "Bericht nummer " + part + " voor iedereen.";
                began.put(words, pages.get(part % PAGES).tell(words));
            }
            for (var each : began.entrySet()) {
                for (var page : pages) {
                    await(page, each.getKey())
                            .ifPresentOrElse(
                                    at -> took.add((at - each.getValue()) / 1_000_000),
                                    () -> say("NOT HEARD " + each.getKey() + " by " + pages.indexOf(page) + ids(page)));
                }
            }
            Thread.sleep(200);
        }
        pages.stream().filter(page -> !inOrder(ids(page))).forEach(page -> say("OUT OF ORDER " + ids(page)));
        var sorted = took.stream().sorted().toList();
        say("MEASURED %d times, ms: median %d, of 100 the 99th %d, most %d"
                .formatted(
                        sorted.size(),
                        sorted.get(sorted.size() / 2),
                        sorted.get(sorted.size() * 99 / 100),
                        sorted.getLast()));
        pages.forEach(BarePage::close);
    }

    /** The browser's part of a page is its own; what is counted is the server's, of a page that is open and heard one bell. */
    @Test
    void whatAnOpenTimelineTakes() throws InterruptedException {
        open();
        hearOne("Vooraf.");
        var before = KringJar.shared().liveHeap();
        var few = pages.size();
        open();
        open();
        hearOne("Achteraf.");
        var after = KringJar.shared().liveHeap();
        say("MEASURED live heap of an open timeline: %d kB".formatted((after - before) / (pages.size() - few) >> 10));
        pages.forEach(BarePage::close);
    }

    private void hearOne(String words) throws InterruptedException {
        pages.getFirst().tell(words);
        for (var page : pages) {
            await(page, words);
        }
        Thread.sleep(1_000);
    }

    private void open() {
        var cookies = new LinkedHashMap<String, String>();
        var place = "";
        for (var name : PEOPLE) {
            var visitor = visitor(Screen.PHONE).enterAs(name).place("timeline");
            place = visitor.page().url().replaceFirst("^https?://[^/]+/", "");
            cookies.put(name, visitor.cookies());
            closeVisitors();
        }
        for (var n = 0; n < PAGES; n++) {
            pages.add(new BarePage(KringJar.shared(), cookies.get(PEOPLE.get(n % PEOPLE.size())), place));
        }
        say("FIRST " + pages.getFirst().first());
    }

    private static OptionalLong await(BarePage page, String words) throws InterruptedException {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            var heard = page.heard().reversed().stream()
                    .filter(each -> each.words().contains(words))
                    .mapToLong(BarePage.Heard::at)
                    .min();
            if (heard.isPresent()) {
                return heard;
            }
            Thread.sleep(10);
        }
        return OptionalLong.empty();
    }

    private static List<Integer> ids(BarePage page) {
        return page.heard().stream().map(BarePage.Heard::syncId).toList();
    }

    private static boolean inOrder(List<Integer> ids) {
        return ids.stream().sorted().distinct().toList().equals(ids)
                && (ids.isEmpty() || ids.getLast() - ids.getFirst() == ids.size() - 1);
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
