package nl.kring.welcome.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import nl.kring.People;
import nl.kring.Town;
import nl.kring.ViewTest;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.ui.DraftArea;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Title;
import nl.kring.start.Template;
import nl.kring.welcome.FirstDays;
import nl.kring.welcome.FirstDays.Begun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** The first days on screen: one calm card, and what a template brings. */
class WelcomeViewTests extends ViewTest {
    @Autowired
    private People people;

    private FirstDays days;

    @Autowired
    void days(AutowireCapableBeanFactory beans) {
        days = beans.createBean(FirstDays.class);
    }

    @BeforeEach
    void itIsMorning() {
        days.morning();
    }

    private static void open(Begun begun, AccountId person, String place) {
        signIn(person);
        UI.getCurrent().navigate("circle/" + begun.circle().value() + "/" + place);
    }

    private static String card() {
        return _get(WelcomeCard.class).getElement().getTextRecursively();
    }

    private static String page() {
        return UI.getCurrent().getCurrentView().getElement().getTextRecursively();
    }

    private static void press(String words) {
        _click(_get(Button.class, spec -> spec.withText(words)));
    }

    private static NativeButton row(String words) {
        return _find(NativeButton.class).stream()
                .filter(button -> button.getElement().getTextRecursively().contains(words))
                .findFirst()
                .orElseThrow();
    }

    private static String place() {
        return UI.getCurrent().getInternals().getActiveViewLocation().getPath().replaceAll(".*/", "");
    }

    /** Where the links on the card lead, last word only. */
    private static Stream<String> ways() {
        return _find(_get(WelcomeCard.class), Anchor.class).stream()
                .map(Anchor::getHref)
                .map(href -> href.replaceAll(".*/", ""));
    }

    private Begun atTheQuestion() {
        var begun = days.begin(true, Optional.empty());
        Stream.of(0, 2, 5).map(Duration::ofDays).forEach(days::later);
        open(begun, begun.griet(), "timeline");
        return begun;
    }

    @Test
    void withoutMailTheMessageIsOneCardWithOneActionThatCanBePutAway() {
        var begun = days.begin(false, Optional.empty());
        days.tick();
        open(begun, begun.griet(), "timeline");
        assertThat(card()).contains("Welkom. Dit is jouw kring.", "Jij bent de baas");
        assertThat(ways()).containsExactly("picture");
        press("Zet dit weg");
        _assertNone(WelcomeCard.class);
        UI.getCurrent().navigate("circle/" + begun.circle().value() + "/people");
        UI.getCurrent().navigate("circle/" + begun.circle().value() + "/timeline");
        _assertNone(WelcomeCard.class);
    }

    @Test
    void onDayTwoTheCardOpensTheSheetToTellSomething() {
        var begun = days.begin(false, Optional.empty());
        Stream.of(0, 2).map(Duration::ofDays).forEach(days::later);
        open(begun, begun.griet(), "timeline");
        _click(_find(_get(WelcomeCard.class), Button.class).getFirst());
        assertThat(_get(DraftArea.class).getLabel()).isEqualTo("Wat wil je vertellen?");
    }

    @Test
    void theCardComesUpByItself() {
        var begun = days.begin(false, Optional.empty());
        open(begun, begun.griet(), "timeline");
        _assertNone(WelcomeCard.class);
        days.tick();
        Town.soon(() -> {
            MockVaadin.clientRoundtrip(false);
            return _find(WelcomeCard.class).stream().findFirst();
        });
    }

    @Test
    void nobodyElseSeesACard() {
        var begun = days.begin(false, Optional.of(Template.FIRST_WEEK));
        days.tick();
        open(begun, begun.anke(), "timeline");
        _assertNone(WelcomeCard.class);
        open(begun, begun.anke(), "watch");
        assertThat(page()).contains("Er is nog geen plan.");
    }

    @Test
    void yesLeadsToAskingSomebodyElse() {
        atTheQuestion();
        assertThat(card()).contains("Past dit bij je?", "Ja, dit past", "Er klopt iets niet", "Ik wil stoppen");
        press("Ja, dit past");
        assertThat(_get(WelcomeCard.class).getChildren().findFirst().orElseThrow())
                .isInstanceOf(Title.class);
        assertThat(ways()).containsExactly("picture");
        press("Klaar");
        _assertNone(WelcomeCard.class);
    }

    @Test
    void somethingIsNotRightLeadsToWhoIsInItWhoLookedAndToHelp() {
        atTheQuestion();
        press("Er klopt iets niet");
        assertThat(ways()).containsExactly("people", "looked", "help");
    }

    @Test
    void eachNextStepIsAPageThatIsThere() {
        var begun = atTheQuestion();
        for (var there : new String[] {"picture", "people", "looked", "help", "watch"}) {
            open(begun, begun.griet(), there);
            assertThat(place()).isEqualTo(there);
        }
    }

    @Test
    void stoppingLeadsToTakingPeopleOutAndCanBeTakenBack() {
        var begun = atTheQuestion();
        press("Ik wil stoppen");
        assertThat(card())
                .contains("Je mag altijd stoppen", "geen gevolgen voor je hulp", "Dan leest niemand meer mee.");
        assertThat(ways()).containsExactly("people");
        press("Ik ga toch verder");
        assertThat(card()).contains("Fijn dat het past");
        open(begun, begun.griet(), "people");
        _click(row("Anke"));
        _get(Button.class, spec -> spec.withPredicate(button -> button.getText().equals("Laat Anke stoppen")));
    }

