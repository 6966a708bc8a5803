package nl.kring.browser;

import com.microsoft.playwright.Locator;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * How long it takes from a tap to another open page, in milliseconds, in a real browser before the packaged application. Not a test:
 * {@code docs/performance.md} has the command and the figures.
 */
class LiveMeasure extends BrowserTest {
    private static final int ROUNDS = 15;
    private final Map<String, List<Long>> taken = new TreeMap<>();

    @Test
    void fromATapToAnotherOpenPage() {
        clockTo(KringJar.shared(), DayOfWeek.THURSDAY, "16:20");
        var rixt = visitor(Screen.DESKTOP).enterAs("Rixt");
        var sietske = visitor(Screen.PHONE).enterAs("Sietske");
        for (var round = 0; round < ROUNDS; round++) {
            sietske.button("Ik zag iets").click();
            sietske.tick("Snel boos om iets kleins").button("Verder").click();
            sietske.tick("Ik maak me zorgen");
            take(
                    "sign sent until the alert stands on the daughter's page",
                    sietske.button("Verstuur"),
                    rixt.button("Ik pak dit op"));
            sietske.button("Klaar").click();
            sietske.settle();
            take(
                    "claimed until the neighbour reads who has it",
                    rixt.button("Ik pak dit op"),
                    sietske.says("Rixt pakt het op"));
            close(rixt, round);
        }
        taken.forEach((what, times) -> System.out.println("MEASURED " + what + ": " + summary(times)));
    }

    private void take(String what, Locator tap, Locator seen) {
        var start = System.nanoTime();
        tap.click();
        seen.waitFor();
        taken.computeIfAbsent(what, _ -> new ArrayList<>()).add((System.nanoTime() - start) / 1_000_000);
    }

    private static void close(Visitor owner, int round) {
        owner.place("alert").button("Het is klaar").click();
        owner.page()
                .locator("vaadin-dialog .pick, vaadin-dialog .option")
                .first()
                .click();
        owner.page().locator("vaadin-dialog textarea").fill("Ronde " + round);
        owner.page().locator(".sheet-foot vaadin-button").click();
        owner.page()
                .locator(".sheet-title")
                .waitFor(new Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        owner.place("timeline");
    }

    private static String summary(List<Long> times) {
        var sorted = times.stream().sorted().toList();
        return "median " + sorted.get(sorted.size() / 2) + ", least " + sorted.getFirst() + ", most " + sorted.getLast()
                + " ms of " + sorted.size();
    }
}
