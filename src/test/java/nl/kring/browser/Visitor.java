package nl.kring.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One person in a browser of her own: a page, what it complained about, and the ways to look at it. */
public class Visitor {
    private static final Path SCREENS = Path.of("docs", "screens");
    private static final int MOST_TABS = 80;
    private static final Duration LONGEST = Duration.ofSeconds(20);
    /** Whether this run takes the pictures of {@code docs/screens} anew. */
    static final boolean PICTURES = Boolean.getBoolean("kring.screens");
    /** Whether this run looks in every language ({@code ./kring test --all}). */
    static final boolean ALL = Boolean.getBoolean("kring.all");

    private final Site kring;
    private final Screen screen;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<Pattern> expected = new ArrayList<>();
    private final Set<Request> underWay = ConcurrentHashMap.newKeySet();

    Visitor(Site kring, Browser browser, Screen screen, String language) {
        this.kring = kring;
        this.screen = screen;
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(screen.width, screen.height)
                .setLocale(language)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setTimezoneId("Europe/Amsterdam"));
        context.addInitScript("addEventListener('securitypolicyviolation', e =>"
                + " console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI))");
        page = context.newPage();
        page.onConsoleMessage(this::hear);
        page.onPageError(complaints::add);
        page.onRequest(underWay::add);
        page.onRequestFinished(underWay::remove);
        page.onRequestFailed(underWay::remove);
    }

    public Page page() {
        return page;
    }

    /** Goes to an address of Kring and waits until the page is at rest: a face that comes later does not keep anybody. */
    public Visitor open(String path) {
        page.navigate(kring.url(path), new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
        return settle();
    }

    /** What her browser would send along, for a {@link BarePage}. */
    String cookies() {
        return context.cookies().stream()
                .map(cookie -> cookie.name + "=" + cookie.value)
                .collect(Collectors.joining("; "));
    }

    /** Comes in by the entrance of the demo as one of its people. */
    public Visitor enterAs(String name) {
        open("/");
        var words = page.getByText(name, new Page.GetByTextOptions().setExact(true));
        page.locator("button")
                .filter(new Locator.FilterOptions().setHas(words))
                .first()
                .click();
        page.waitForURL(Pattern.compile("/(circle|desk|kringen|organisatie)"));
        return settle();
    }

    /** The button whose words begin so; Playwright reads them as a pattern. */
    public Locator button(String words) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + words)));
    }

    /** The first place of the page itself, not of its frame, that says this. */
    public Locator says(String text) {
        return page.locator("main").getByText(text).first();
    }

    public Visitor tick(String name) {
        page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(name))
                .check();
        return settle();
    }

    /** Goes to another place of the circle, by its address. */
    public Visitor place(String name) {
        return open(page.url().replaceFirst("^https?://[^/]+", "").replaceFirst("(circle/[^/]+)/.*", "$1/" + name));
    }

    /** Chooses a language at the door, for this visit; one that is spoken already would load the page anew under who goes on. */
    public Visitor speaking(String language) {
        open("/");
        if (language.equals(page.locator("html").getAttribute("lang"))) {
            return this;
        }
        page.locator(".languages [lang=" + language + "]").click();
        page.waitForFunction("language => document.documentElement.lang === language", language);
        return settle();
    }

    /** Waits until nobody is in here any more: told to leave, or, when that came too late, asked to come in again. */
    public Visitor leaves(Duration most) {
        page.waitForURL(
                Pattern.compile("^https?://[^/]+/(inloggen.*)?$"),
                new Page.WaitForURLOptions().setTimeout(most.toMillis()));
        return settle();
    }

    /** The addresses that the browser asked and has no answer of. */
    List<String> underWay() {
        return underWay.stream().map(Request::url).toList();
    }

    /** Waits until Vaadin's client has nothing under way. */
    public Visitor settle() {
        page.waitForFunction("() => { const clients = window.Vaadin?.Flow?.clients;"
                + " return !!clients && Object.values(clients).every(c => !c.isActive || !c.isActive()); }");
        return this;
    }

    /** Waits until this is so, also across a page that loads anew; Playwright's own way does not wait for what a promise says. */
    Visitor until(String asks, Object argument) {
        var end = System.nanoTime() + LONGEST.toNanos();
        while (!says(asks, argument)) {
            assertThat(System.nanoTime()).as(asks).isLessThan(end);
            page.waitForTimeout(200);
        }
        return this;
    }

    private boolean says(String asks, Object argument) {
        try {
            return Boolean.TRUE.equals(page.evaluate(asks, argument));
        } catch (PlaywrightException loadedAnew) {
            return false;
        }
    }

    /** What will be complained about with reason, such as an address that does not exist. */
    public Visitor expecting(String pattern) {
        expected.add(Pattern.compile(pattern));
        return this;
    }

    /** Fails on anything that axe-core finds on the page as it is now. */
    public Visitor axe() {
        page.waitForFunction(
                "() => document.title && document.querySelector('main')"
                        + " && document.getAnimations().every(a => a.playState !== 'running' || a.effect.getTiming().iterations === Infinity)");
        // On a phone axe-core takes what lies behind a sheet for its ground; a sheet has the same colours on a wide
        // screen.
        var colours = screen == Screen.DESKTOP || !page.locator(".sheet-title").isVisible();
        assertThat(Axe.violations(page, colours)).as("axe on %s", page.url()).isEmpty();
        return this;
    }

    /** Keeps a picture for {@code docs/screens}, when that was asked for ({@code ./kring test --screens}). */
    public Visitor screenshot(String name) {
        return screenshot(name, screen);
    }

    /** The same of a page that was made as wide or narrow as this screen. */
    Visitor screenshot(String name, Screen size) {
        if (!PICTURES) {
            return this;
        }
        page.waitForFunction("() => [...document.images].every(image => image.complete)"
                + " && !document.querySelector('vaadin-connection-indicator[loading]')");
        page.waitForTimeout(400);
        picture(SCREENS.resolve(name + "-" + size.name().toLowerCase(Locale.ROOT) + ".png"));
        return this;
    }

    void picture(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    /** Walks with the Tab key to what is called so, and fails when the keyboard does not get there. */
    public Visitor tabTo(String name) {
        for (var step = 0; step < MOST_TABS; step++) {
            page.keyboard().press("Tab");
            if (focused().contains(name)) {
                return this;
            }
        }
        throw new AssertionError("the Tab key never reached: " + name);
    }

    public Visitor press(String key) {
        page.keyboard().press(key);
        return settle();
    }

    /** The words of what has the focus: its label, else its text; none of the page as a whole, which takes the focus to be scrolled. */
    public String focused() {
        return String.valueOf(page.evaluate("() => { let at = document.activeElement;"
                + " while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;"
                + " const host = at?.getRootNode()?.host ?? at;"
                + " if (['main', 'body', 'html'].includes(at?.localName)) return '';"
                + " return at?.getAttribute('aria-label') || at?.closest?.('label')?.textContent"
                + " || at?.labels?.[0]?.textContent || at?.textContent || host?.textContent || ''; }"));
    }

    void close() {
        context.close();
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }

    private void hear(ConsoleMessage message) {
        var known = expected.stream()
                .anyMatch(pattern -> pattern.matcher(message.text()).find());
        if (message.type().equals("error") && !known) {
            complaints.add(message.text() + " " + message.location());
        }
    }
}