    @Test
    void theYesToACallIsTheFormForHelpWithWordsInItAndNothingIsSent() {
        var begun = days.begin(true, Optional.empty());
        days.later(Duration.ofDays(14));
        open(begun, begun.griet(), "timeline");
        assertThat(card()).contains("Wil je dat iemand je belt?", "Je ziet eerst wat er weggaat.");
        press("Ja, graag");
        assertThat(place()).isEqualTo("help");
        assertThat(_find(DraftArea.class).getFirst().getValue()).startsWith("Kan iemand mij bellen?");
        open(begun, begun.griet(), "timeline");
        assertThat(_find(WelcomeCard.class).stream()
                        .map(card -> card.getElement().getTextRecursively()))
                .noneMatch(text -> text.contains("belt"));
    }

    @Test
    void beginHereShowsThreeStepsAndEachDoesOneThing() {
        var begun = days.begin(true, Optional.of(Template.FIRST_WEEK));
        open(begun, begun.griet(), "timeline");
        assertThat(card()).contains("Begin hier");
        assertThat(_find(_get(WelcomeCard.class), NativeButton.class)).hasSize(3);
        _click(row("Vertel iets aan je kring"));
        assertThat(_get(DraftArea.class).getLabel()).isEqualTo("Wat wil je vertellen?");
        open(begun, begun.griet(), "timeline");
        _click(row("Kijk wie je kunt bellen"));
        assertThat(place()).isEqualTo("people");
        assertThat(page()).contains("Telefoonlijst");
        open(begun, begun.griet(), "timeline");
        assertThat(_find(_get(WelcomeCard.class), NativeButton.class)).hasSize(2);
        _click(row("Zet neer wie er om je heen staan"));
        assertThat(place()).isEqualTo("picture");
    }

    @Test
    void thePictureShowsAPlaceForEachEmptyRingOfTheTemplateUntilSomebodyStandsThere() {
        var begun = days.begin(true, Optional.of(Template.FIRST_WEEK));
        open(begun, begun.griet(), "picture");
        assertThat(page())
                .contains("Iemand die af en toe helpt", "Iemand die voor het werk komt")
                .doesNotContain("Iemand dichtbij");
        _click(row("Iemand die af en toe helpt"));
        assertThat(_get(Options.class).getValue()).isEqualTo(Ring.HELPERS);
        fill(_get(TextField.class), "Sietse");
        press("Zet op de tekening");
        Town.soon(() -> {
            MockVaadin.clientRoundtrip(false);
            return Optional.of(page()).filter(text -> text.contains("Sietse"));
        });
        assertThat(page()).doesNotContain("Iemand die af en toe helpt").contains("Iemand die voor het werk komt");
    }

    @Test
    void theEmptyPlanShowsEachPhaseAsAGapToItsResident() {
        var begun = days.begin(true, Optional.of(Template.SEEING_IN_TIME));
        open(begun, begun.griet(), "timeline");
        _click(row("Bekijk je lege plan"));
        assertThat(place()).isEqualTo("watch");
        assertThat(page())
                .contains(
                        "Zo zie je hoe het met mij gaat",
                        "Dit plan is nog leeg.",
                        "Wat zie je dan het eerst? Nog leeg.")
                .doesNotContain("Er is nog geen plan.");
        open(begun, begun.griet(), "timeline");
        assertThat(card()).doesNotContain("Bekijk je lege plan");
    }

    @Test
    @SuppressWarnings("unchecked")
    void theTopicsOfTheTemplateStandFirstAndWhoReadsItStaysWhatItWas() {
        var begun = days.begin(true, Optional.of(Template.SEEING_IN_TIME));
        open(begun, begun.griet(), "timeline");
        _click(row("Vertel iets aan je kring"));
        var topics = (Options<Topic>) _find(Options.class).stream()
                .filter(options -> options.getValue() instanceof Topic)
                .findFirst()
                .orElseThrow();
        assertThat(topics.getValue()).isEqualTo(Topic.PRACTICAL);
        assertThat(topics.getElement().getTextRecursively())
                .containsSubsequence(topics.getTranslation("topic.HEALTH"), topics.getTranslation("topic.PRACTICAL"));
    }

    private static void stopPage(String link) {
        UI.getCurrent().navigate("welkom/stop", QueryParameters.of("link", link));
    }

    @Test
    void theStopPageChangesNothingUntilItsButtonIsPressed() {
        var begun = days.begin(true, Optional.empty());
        days.tick();
        var link = days.stopLink(begun.griet());
        stopPage(link);
        stopPage(link);
        assertThat(page()).contains("Wil je deze mails niet meer?", "Aan je kring verandert niets.");
        days.later(Duration.ofDays(2));
        assertThat(days.subjects(begun.griet())).hasSize(2);
        press("Stop deze mails");
        assertThat(page()).contains("Deze mails zijn gestopt");
        days.later(Duration.ofDays(12));
        assertThat(days.subjects(begun.griet())).hasSize(2);
        UI.getCurrent().navigate("welkom/stop");
        stopPage(link);
        assertThat(page()).contains("Deze mails zijn gestopt");
    }

    @Test
    void aLinkThatIsNotWholeSaysWhatToDoAndNothingOfACircle() {
        stopPage(Ids.next().toString());
        assertThat(page()).contains("Deze link werkt niet", "Tik nog eens op de link in de mail.");
    }
}
