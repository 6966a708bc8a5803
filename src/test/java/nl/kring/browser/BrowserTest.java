package nl.kring.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.provider.Arguments;

/** People in real browsers before the packaged application; whatever their browsers complain about fails the test. */
@Tag("browser")
public abstract class BrowserTest {
    private static final ZoneId HOME = ZoneId.of("Europe/Amsterdam");
    private static final Map<Engine, Browser> BROWSERS = new EnumMap<>(Engine.class);
    private static @Nullable Playwright playwright;

    private final List<Visitor> visitors = new ArrayList<>();

    /** One of each for all tests of this process, which takes a second or two; each visitor has a context of her own in it. */
    private static synchronized Browser browser(Engine engine) {
        return BROWSERS.compute(
                engine, (_, there) -> there != null && there.isConnected() ? there : engine.launch(playwright()));
    }

    private static Playwright playwright() {
        if (playwright == null) {
            playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        return playwright;
    }

    /** Dutch on a phone; with {@code --all} each language once and each size too, and with pictures Dutch on a wide screen as well. */
    static Stream<Arguments> looks() {
        var looks = new ArrayList<>(List.of(Arguments.of("nl", Screen.PHONE)));
        if (Visitor.ALL) {
            looks.add(Arguments.of("en", Screen.DESKTOP));
            looks.add(Arguments.of("fy", Screen.PHONE));
        }
        if (Visitor.PICTURES) {
            looks.add(Arguments.of("nl", Screen.DESKTOP));
        }
        return looks.stream();
    }

    /** What each of them saw when a test failed is kept under target/browser, and what their browsers still waited for is said. */
    @RegisterExtension
    final AfterTestExecutionCallback pictures = test -> test.getExecutionException()
            .ifPresent(failure -> visitors.forEach(visitor -> {
                var name = test.getDisplayName() + "-" + visitors.indexOf(visitor);
                failure.addSuppressed(new AssertionError(name + " waits for " + visitor.underWay()));
                visitor.picture(Path.of("target", "browser", name + ".png"));
            }));

    @AfterEach
    protected void closeVisitors() {
        visitors.forEach(Visitor::close);
        visitors.clear();
    }

    /** Someone with an own browser before the shared application, in Dutch. */
    protected Visitor visitor(Screen screen) {
        return visitor(KringJar.shared(), screen, "nl-NL");
    }

    /** Someone with an own browser in a language of choice, before an application of choice. */
    protected Visitor visitor(Site kring, Screen screen, String language) {
        return visitor(kring, Engine.CHROMIUM, screen, language);
    }

    /** The same in a browser of choice. */
    Visitor visitor(Site kring, Engine engine, Screen screen, String language) {
        var visitor = new Visitor(kring, browser(engine), screen, language);
        visitors.add(visitor);
        return visitor;
    }

    /** The digits of the newest mail to this address; the post of the demo shows them, as the mail would. */
    String digitsMailedTo(KringJar kring, String address) {
        var post = visitor(kring, Screen.PHONE, "nl-NL");
        var letter = post.page().locator("article").filter(new Locator.FilterOptions().setHasText(address));
        for (var tries = 0;
                tries < 20 && post.open("/demo/post").page().getByText(address).count() == 0;
                tries++) {
            post.page().waitForTimeout(500);
        }
        return Pattern.compile("\\b\\d{6}\\b")
                .matcher(letter.first().textContent())
                .results()
                .findFirst()
                .orElseThrow()
                .group();
    }

    /** Moves the clock as a visitor of the demo can, forward to the first such moment, give or take a quarter. */
    void clockTo(KringJar kring, DayOfWeek day, String time) {
        var now = ZonedDateTime.now(HOME).plus(kring.ahead());
        var goal = now.with(TemporalAdjusters.nextOrSame(day)).with(LocalTime.parse(time));
        clockForward(kring, Duration.between(now, goal.isAfter(now) ? goal : goal.plusWeeks(1)));
    }

    void clockForward(KringJar kring, Duration step) {
        var clock = visitor(kring, Screen.DESKTOP, "nl-NL").open("/demo/klok");
        step(clock, "Een dag", step.toDays());
        step(clock, "Vier uur", step.toHoursPart() / 4);
        step(clock, "Een uur", step.toHoursPart() % 4);
        step(clock, "Een kwartier", step.toMinutesPart() / 15);
        visitors.remove(clock);
        clock.close();
        kring.wentAhead(step.truncatedTo(ChronoUnit.HOURS).plusMinutes(step.toMinutesPart() / 15 * 15));
    }

    private static void step(Visitor clock, String name, long times) {
        for (var time = 0L; time < times; time++) {
            clock.button(name).click();
            clock.settle();
        }
    }
}
