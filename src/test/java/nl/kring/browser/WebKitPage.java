package nl.kring.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A page in WebKit, the engine of every iPhone, on a screen that nobody sees: Debian's webkit2gtk-driver and xvfb. Playwright has a WebKit of
 * its own making alone, so this speaks the few sentences of W3C WebDriver that a walk needs.
 */
final class WebKitPage implements AutoCloseable {
    private static final Path BROWSERS = Path.of("/usr/lib");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final KringJar kring;
    private final Process driver;
    private final int port = freePort();
    private final String session;

    private WebKitPage(KringJar kring) {
        this.kring = kring;
        driver = start(List.of(program("WebKitWebDriver").orElseThrow().toString(), "--port=" + port));
        try {
            session = open();
        } catch (RuntimeException | AssertionError none) {
            end();
            throw none;
        }
        ask("POST", "/window/rect", Map.of("width", Screen.PHONE.width, "height", Screen.PHONE.height));
    }

    /** Whether this machine has all of it. */
    static boolean installed() {
        return program("WebKitWebDriver").isPresent()
                && program("xvfb-run").isPresent()
                && browser().isPresent();
    }

    /** Comes in by the entrance of the demo as one of its people. */
    static WebKitPage enterAs(KringJar kring, String name) {
        var page = new WebKitPage(kring);
        try {
            page.ask("POST", "/url", Map.of("url", kring.url("/")));
            page.click(name);
            page.until("return /\\/(circle|kringen)/.test(location.pathname)", "inside");
            return page;
        } catch (RuntimeException | AssertionError failed) {
            page.close();
            throw failed;
        }
    }

    /** Goes to another place of the circle. */
    WebKitPage place(String name) {
        var here = ask("GET", "/url", Map.of()).asString();
        ask("POST", "/url", Map.of("url", here.replaceFirst("(circle/[^/]+)/.*", "$1/" + name)));
        return this;
    }

    /** Clicks the button whose words hold these, as soon as there is one that can be seen. */
    void click(String words) {
        until("""
                const words = arguments[0];
                const button = [...document.querySelectorAll('button, vaadin-button, a')]
                    .find(one => one.textContent.includes(words) && one.getClientRects().length > 0 && !one.disabled);
                button?.click();
                return !!button;""", words);
    }

    /** Waits until the page says this. */
    void reads(String words) {
        until("return document.body.innerText.includes(arguments[0])", words);
    }

    private void until(String script, String words) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!ask("POST", "/execute/sync", Map.of("script", script, "args", List.of(words)))
                .asBoolean()) {
            assertThat(System.nanoTime()).as("\"%s\" in:%n%s", words, text()).isLessThan(end);
            rest();
        }
    }

    private String text() {
        return ask("POST", "/execute/sync", Map.of("script", "return document.body.innerText", "args", List.of()))
                .asString();
    }

    private String open() {
        var options = Map.of("binary", browser().orElseThrow().toString(), "args", List.of("--automation"));
        var wish = Map.of("capabilities", Map.of("alwaysMatch", Map.of("webkitgtk:browserOptions", options)));
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return "/session/"
                        + call("POST", "/session", wish).get("sessionId").asString();
            } catch (UncheckedIOException notYet) {
                if (System.nanoTime() > end) {
                    throw notYet;
                }
                rest();
            }
        }
    }

    private JsonNode ask(String method, String what, Object body) {
        return call(method, session + what, body);
    }

    private JsonNode call(String method, String path, Object body) {
        var sent = method.equals("POST")
                ? HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))
                : HttpRequest.BodyPublishers.noBody();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, sent)
                .timeout(PATIENCE)
                .build();
        try {
            var answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return JSON.readTree(answer.body()).get("value");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Under a screen of its own; what draws needs no graphics card. */
    private static Process start(List<String> command) {
        try {
            var builder = new ProcessBuilder(Stream.concat(Stream.of("xvfb-run", "--auto-servernum"), command.stream())
                    .toList());
            builder.environment()
                    .putAll(Map.of(
                            "WEBKIT_DISABLE_DMABUF_RENDERER", "1",
                            "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1",
                            "LIBGL_ALWAYS_SOFTWARE", "1"));
            return builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> program(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** WebKitGTK's own small browser stands beside its library. */
    private static Optional<Path> browser() {
        try (var found = Files.find(BROWSERS, 4, (path, _) -> path.endsWith("MiniBrowser"))) {
            return found.findFirst();
        } catch (IOException | UncheckedIOException none) {
            return Optional.empty();
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void rest() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            call("DELETE", session, Map.of());
        } finally {
            end();
        }
    }

    private void end() {
        driver.descendants().forEach(ProcessHandle::destroy);
        driver.destroy();
        try {
            driver.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
