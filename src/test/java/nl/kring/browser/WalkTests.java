package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The main job, in several browsers at once before the packaged application: a neighbour sees something, the circle acts, levels
 * go on when nobody does, and nothing is lost when the application is killed in the middle.
 */
@TestMethodOrder(OrderAnnotation.class)
class WalkTests extends BrowserTest {
    private static final ZoneId HOME = ZoneId.of("Europe/Amsterdam");
    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(5_000);
    private static final LocatorAssertions.IsVisibleOptions AFTER_A_START =
            new LocatorAssertions.IsVisibleOptions().setTimeout(90_000);
    private static final String A_KILL =
            "WebSocket|ERR_CONNECTION|ERR_EMPTY|ERR_INCOMPLETE|Failed to (load|fetch)|status of 5|Offline";
    private static KringJar kring;
    private static Duration ahead = Duration.ZERO;

    @BeforeAll
    static void startAlone() {
        kring = KringJar.start();
    }

    @AfterAll
    static void stop() {
        kring.close();
    }

    private Visitor phone() {
        return visitor(kring, Screen.PHONE, "nl-NL");
    }

    private Visitor desktop() {
        return visitor(kring, Screen.DESKTOP, "nl-NL");
    }

    private static Locator button(Visitor visitor, String name) {
        return visitor.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }

    private static Locator says(Visitor visitor, String text) {
        return visitor.page().locator("main").getByText(text).first();
    }

    private static void see(Visitor visitor, String sign) {
        button(visitor, "Ik zag iets").click();
        tick(visitor, sign);
        button(visitor, "Verder").click();
        tick(visitor, "Ik maak me zorgen");
    }

