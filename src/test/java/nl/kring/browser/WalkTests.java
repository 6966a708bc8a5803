package nl.kring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
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
    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(15_000);
    private static final LocatorAssertions.IsVisibleOptions TWO_SECONDS =
            new LocatorAssertions.IsVisibleOptions().setTimeout(2_000);
    private static final LocatorAssertions.IsVisibleOptions AFTER_A_START =
            new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);
    private static final String A_KILL =
            "WebSocket|ERR_CONNECTION|ERR_EMPTY|ERR_INCOMPLETE|Failed to (load|fetch)|status of 5|Offline|Error in connection|net::ERR";
    private static final String PRESSURE = "De bloeddruk was vandaag weer goed.";
    private static KringJar kring;

    /** With the one that the classes after this share: a start is mostly one thread, and the first class of a run has a core to spare. */
    @BeforeAll
    static void startAlone() {
        var shared = CompletableFuture.runAsync(KringJar::shared);
        kring = KringJar.start();
        shared.join();
    }

    @AfterAll
    static void stop() {
        kring.close();
    }

    private Visitor phone() {
        return visitor(kring, Screen.PHONE, "nl-NL").expecting(A_KILL);
    }

    private Visitor desktop() {
        return visitor(kring, Screen.DESKTOP, "nl-NL").expecting(A_KILL);
    }

    private void clockTo(DayOfWeek day, String time) {
        clockTo(kring, day, time);
    }

    private void clockForward(Duration step) {
        clockForward(kring, step);
    }

    /** So many letters that say this are sent, now or in a few seconds. */
    private void assertLetters(int expected, String to, String words) {
        var post = desktop();
        var letters = post.page()
                .locator("article")
                .filter(new Locator.FilterOptions().setHasText("Aan " + to))
                .filter(new Locator.FilterOptions().setHasText(words));
        var until = System.currentTimeMillis() + 6_000;
        do {
            post.open("/demo/post");
        } while (letters.count() < expected && System.currentTimeMillis() < until);
        assertThat(letters).hasCount(expected);
    }

    /** Kills the application and starts it again; these open pages come back by themselves. */
    private static void pullThePlug(Visitor... open) {
        Stream.of(open).forEach(visitor -> visitor.page().evaluate("() => { window.beforeTheKill = true; }"));
        kring.kill();
        kring.startAgain();
        Stream.of(open).forEach(visitor -> {
            visitor.page()
                    .waitForFunction(
                            "() => !window.beforeTheKill", null, new Page.WaitForFunctionOptions().setTimeout(60_000));
            visitor.settle();
        });
    }

    /** The application did what was asked and is killed before it can say so. */
    private static void killBeforeTheAnswerTo(Visitor visitor, String button) {
        visitor.settle().page().route("**/*v-r=uidl*", route -> {
            route.fetch();
            kring.kill();
            route.abort();
        });
        visitor.button(button).click();
        visitor.page().waitForCondition(() -> !kring.isRunning());
        visitor.page().unrouteAll();
    }

    /** Clicks at one and the same moment, as two thumbs would. */
    private static void atOnce(Locator... buttons) {
        var moment = System.currentTimeMillis() + 1_500;
        Stream.of(buttons)
                .forEach(button -> button.evaluate(
                        "(button, at) => { setTimeout(() => button.click(), at - Date.now()); }", (double) moment));
    }

    private static void see(Visitor visitor, String sign) {
        visitor.button("Ik zag iets").click();
        visitor.tick(sign);
        visitor.button("Verder").click();
        visitor.tick("Ik maak me zorgen");
    }

    @Test
    @Order(1)
    void aNeighbourSeesSomethingAndADaughterPicksItUp() {
        clockTo(DayOfWeek.THURSDAY, "16:20");
        var rixt = desktop().enterAs("Rixt");
        var anke = phone().enterAs("Anke");
        var henk = phone().enterAs("Henk");
        var sietske = phone().enterAs("Sietske");
        see(sietske, "Snel boos om iets kleins");
        sietske.button("Verstuur").click();

        assertThat(rixt.button("Ik pak dit op")).isVisible(SOON);
        assertThat(rixt.button("Ik kan nu niet")).isVisible();
        assertThat(rixt.button("Bel")).isVisible();
        assertThat(rixt.page().locator(".topbar")).containsText("Het gaat niet goed");
        assertThat(anke.page().locator("main")).not().containsText("Snel boos om iets kleins");
        assertLetters(1, "Bauke", "vraagt je hulp");
        assertLetters(1, "Henk", "vraagt je hulp");
        assertLetters(0, "Rixt", "vraagt je hulp");

        henk.button("Ik kan nu niet").click();
        assertThat(henk.button("Ik kan nu niet")).isDisabled();
        assertLetters(1, "Rixt", "vraagt je hulp");

        rixt.button("Ik pak dit op").click();
        sietske.button("Klaar").click();
        assertThat(sietske.says("Rixt pakt het op")).isVisible(SOON);
        assertThat(anke.says("Rixt pakt het op")).isVisible(SOON);
        assertThat(sietske.page().locator("main")).not().containsText("Het gaat niet goed");
    }

    @Test
    @Order(2)
    void whatLeavesKringSaysNothingOfHowItGoes() {
        var post = desktop().open("/demo/post").page().locator("main");
        assertThat(post).containsText("De kring van Douwe vraagt je hulp");
        assertThat(post.innerText()).doesNotContainIgnoringCase("niet goed", "boos", "oranje");
    }

    @Tag("long")
    @Test
    @Order(3)
    void aKillInTheMiddleOfTellingLosesNothingAndTheCircleHearsIt() {
        clockTo(DayOfWeek.FRIDAY, "11:00");
        var afke = phone().enterAs("Afke");
        var late = desktop().enterAs("Marga");
        var evelien = desktop().enterAs("Evelien");
        see(evelien, "Hij weet niet of het dag of nacht is");
        var words = "Hij wilde om drie uur 's nachts naar de honden.";
        evelien.page().locator("vaadin-text-area textarea").fill(words);
        evelien.settle();
        late.page().waitForFunction("() => navigator.serviceWorker?.controller");
        kring.kill();
        late.page().navigate(kring.url("/inloggen"));
        assertThat(late.page()).hasTitle("Geen verbinding");
        late.axe();
        kring.startAgain();

        assertThat(evelien.button("Verder")).isVisible(AFTER_A_START);
        evelien.settle().button("Verder").click();
        assertThat(evelien.page().locator("vaadin-text-area textarea")).hasValue(words);
        assertThat(evelien.page().getByText("Ik maak me zorgen").locator("xpath=ancestor::label//input"))
                .isChecked();
        killBeforeTheAnswerTo(evelien, "Verstuur");
        kring.startAgain();

        assertThat(afke.button("Ik pak dit op")).isVisible(AFTER_A_START);
        assertThat(evelien.page().locator("section.alert")).isVisible(AFTER_A_START);
        if (evelien.settle()
                .button("Verder")
                .isVisible()) { // else her page was pushed that it had arrived, before the kill
            evelien.button("Verder").click();
            evelien.settle().button("Verstuur").click();
            assertThat(evelien.button("Klaar")).isVisible(SOON);
        }
        // she may have had it before the kill, and her page comes back only now
        assertThat(afke.page().locator("section.alert").first()).isVisible(AFTER_A_START);
        assertThat(afke.page().locator("section.alert")).hasCount(1);
        assertThat(afke.place("alert").page().getByText(words)).hasCount(1);
        assertLetters(1, "Afke", "vraagt je hulp");
        assertThat(late.page()).not().hasTitle("Geen verbinding");
        assertThat(late.page().locator("main")).isVisible();
    }

    @Test
    @Tag("long")
    @Order(4)
    void at_d_levels_go_on_when_nobody_claims_also_after_a_kill_and_the_page_says_so_when_nobody_is_left() {
        clockTo(DayOfWeek.THURSDAY, "17:30");
        var erik = desktop().enterAs("Erik");
        var stan = phone().enterAs("Stan");
        var bram = phone().enterAs("Bram").place("watch");
        bram.button("Vraag mijn kring").click();
        assertThat(stan.button("Ik pak dit op")).isVisible(SOON);
        assertThat(erik.says("Het gaat niet goed")).isVisible(SOON);
        assertLetters(1, "Stan", "vraagt je hulp");

        clockForward(Duration.ofHours(4));
        pullThePlug(erik, stan, bram);
        assertThat(stan.button("Ik pak dit op")).isVisible(SOON);
        assertLetters(2, "Stan", "vraagt je hulp");

        clockForward(Duration.ofHours(40));
        clockForward(Duration.ofHours(30));
        assertThat(erik.says("Niemand heeft dit nog opgepakt")).isVisible(SOON);
        erik.settle().screenshot("alert-nobody");
    }

    @Test
    @Tag("long")
    @Order(5)
    void r_d11_two_claim_at_one_moment_and_one_has_it() {
        clockTo(DayOfWeek.FRIDAY, "18:00");
        var carla = phone().enterAs("Carla");
        var stan = desktop().enterAs("Stan");
        var erik = desktop().enterAs("Erik");
        Stream.of(carla, stan).forEach(one -> one.button("Ik pak dit op").focus());
        atOnce(carla.settle().button("Ik pak dit op"), stan.settle().button("Ik pak dit op"));

        var taken = erik.page().locator("main h2").getByText("pakt het op");
        assertThat(taken).isVisible(SOON);
        var owner = taken.innerText().split(" ", 2)[0];
        assertThat(List.of("Carla", "Stan")).contains(owner);
        var owns = owner.equals("Carla") ? carla : stan;
        var other = owner.equals("Carla") ? stan : carla;
        assertThat(owns.says("Jij pakt het op")).isVisible(SOON);
        assertThat(other.says(owner + " pakt het op")).isVisible(SOON);
        assertThat(other.settle().focused()).contains(owner + " pakt het op");
        var log = phone().enterAs("Bram").place("looked").page().locator(".logged");
        assertThat(log.filter(new Locator.FilterOptions().setHasText("pakte het op")))
                .hasCount(1);
        assertLetters(1, other.equals(stan) ? "Stan" : "Carla", owner + " pakt het op");
        assertLetters(0, owner, "pakt het op");
    }

    @Test
    @Order(6)
    void r_b2_a_removed_members_open_page_empties_within_two_seconds_and_the_others_read_it_if_the_resident_wants() {
        var anke = phone().enterAs("Anke").place("people");
        var sietske = phone().enterAs("Sietske");
        var douwe = desktop().enterAs("Douwe").place("people");
        douwe.page()
                .locator("button.member")
                .filter(new Locator.FilterOptions().setHasText("Sietske"))
                .click();
        douwe.button("Laat Sietske stoppen").click();
        douwe.tick("Laat de anderen lezen dat Sietske niet meer meedoet");
        douwe.settle().button("Ja, uit mijn kring").click();
        assertThat(sietske.page().getByText("Deze kring is er niet meer voor jou"))
                .isVisible(TWO_SECONDS);
        assertThat(sietske.page().locator("article").count()).isZero();
        assertThat(douwe.page().locator("button.member").filter(new Locator.FilterOptions().setHasText("Sietske")))
                .hasCount(0);
        assertThat(anke.says("Sietske doet niet meer mee")).isVisible(SOON);
    }

    @Test
    @Order(7)
    void at_b1_moved_to_the_helpers_the_older_health_posts_leave_the_open_page_within_two_seconds() {
        var bauke = phone().enterAs("Bauke");
        var rixt = phone().enterAs("Rixt");
        rixt.button("Vertel iets").click();
        rixt.page().locator("vaadin-text-area textarea").fill(PRESSURE);
        choose(rixt, "Gezondheid");
        rixt.settle().button("Verstuur").click();
        assertThat(bauke.says(PRESSURE)).isVisible();
        var douwe = desktop().enterAs("Douwe").place("sees");
        douwe.page()
                .locator("button.member")
                .filter(new Locator.FilterOptions().setHasText("Bauke"))
                .click();
        choose(douwe, "Bij de helpers");
        assertThat(douwe.page().getByText("leest dan niet meer")).isVisible();
        douwe.settle().button("Zo wil ik het").click();
        assertThat(bauke.says(PRESSURE)).not().isVisible(TWO_SECONDS);
        assertThat(rixt.says(PRESSURE)).isVisible();
    }

    private static void choose(Visitor visitor, String name) {
        visitor.page()
                .getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(name))
                .check();
        visitor.settle();
    }
}
