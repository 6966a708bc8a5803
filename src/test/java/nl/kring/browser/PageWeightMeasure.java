package nl.kring.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What a first and a repeated visit weigh: every byte that Kring sends, also to the service worker and over the socket, counted on the
 * line itself. Not a test: {@code docs/performance.md} has the command and the figures.
 */
class PageWeightMeasure extends BrowserTest {
    private static final int STILL = 6_000;
    private static final Pattern TIMELINE = Pattern.compile("/timeline$");

    private final AtomicLong received = new AtomicLong();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final ServerSocket line = listen();

    @Test
    void aFirstVisitAndARepeatedOne() {
        var kring = KringJar.shared();
        Thread.ofVirtual().start(() -> carry(URI.create(kring.url("/"))));
        var rixt = visitor(kring, Screen.PHONE, "nl-NL");
        var page = rixt.page();
        hearing(page);
        page.navigate("http://localhost:" + line.getLocalPort() + "/");
        still(rixt);
        measured("the door");
        page.locator("button")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText("Rixt", new Page.GetByTextOptions().setExact(true))))
                .first()
                .click();
        page.waitForURL(Pattern.compile("/circle/"));
        still(rixt);
        var home = page.url();
        measured("in, and the first page of the circle");
        page.navigate(home.replaceFirst("(circle/[^/?]+).*", "$1/timeline"));
        page.waitForURL(TIMELINE);
        still(rixt);
        measured("the timeline, once more");

        var again = page.context().newPage();
        hearing(again);
        page.close();
        again.navigate(home);
        again.waitForTimeout(STILL);
        measured("a repeated visit");
    }

    private void hearing(Page page) {
        page.onRequestFinished(requests::add);
    }

    private void still(Visitor visitor) {
        visitor.settle().page().waitForTimeout(STILL);
    }

    private void measured(String what) {
        Map<String, Long> kinds = new TreeMap<>();
        requests.forEach(request -> {
            var sizes = request.sizes();
            kinds.merge(request.resourceType(), (long) sizes.responseBodySize + sizes.responseHeadersSize, Long::sum);
        });
        System.out.printf(
                "MEASURED %s: %d bytes, %d requests of the page %s%n", what, received.get(), requests.size(), kinds);
        requests.stream()
                .sorted((one, other) -> other.sizes().responseBodySize - one.sizes().responseBodySize)
                .limit(12)
                .forEach(request -> System.out.printf("  %d %s%n", request.sizes().responseBodySize, request.url()));
        received.set(0);
        requests.clear();
    }

    @AfterEach
    void hangUp() throws IOException {
        line.close();
    }

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void carry(URI kring) {
        try {
            while (true) {
                var browser = line.accept();
                var server = new Socket(kring.getHost(), kring.getPort());
                Thread.ofVirtual().start(() -> pass(browser, server, new AtomicLong()));
                Thread.ofVirtual().start(() -> pass(server, browser, received));
            }
        } catch (IOException closed) {
            // the measure is over
        }
    }

    private static void pass(Socket from, Socket to, AtomicLong count) {
        try (from;
                to) {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            var some = new byte[16_384];
            for (var read = in.read(some); read >= 0; read = in.read(some)) {
                count.addAndGet(read);
                out.write(some, 0, read);
            }
        } catch (IOException gone) {
            // the other end hung up
        }
    }
}