    private static void tick(Visitor visitor, String name) {
        visitor.page()
                .getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(name))
                .check();
    }

    /** Moves the clock as a visitor of the demo can, forward to the first such moment, give or take a quarter. */
    private void clockTo(DayOfWeek day, String time) {
        var now = ZonedDateTime.now(HOME).plus(ahead);
        var goal = now.with(TemporalAdjusters.nextOrSame(day)).with(LocalTime.parse(time));
        clockForward(Duration.between(now, goal.isAfter(now) ? goal : goal.plusWeeks(1)));
    }

    private void clockForward(Duration step) {
        var clock = desktop().expecting(A_KILL).open("/demo/klok");
        step(clock, "Een dag", step.toDays());
        step(clock, "Vier uur", step.toHours() % 24 / 4);
        step(clock, "Een uur", step.toHours() % 4);
        step(clock, "Een kwartier", step.toMinutes() % 60 / 15 + 1);
        var moved = Duration.ofDays(step.toDays())
                .plusHours(step.toHours() % 24)
                .plusMinutes((step.toMinutes() % 60 / 15 + 1) * 15);
        ahead = ahead.plus(moved);
    }

    private static void step(Visitor clock, String name, long times) {
        for (var time = 0L; time < times; time++) {
            button(clock, name).click();
            clock.settle();
        }
    }

    @Test
    @Order(1)
    void aNeighbourSeesSomethingAndADaughterPicksItUp() {
        clockTo(DayOfWeek.THURSDAY, "16:10");
        var rixt = desktop().enterAs("Rixt");
        var anke = phone().enterAs("Anke");
        var sietske = phone().enterAs("Sietske");
        see(sietske, "Snel boos om iets kleins");
        button(sietske, "Verstuur").click();

        assertThat(button(rixt, "Ik pak dit op")).isVisible(SOON);
        assertThat(button(rixt, "Ik kan nu niet")).isVisible();
        assertThat(button(rixt, "Bel")).isVisible();
        assertThat(rixt.page().locator(".topbar")).containsText("Het gaat niet goed");
        rixt.settle().axe().screenshot("alert-card");
        assertThat(anke.page().locator("main")).not().containsText("Snel boos om iets kleins");

        button(rixt, "Ik pak dit op").click();
        button(sietske, "Klaar").click();
        assertThat(says(sietske, "Rixt pakt het op")).isVisible(SOON);
        assertThat(says(anke, "Rixt pakt het op")).isVisible(SOON);
        sietske.settle().axe().screenshot("alert-taken");
        assertThat(sietske.page().locator("main")).not().containsText("Het gaat niet goed");
    }

    @Test
    @Order(2)
    void onlyThoseWhoWereAskedGetAMessageAndItSaysNothing() {
        var post = desktop().open("/demo/post");
        assertThat(post.page()
                        .locator("article")
                        .filter(new Locator.FilterOptions().setHasText("Bauke"))
                        .first())
                .isVisible(SOON);
        assertThat(post.page().locator("main").innerText())
                .contains("Douwes kring vraagt je hulp")
                .contains("Henk")
                .doesNotContain("niet goed", "boos", "oranje");
        assertThat(post.page().locator("article").filter(new Locator.FilterOptions().setHasText("Aan Rixt")))
                .hasCount(0);
    }

    @Test
    @Tag("walk")
    @Order(3)
    void at_d_levels_go_on_when_nobody_claims_also_after_a_kill_and_the_page_says_so_when_nobody_is_left() {
        clockTo(DayOfWeek.THURSDAY, "18:00");
        var erik = desktop().enterAs("Erik");
        var stan = phone().enterAs("Stan");
        var bram = phone().enterAs("Bram");
        bram.page()
                .locator(".places a")
                .filter(new Locator.FilterOptions().setHasText("Hoe gaat het"))
                .click();
        button(bram, "Vraag mijn kring").click();
        assertThat(button(stan, "Ik pak dit op")).isVisible(SOON);
        assertThat(says(erik, "Het gaat niet goed")).isVisible(SOON);

        stan.expecting(A_KILL);
        erik.expecting(A_KILL);
        bram.expecting(A_KILL);
        kring.kill();
        kring.startAgain();
        assertThat(button(stan, "Ik pak dit op")).isVisible(AFTER_A_START);

        clockForward(Duration.ofHours(30));
        clockForward(Duration.ofHours(40));
        clockForward(Duration.ofHours(40));
        assertThat(says(erik, "Niemand heeft dit nog opgepakt")).isVisible(AFTER_A_START);
        erik.settle().screenshot("alert-nobody");
    }

    @Test
    @Tag("walk")
    @Order(4)
    void aKillInTheMiddleOfTellingLosesNothingAndPagesComeBackByThemselves() {
        var anke = desktop().enterAs("Anke").expecting(A_KILL);
        var sietske = phone().enterAs("Sietske").expecting(A_KILL);
        button(sietske, "Vertel iets").click();
        var words = "De kachel doet het weer " + System.nanoTime();
        sietske.page().locator("vaadin-text-area textarea").fill(words);
        sietske.settle();
        kring.kill();
        kring.startAgain();

        assertThat(button(sietske, "Vertel iets").first()).isVisible(AFTER_A_START);
        sietske.page()
                .waitForFunction(
                        "() => !document.querySelector('vaadin-dialog[opened]')",
                        null,
                        new Page.WaitForFunctionOptions().setTimeout(90_000));
        button(sietske, "Vertel iets").first().click();
        assertThat(sietske.page().locator("vaadin-text-area textarea")).hasValue(words);
        button(sietske, "Verstuur").click();
        assertThat(says(anke, words)).isVisible(AFTER_A_START);
        assertThat(anke.page().locator("article").filter(new Locator.FilterOptions().setHasText(words)))
                .hasCount(1);
    }

    @Test
    @Order(5)
    void r_b2_a_removed_members_open_page_empties() {
        var sietske = phone().enterAs("Sietske");
        var douwe = desktop().enterAs("Douwe");
        douwe.page()
                .locator(".places a")
                .filter(new Locator.FilterOptions().setHasText("Kring"))
                .click();
        douwe.page()
                .locator("button.member")
                .filter(new Locator.FilterOptions().setHasText("Sietske"))
                .click();
        button(douwe, "Laat Sietske stoppen").click();
        button(douwe, "Ja, uit mijn kring").click();
        assertThat(sietske.page().getByText("Deze kring is er niet meer voor jou"))
                .isVisible(SOON);
        assertThat(sietske.page().locator("article").count()).isZero();
        assertThat(douwe.page().locator("button.member").filter(new Locator.FilterOptions().setHasText("Sietske")))
                .hasCount(0);
    }
}
