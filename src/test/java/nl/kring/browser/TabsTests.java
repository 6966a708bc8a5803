package nl.kring.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several pages that people have open in one browser each: Vaadin has one lock for a browser, and each page hears all the same. */
class TabsTests extends BrowserTest {
    private static final List<String> PEOPLE = List.of("Rixt", "Anke", "Sietske", "Henk");
    private static final int TABS = 10;
    private static final int POSTS = 15;

    @Tag("long")
    @Test
    void eachOfManyPagesOfOneBrowserHearsEachPost() throws InterruptedException {
        var tabs = new ArrayList<BarePage>();
        try {
            for (var name : PEOPLE) {
                var visitor = visitor(Screen.PHONE).enterAs(name).place("timeline");
                var place = visitor.page().url().replaceFirst("^https?://[^/]+/", "");
                var cookies = visitor.cookies();
                closeVisitors();
                IntStream.range(0, TABS).forEach(_ -> tabs.add(new BarePage(KringJar.shared(), cookies, place)));
            }
            for (var post = 0; post < POSTS; post++) {
                var words = "Bericht %d van een ander tabblad.".formatted(post);
                tabs.get(post).tell(words);
                assertThat(deaf(tabs, words)).isEmpty();
            }
        } finally {
            tabs.forEach(BarePage::close);
        }
    }

    private static List<Integer> deaf(List<BarePage> tabs, String words) throws InterruptedException {
        var deaf = List.<Integer>of();
        for (var until = System.nanoTime() + 10_000_000_000L; System.nanoTime() < until; Thread.sleep(20)) {
            deaf = IntStream.range(0, tabs.size())
                    .filter(tab -> tabs.get(tab).heard().stream()
                            .noneMatch(heard -> heard.words().contains(words)))
                    .boxed()
                    .toList();
            if (deaf.isEmpty()) {
                break;
            }
        }
        return deaf;
    }
}
