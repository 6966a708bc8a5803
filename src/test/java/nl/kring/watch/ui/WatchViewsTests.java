package nl.kring.watch.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import nl.kring.People;
import nl.kring.Statements;
import nl.kring.Town;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.ConsentService;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.identity.EmailAddress;
import nl.kring.platform.Acting;
import nl.kring.platform.Bells;
import nl.kring.platform.DueWork;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.ui.DraftArea;
import nl.kring.platform.ui.Pick;
import nl.kring.platform.ui.Sheet;
import nl.kring.platform.ui.Title;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.ReceiptService;
import nl.kring.timeline.TimelineService;
import nl.kring.timeline.ui.SaidLine;
import nl.kring.watch.AlertId;
import nl.kring.watch.AlertService;
import nl.kring.watch.AlertState;
import nl.kring.watch.AlertView;
import nl.kring.watch.ConsultationService;
import nl.kring.watch.Hours;
import nl.kring.watch.NewPlan;
import nl.kring.watch.Outcome;
import nl.kring.watch.Phase;
import nl.kring.watch.WatchJobs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class WatchViewsTests extends ViewTest {
    private static final String ANGRY = "Snel boos om iets kleins";

    @Autowired
    private People people;

    @Autowired
    private WatchJobs jobs;

    @Autowired
    private AlertService alerts;

    @Autowired
    private ConsultationService together;

    @Autowired
    private ConsentService consents;

    @Autowired
    private List<DueWork> works;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private ReceiptService receipts;

    @Autowired
    private MovingClock clock;

    @Autowired
    private Bells bells;

    private AccountId douwe;
    private AccountId bauke;
    private AccountId rixt;
    private AccountId sietske;
    private CircleId circle;

    @BeforeEach
    void douwesCircle() {
        douwe = people.person("Douwe");
        bauke = people.person("Bauke");
        rixt = people.person("Rixt");
        sietske = people.person("Sietske");
        circle = people.circle(people.tenant(), douwe);
        people.seat(circle, bauke, Ring.INNER);
        people.seat(circle, rixt, Ring.INNER);
        people.seat(circle, sietske, Ring.HELPERS);
        people.job(() -> {
            jobs.approvePlan(circle, plan());
            return true;
        });
    }

    private NewPlan plan() {
        return planNaming();
    }

    private NewPlan planNaming(NewPlan.Contact... outside) {
        var awake = Hours.daily("07:30", "22:00");
        return new NewPlan(
                douwe,
                1 + outside.length,
                Optional.of(rixt),
                Optional.empty(),
                "Ik ben in de schuur.",
                List.of(
                        sign(Phase.YELLOW, "Radio hard aan", Set.of(sietske)),
                        sign(Phase.ORANGE, ANGRY, Set.of(sietske)),
                        sign(Phase.ORANGE, "Ik snap een grap niet meer", Set.of())),
                List.of("Samen wandelen"),
                List.of("Vragen stellen"),
                List.of(new NewPlan.Action(Phase.ORANGE, "Samen wandelen", List.of(bauke), true, "24 uur")),
                List.of(new NewPlan.Place(bauke, awake, false, false), new NewPlan.Place(rixt, awake, false, false)),
                List.of(outside),
                clock.instant().minus(Duration.ofDays(3)),
                clock.instant().plus(Duration.ofDays(100)));
    }

    private static NewPlan.Sign sign(Phase phase, String text, Set<AccountId> persons) {
        return new NewPlan.Sign(phase, text, Optional.empty(), Optional.of("RADIO"), Set.of(Ring.INNER), persons);
    }

    private void onNextTuesdayAt(String time) {
        var next = clock.instant()
                .atZone(MovingClock.ZONE)
                .with(TemporalAdjusters.next(DayOfWeek.TUESDAY))
                .with(LocalTime.parse(time));
        clock.forward(Duration.between(clock.instant(), next.toInstant()));
    }

    private void open(AccountId person, String place) {
        _find(Sheet.class).forEach(Sheet::close);
        signIn(person);
        var ui = UI.getCurrent();
        var here = "circle/" + circle.value() + "/";
        if (ui.getActiveViewLocation()
                .getPath()
                .equals(here + place)) { // a page that is open already is not opened anew
            ui.navigate(here + (place.equals("watch") ? "timeline" : "watch"));
        }
        ui.navigate(here + place);
        MockVaadin.clientRoundtrip(false);
    }

    private static void press(String words) {
        _click(_get(Button.class, spec -> spec.withText(words)));
        MockVaadin.clientRoundtrip(false);
    }

    private static List<String> picks() {
        return _find(Pick.class).stream().map(pick -> words(pick)).toList();
    }

    private static String words(Component component) {
        return component.getElement().getTextRecursively();
    }

    private static String page() {
        return _find(Component.class).stream()
                .map(component -> component.getElement().getText())
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(" | "));
    }

    private static void tick(String text) {
        var pick = _find(Pick.class).stream()
                .filter(each -> words(each).equals(text))
                .findFirst()
                .orElseThrow();
        fill(pick, true);
    }

    private void sietskeIsWorried() {
        worried(sietske);
    }

    private void worried(AccountId observer) {
        open(observer, "timeline");
        press("Ik zag iets");
        tick(ANGRY);
        press("Verder");
        fill(_get(DraftArea.class), "Hij schreeuwde tegen de hond.");
        tick("Ik maak me zorgen");
        press("Verstuur");
    }

    @Test
    void aHelperIsShownOnlyHerOwnSigns() {
        open(sietske, "timeline");
        press("Ik zag iets");
        assertThat(picks()).containsExactly("Ik zag Douwe. Het was goed.", "Radio hard aan", ANGRY, "Iets anders");
        press("Verder");
        assertThat(page()).contains("Kies wat je zag, of schrijf het op.");
    }

    @Test
    void whoReadsItIsSaidBeforeItIsSent() {
        open(sietske, "timeline");
        press("Ik zag iets");
        tick(ANGRY);
        press("Verder");
        assertThat(page()).contains("Stap 2 van 2").contains("Douwe leest mee. Dat hoort zo.");
        assertThat(page()).contains("Dit zien: Douwe, Rixt |");
    }

    @Test
    void aWorryWithAYellowSignPromisesNothingThatDoesNotCome() {
        onNextTuesdayAt("16:10");
        open(sietske, "timeline");
        press("Ik zag iets");
        tick("Radio hard aan");
        press("Verder");
        tick("Ik maak me zorgen");
        assertThat(page())
                .contains("Wie dit leest, weet dan dat je je zorgen maakt.")
                .doesNotContain("sneller");
        press("Verstuur");
        assertThat(page()).contains("Hierom vragen we nu niemand om hulp.").doesNotContain("hoeft nu niets");
    }

    @Test
    void whoIsAskedHimselfReadsYou() {
        onNextTuesdayAt("16:10");
        worried(bauke);
        assertThat(page())
                .contains("Jij en Rixt zijn gevraagd om te helpen.")
                .contains("Sluit")
                .doesNotContain("Stap 2 van 2");
        assertThat(_find(Button.class, spec -> spec.withText("Stop"))).isEmpty();
    }

    @Test
    void theNewestSignStandsFirstAndWhoeverCanIsNotSaidOnceItIsTaken() {
        onNextTuesdayAt("16:10");
        sietskeIsWorried();
        clock.forward(Duration.ofMinutes(5));
        worried(rixt);
        open(bauke, "alert");
        assertThat(words(_find(SeenCard.class).getFirst())).contains("Rixt zag dit");
        assertThat(page()).contains("Wie het eerst kan");
        press("Ik pak dit op");
        open(bauke, "alert");
        assertThat(page()).doesNotContain("Wie het eerst kan");
    }

    /** The plan names a practice that can be called from this level on. */
    private void aPracticeToCall(int level, String until) {
        people.job(() -> {
            jobs.approvePlan(
                    circle,
                    planNaming(new NewPlan.Contact(
                            Phase.ORANGE,
                            level,
                            "praktijk De Brêge",
                            Optional.of("0513-000026"),
                            Optional.empty(),
                            Optional.empty(),
                            Hours.daily("08:00", until),
                            Set.of())));
            return true;
        });
    }

    @Test
    void whoCanAnswerNowStandsFirstAndAQuestionIsNotCalled() {
        aPracticeToCall(1, "16:00");
        onNextTuesdayAt("16:10");
        sietskeIsWorried();
        open(rixt, "alert");
        press("Bel");
        var numbers = words(_get(Numbers.class));
        assertThat(numbers).contains("Bel Bauke").endsWith("Bel praktijk De Brêge0513-000026 · elke dag 08:00–16:00");
        var asks = new Numbers(List.of(new AlertView.Number("Denk je aan zelfmoord", false, "113", Optional.empty())));
        assertThat(words(asks)).isEqualTo("Denk je aan zelfmoord: bel 113");
    }

    @Test
    void aTextThatIsTooLongIsRefusedAndStays() {
        open(sietske, "timeline");
        press("Ik zag iets");
        tick("Iets anders");
        press("Verder");
        fill(_get(DraftArea.class), "x".repeat(2001));
        press("Verstuur");
        assertThat(page()).contains("Je tekst is 1 teken te lang.");
        assertThat(_get(DraftArea.class).getValue()).hasSize(2001);
        fill(_get(DraftArea.class), "Korter.");
        press("Verstuur");
        assertThat(page()).contains("Je bericht is er");
    }

    @Test
    void r_c14_anAccountNumberInWhatWasSeenIsAskedAboutOnceAndAPinIsNotTaken() {
        open(sietske, "timeline");
        press("Ik zag iets");
        tick("Iets anders");
        press("Verder");
        fill(_get(DraftArea.class), "Hij noemde zijn pincode: 1234");
        press("Verstuur");
        assertThat(page()).contains("In je tekst staat een pincode.");
        fill(_get(DraftArea.class), "Er lag een brief van NL91 ABNA 0417 1643 00");
        press("Verstuur");
        assertThat(page()).contains("In je tekst staat een rekeningnummer.").doesNotContain("Je bericht is er");
        press("Verstuur het toch");
        assertThat(page()).contains("Je bericht is er");
    }

    @Test
    void fromASignToAClaimAndWhoSawItReadsTheName() {
        onNextTuesdayAt("16:10");
        sietskeIsWorried();
        assertThat(page()).contains("Bauke en Rixt zijn gevraagd om te helpen.");
        press("Klaar");

        open(rixt, "timeline");
        var card = _get(AlertCard.class);
        assertThat(words(card)).contains("Het gaat niet goed met Douwe. Kun jij iets doen?");
        assertThat(_get(Answers.class).cannot.isEnabled()).isTrue();
        press("Ik pak dit op");
        open(rixt, "timeline");
        assertThat(words(_get(AlertCard.class))).contains("Jij pakt het op.");

        open(sietske, "timeline");
        assertThat(words(_get(AlertCard.class)))
                .contains("Rixt pakt het op.")
                .contains("Jij hoeft nu niets te doen.")
                .doesNotContain("Het gaat niet goed");
    }

    /** Of an alert nobody is said to have seen it; who picks it up is named, also who leaves no receipts. */
    @Test
    void at_c5_whoLeavesNoReceiptsIsNamedOnPickingItUpAndNotBefore() {
        onNextTuesdayAt("16:10");
        sietskeIsWorried();
        press("Klaar");
        var post = new PostId(Ids.next());
        People.run(
                sietske,
                () -> timeline.post(circle, new NewPost(post, "Ik ben thuis.", Topic.PRACTICAL, Optional.empty())));
        People.run(bauke, () -> receipts.leaveReceipts(false));

        open(bauke, "alert");
        for (var reader : List.of(bauke, rixt)) {
            People.run(reader, () -> receipts.saw(circle, List.of(post)));
        }
        for (var other : List.of(douwe, sietske)) {
            open(other, "timeline");
            assertThat(page()).contains("Gezien door Rixt").doesNotContain("Gezien door Bauke", "Bauke pakt het op");
        }

        open(bauke, "alert");
        press("Ik pak dit op");
        open(sietske, "timeline");
        assertThat(page()).doesNotContain("Gezien door Bauke");
        assertThat(words(_get(AlertCard.class))).contains("Bauke pakt het op.");
    }

    @Test
    void theAlertScreenShowsWhatWasSeenWhatHelpsAndWhoWasAsked() {
        onNextTuesdayAt("16:10");
        sietskeIsWorried();
        open(bauke, "alert");
        assertThat(_get(Title.class).getText()).isEqualTo("Het gaat niet goed met Douwe. Kun jij iets doen?");
        assertThat(page())
                .contains("Sietske zag dit")
                .contains("Hij schreeuwde tegen de hond.")
                .contains("Dit helpt Douwe")
                .contains("Niet: Vragen stellen")
                .contains("gevraagd om 16:1")
                .contains("Direct gevaar? Bel 112.");
        press("Bel");
        assertThat(page()).contains("Bel Rixt");
    }

    @Test
    void theOwnerAgreesAndSaysThatItIsOver() {
        onNextTuesdayAt("16:10");
        sietskeIsWorried();
        open(bauke, "alert");
        press("Ik pak dit op");
        open(bauke, "alert");
        press("Spreek af wat je doet");
        press("Afgesproken");
        assertThat(state()).isEqualTo(AlertState.ACTION_AGREED);
        open(bauke, "alert");
        press("Het is klaar");
        var sheet = _get(CloseSheet.class);
        fill(sheet.outcome, Outcome.BETTER);
        _click(sheet.done);
        assertThat(state()).isEqualTo(AlertState.CLOSED);
        open(rixt, "timeline");
        assertThat(words(_get(AlertCard.class))).contains("Dit is klaar.").contains("Het gaat weer beter.");
    }

    @Test
    void r_d11_whoHasItAsksAnotherAndKeepsItUntilThatOneSaysYes() {
        onNextTuesdayAt("16:10");
        sietskeIsWorried();
        open(bauke, "alert");
        press("Ik pak dit op");
        open(bauke, "alert");
        press("Draag over aan een ander");
        var sheet = _get(HandSheet.class);
        _click(sheet.ask);
        assertThat(words(sheet)).contains("Kies wie je het vraagt.");
        fill(sheet.to, rixtAsBaukeSeesHer());
        _click(sheet.ask);
        open(bauke, "alert");
        assertThat(page()).contains("Je vroeg Rixt. Zolang Rixt geen ja zegt, heb jij het.");
        open(rixt, "alert");
        assertThat(page()).contains("Bauke vraagt of jij het overneemt.");
        assertThat(_get(Answers.class).cannot.getElement().getOuterHTML()).contains("Dan houdt de ander het");
        press("Ik pak dit op");
        open(rixt, "alert");
        assertThat(page()).contains("Jij pakt het op.");
        open(bauke, "alert");
        assertThat(page()).contains("Rixt pakt het op.");
    }

    private void baukeAsks() {
        onNextTuesdayAt("16:10");
        sietskeIsWorried();
        open(bauke, "alert");
        press("Ik pak dit op");
        open(bauke, "alert");
        press("Samen beslissen");
        var sheet = _get(AskTogetherSheet.class);
        fill(sheet.question, "Wat doen we vanavond?");
        fill(sheet.options.getFirst(), "Samen wandelen");
        _click(sheet.ask);
        assertThat(words(sheet)).contains("Schrijf de vraag op, met twee tot vijf keuzes.");
        press("Nog een keuze");
        fill(sheet.options.get(2), "Bij Bauke slapen");
        fill(sheet.municipality, true);
        _click(sheet.ask);
        assertThat(_find(AskTogetherSheet.class)).isEmpty();
        heard(() ->
                _find(Button.class, spec -> spec.withText("Samen beslissen")).isEmpty());
    }

    private static List<String> voices() {
        return _get(ConsultationCard.class)
                .getChildren()
                .flatMap(Component::getChildren)
                .filter(part -> part.getElement().getClassList().contains("consult-voices"))
                .flatMap(Component::getChildren)
                .map(voice -> words(voice.getChildren().toList().getLast()))
                .toList();
    }

    private void says(AccountId person, String choice, String why) {
        open(person, "timeline");
        assertThat(words(_get(AlertCard.class))).contains("Bauke vraagt of jij wilt meedenken.");
        open(person, "alert");
        press("Zeg wat jij vindt");
        var sheet = _get(VoiceSheet.class);
        _click(sheet.say);
        assertThat(words(sheet)).contains("Kies wat jij vindt.");
        choose(sheet, choice);
        fill(sheet.why, why);
        _click(sheet.say);
        assertThat(_find(VoiceSheet.class)).isEmpty();
    }

    private static void choose(VoiceSheet sheet, String choice) {
        var question = _get(ConsultationCard.class).question();
        fill(
                sheet.choice,
                question.choices().stream()
                        .filter(each -> ConsultationCard.words(sheet, each).equals(choice))
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void r_d15_aQuestionIsAskedAndEachVoiceReadsByNameWithTheResidentsOnTop() {
        baukeAsks();
        says(rixt, "De gemeente vragen", "");
        heard(() -> voices().contains("JijDe gemeente vragen"));
        assertThat(voices()).containsExactly("Douwezei nog niets", "JijDe gemeente vragen");
        says(douwe, "Samen wandelen", "Dan word ik rustig.");
        open(douwe, "timeline");
        assertThat(words(_get(AlertCard.class))).doesNotContain("meedenken");
        open(bauke, "alert");
        assertThat(page()).contains("Wat doen we vanavond?").contains("Jij vraagt dit. Iedereen kan iets zeggen tot");
        assertThat(voices()).containsExactly("DouweSamen wandelen‘Dan word ik rustig.’", "RixtDe gemeente vragen");
        open(rixt, "alert");
        press("Verander wat je zei");
        choose(_get(VoiceSheet.class), "Bij Bauke slapen");
        _click(_get(VoiceSheet.class).say);
        heard(() -> voices().getLast().equals("JijBij Bauke slapen"));
        assertThat(_find(Button.class, spec -> spec.withText("Schrijf op wat het wordt")))
                .isEmpty();
        open(sietske, "alert");
        assertThat(page()).doesNotContain("Wat doen we vanavond?");
    }

    @Test
    void r_d15_aVoiceThatComesInLeavesTheButtonsAsTheyAreAndIsReadOut() {
        baukeAsks();
        open(bauke, "alert");
        var write = _get(Button.class, spec -> spec.withText("Schrijf op wat het wordt"));
        var speak = _get(Button.class, spec -> spec.withText("Zeg wat jij vindt"));
        assertThat(_get(ConsultationCard.class)
                        .getChildren()
                        .filter(H2.class::isInstance)
                        .map(WatchViewsTests::words))
                .containsExactly("Wat doen we vanavond?");
        assertThat(aloud()).doesNotContain("zei:");
        var question = _get(ConsultationCard.class).question();
        People.run(rixt, () -> together.say(circle, question.id(), 1, ""));
        heard(() -> voices().contains("RixtSamen wandelen"));
        assertThat(write.isAttached()).as("the focus keeps its place").isTrue();
        assertThat(speak.isAttached()).isTrue();
        assertThat(aloud()).contains("Rixt zei: Samen wandelen");

        open(rixt, "alert");
        assertThat(aloud()).as("what she reads anyway").doesNotContain("zei:");
        People.run(bauke, () -> together.conclude(circle, question.id(), Optional.of(1), "We wandelen om zeven uur."));
        heard(() -> aloud().contains("Wat het werd: We wandelen om zeven uur."));
    }

    /** What a screen reader says of its own accord. */
    private static String aloud() {
        return _find(Span.class, spec -> spec.withClasses("visually-hidden")).stream()
                .filter(span -> "status".equals(span.getElement().getAttribute("role")))
                .map(Span::getText)
                .collect(Collectors.joining(" | "));
    }

    @Test
    void r_d15_whatIsOverStandsBelowWhatWasSeen() {
        baukeAsks();
        open(rixt, "alert");
        assertThat(words(_get(AlertScreen.class).main))
                .containsSubsequence("Wat doen we vanavond?", "Hij schreeuwde tegen de hond.");
        var question = _get(ConsultationCard.class).question();
        People.run(bauke, () -> together.conclude(circle, question.id(), Optional.of(1), "We wandelen om zeven uur."));
        heard(() -> page().contains("We wandelen om zeven uur."));
        assertThat(words(_get(AlertScreen.class).main))
                .containsSubsequence("Hij schreeuwde tegen de hond.", "Wat doen we vanavond?");
        assertThat(voices()).containsExactly("Douwezei niets");
        open(douwe, "alert");
        assertThat(voices()).containsExactly("Jijzei niets");
    }

    @Test
    void r_d15_heReadsOfHimselfThatHeSaidNothingYet() {
        baukeAsks();
        open(douwe, "alert");
        assertThat(voices()).containsExactly("Jijzei nog niets");
    }

    @Test
    void r_d15_whoAskedTakesItBackAndEachReadsThat() {
        baukeAsks();
        open(rixt, "alert");
        assertThat(_find(Button.class, spec -> spec.withText("Trek de vraag in")))
                .isEmpty();
        open(bauke, "alert");
        press("Trek de vraag in");
        heard(() -> page().contains("De vraag is ingetrokken."));
        assertThat(_find(Button.class, spec -> spec.withText("Schrijf op wat het wordt")))
                .isEmpty();
        assertThat(_find(Button.class, spec -> spec.withText("Samen beslissen")))
                .hasSize(1);
        open(rixt, "alert");
        assertThat(page()).contains("De vraag is ingetrokken.");
        assertThat(_find(Button.class, spec -> spec.withText("Zeg wat jij vindt")))
                .isEmpty();
    }

    @Test
    void r_d15_whoGivesFiveChoicesAndTheMunicipalityReadsThatItIsOneTooMany() {
        onNextTuesdayAt("16:10");
        sietskeIsWorried();
        open(bauke, "alert");
        press("Ik pak dit op");
        open(bauke, "alert");
        press("Samen beslissen");
        var sheet = _get(AskTogetherSheet.class);
        fill(sheet.question, "Wat doen we vanavond?");
        for (var turn = 0; turn < 3; turn++) {
            press("Nog een keuze");
        }
        sheet.options.forEach(option -> fill(option, option.getLabel()));
        fill(sheet.municipality, true);
        _click(sheet.ask);
        assertThat(words(sheet)).contains("Vijf keuzes is het meest, ook met de gemeente erbij.");
        assertThat(sheet.question.getElement().getAttribute("data-draft"))
                .as("Escape lets go of what begins with the name of the sheet")
                .startsWith("ask-together:");
        fill(sheet.municipality, false);
        _click(sheet.ask);
        heard(() -> page().contains("Wat doen we vanavond?"));
    }

    @Test
    void r_d15_whatItBecameIsAgreedWithTheWordsThatAreThere() {
        baukeAsks();
        open(bauke, "alert");
        press("Schrijf op wat het wordt");
        var sheet = _get(OutcomeSheet.class);
        fill(
                sheet.choice,
                Optional.of(_get(ConsultationCard.class).question().choices().getFirst()));
        assertThat(sheet.what.getValue()).isEqualTo("Samen wandelen");
        fill(sheet.what, "Samen wandelen, om zeven uur");
        _click(sheet.done);
        heard(() -> page().contains("Wat het werd"));
        assertThat(page()).contains("Samen wandelen, om zeven uur");
        press("Spreek dit af");
        assertThat(_get(AgreeSheet.class).what.getValue()).isEqualTo("Samen wandelen, om zeven uur");
        press("Afgesproken");
        assertThat(state()).isEqualTo(AlertState.ACTION_AGREED);
        open(bauke, "alert");
        assertThat(_find(Button.class, spec -> spec.withText("Spreek dit af"))).isEmpty();
        open(douwe, "alert");
        assertThat(page()).contains("Samen wandelen, om zeven uur");
    }

    @Test
    void r_d15_whereItBecomesTheMunicipalityThePageLeadsToTheWayThatExists() {
        baukeAsks();
        open(bauke, "alert");
        press("Schrijf op wat het wordt");
        var sheet = _get(OutcomeSheet.class);
        fill(
                sheet.choice,
                Optional.of(_get(ConsultationCard.class).question().choices().getLast()));
        _click(sheet.done);
        heard(() -> page().contains("Wat het werd"));
        assertThat(page()).contains("De gemeente weet nog niets. Douwe vraagt het zelf, op de bladzijde Hulp.");
        open(douwe, "alert");
        assertThat(page()).contains("Op de bladzijde Hulp vraag je het zelf.");
        assertThat(_get(ConsultationCard.class).getElement().getOuterHTML())
                .contains("circle/" + circle.value() + "/help");
    }

    @Test
    void at_m1_anOpenSheetToDecideTogetherClosesOnceItIsNotShared() {
        baukeAsks();
        open(rixt, "alert");
        press("Zeg wat jij vindt");
        People.run(douwe, () -> consents.stopHealth(circle, Locale.of("nl")));
        heard(() -> _find(VoiceSheet.class).isEmpty());
        assertThat(page()).doesNotContain("Wat doen we vanavond?").doesNotContain("Samen wandelen");
    }

    @Test
    void r_d12_anotherDoesItAndSaidYesToWhoHasIt() {
        onNextTuesdayAt("16:10");
        sietskeIsWorried();
        open(bauke, "alert");
        press("Ik pak dit op");
        open(bauke, "alert");
        press("Spreek af wat je doet");
        var sheet = _get(AgreeSheet.class);
        fill(sheet.who, Optional.of(rixtAsBaukeSeesHer()));
        fill(sheet.said, true);
        assertThat(sheet.agree.getText()).isEqualTo("Afgesproken");
        _click(sheet.agree);
        open(bauke, "alert");
        assertThat(page()).contains("Rixt doet dit: Samen wandelen.");
    }

    private void baukeAsksRixtToWalk() {
        onNextTuesdayAt("16:10");
        sietskeIsWorried();
        open(bauke, "alert");
        press("Ik pak dit op");
        open(bauke, "alert");
        press("Spreek af wat je doet");
        fill(_get(AgreeSheet.class).who, Optional.of(rixtAsBaukeSeesHer()));
        press("Vraag het Rixt");
    }

    @Test
    void r_d12_anotherIsAskedAndSaysYesHerself() {
        baukeAsksRixtToWalk();
        heard(() -> page().contains("Zolang Rixt geen ja zegt, is het niet afgesproken."));
        assertThat(page())
                .contains("Rixt is gevraagd dit te doen: Samen wandelen")
                .doesNotContain("Afgesproken:");
        open(douwe, "timeline");
        assertThat(words(_get(AlertCard.class)))
                .contains("Rixt zei nog geen ja.")
                .doesNotContain("Afgesproken:");

        open(rixt, "timeline");
        assertThat(words(_get(AlertCard.class))).contains("Bauke vraagt of jij iets wilt doen.");
        open(rixt, "alert");
        assertThat(_get(Title.class).getText()).isEqualTo("Bauke vraagt of jij iets wilt doen.");
        assertThat(words(_get(WantedAnswers.class))).contains("Bauke vraagt of jij dit doet: Samen wandelen.");
        assertThat(words(_get(TakenNote.class)))
                .contains("Bauke pakt het op.")
                .contains("Zonder jouw ja is het niet afgesproken.");
        press("Ja, dat doe ik");
        heard(() -> page().contains("Rixt doet dit: Samen wandelen."));
        assertThat(_find(WantedAnswers.class)).isEmpty();
        assertThat(page()).contains("Jij doet wat jullie afspraken.").doesNotContain("Jij hoeft nu niets te doen.");
        assertThat(state()).isEqualTo(AlertState.ACTION_AGREED);
        open(bauke, "alert");
        assertThat(page()).contains("Afgesproken:").doesNotContain("is gevraagd dit te doen");
    }

    @Test
    void r_d12_herNoIsReadByWhoAskedAndByNobodyElse() {
        baukeAsksRixtToWalk();
        open(rixt, "alert");
        press("Dat lukt me niet");
        heard(() -> _find(WantedAnswers.class).isEmpty());
        assertThat(page()).doesNotContain("Het lukt Rixt niet");
        open(bauke, "alert");
        assertThat(page()).contains("Het lukt Rixt niet. Vraag een ander, of doe het zelf.");
        open(douwe, "alert");
        assertThat(page()).doesNotContain("Samen wandelen. Voor").doesNotContain("Het lukt Rixt niet");
    }

    @Test
    void r_d12_whatIsAskedNoMoreIsSaidInASentence() {
        baukeAsksRixtToWalk();
        open(rixt, "alert");
        var buttons = _get(WantedAnswers.class);
        People.run(bauke, () -> alerts.close(circle, alert(), Outcome.BETTER, "Rustig."));
        _click(buttons.yes);
        assertThat(words(buttons)).contains("Dit hoeft niet meer. Je hoeft niets te doen.");
    }

    @Test
    void at_d2_atTheLastLevelOfRedOneReadsWhomToCall() {
        onNextTuesdayAt("16:10");
        douweSaysThatItGoesWrong();
        clock.forward(Duration.ofMinutes(46));
        works.stream()
                .filter(work -> work.name().equals("alerts"))
                .forEach(work -> Acting.asSystem("alerts", work::doWhatIsDue));
        open(bauke, "alert");
        assertThat(page()).contains("Bel nu").contains("Direct gevaar: bel 112").contains("Kring belt niet zelf.");
        assertThat(_find(CrisisCard.class)).hasSize(1);

        open(rixt, "alert");
        press("Samen beslissen");
        var sheet = _get(AskTogetherSheet.class);
        fill(sheet.question, "Wie belt?");
        fill(sheet.options.getFirst(), "Bauke");
        fill(sheet.options.get(1), "Rixt");
        _click(sheet.ask);
        heard(() -> page().contains("Wie belt?"));
        assertThat(words(_get(AlertScreen.class).main))
                .as("whom to call stands above what is decided together")
                .containsSubsequence("Bel nu", "Samen beslissen", "Wie belt?");
        assertThat(_find(Answers.class)).as("and it can be picked up still").hasSize(1);
    }

    @Test
    void at_d6_twoSayThatItIsOver() {
        onNextTuesdayAt("16:10");
        douweSaysThatItGoesWrong();
        open(rixt, "watch");
        press("Het gaat weer beter");
        var first = _get(BetterSheet.class);
        assertThat(words(first)).contains("Zeg samen met iemand anders dat het weer beter gaat.");
        fill(first.to, Phase.GREEN);
        fill(first.why, "Hij slaapt.");
        _click(first.done);
        open(rixt, "watch");
        assertThat(page()).contains("Nu wachten we op nog iemand die het ziet.").contains("Het gaat mis");
        open(bauke, "watch");
        assertThat(page()).contains("Rixt zegt dat het beter gaat: ‘Hij slaapt.’");
        press("Ja, het gaat weer beter");
        var second = _get(BetterSheet.class);
        fill(second.to, Phase.GREEN);
        fill(second.why, "Hij belde me zelf.");
        _click(second.done);
        open(bauke, "watch");
        assertThat(page()).contains("Het gaat goed").doesNotContain("Rixt zegt dat het beter gaat");
    }

    private CirclePerson rixtAsBaukeSeesHer() {
        return People.as(bauke, () -> alerts.current(circle))
                .orElseThrow()
                .canTakeOver()
                .getFirst();
    }

    private void douweSaysThatItGoesWrong() {
        open(douwe, "watch");
        press("Het gaat mis");
    }

    @Test
    void theOwnerSeesThatItIsAgreedAndThatItIsOver() {
        onNextTuesdayAt("16:10");
        sietskeIsWorried();
        open(bauke, "alert");
        press("Ik pak dit op");
        open(bauke, "alert");
        press("Spreek af wat je doet");
        press("Afgesproken");
        heard(() -> page().contains("Afgesproken:"));
        assertThat(page()).contains("Bauke doet dit: Samen wandelen.").doesNotContain("Spreek af");
        assertThat(_get(OwnersActs.class).close.getThemeNames()).contains("primary");
        assertThat(_get(OwnersActs.class).agree.getThemeNames()).doesNotContain("primary");
        press("Het is klaar");
        fill(_get(CloseSheet.class).outcome, Outcome.BETTER);
        _click(_get(CloseSheet.class).done);
        heard(() -> _find(OwnersActs.class).isEmpty());
        assertThat(page())
                .contains("Dit is klaar.")
                .contains("Het gaat weer beter.")
                .contains("Naar de tijdlijn");
        open(rixt, "alert");
        assertThat(page()).contains("Naar de tijdlijn").doesNotContain("pakt het op. |");
        open(rixt, "timeline");
        assertThat(_get(AlertCard.class).getClassNames()).contains("alert-closed");
        assertThat(words(_get(AlertCard.class))).doesNotContain("Het gaat niet goed");
    }

    @Test
    void whenItsTimeIsOverItNamesWhoWasToDoIt() {
        onNextTuesdayAt("16:10");
        sietskeIsWorried();
        People.run(bauke, () -> alerts.claim(circle, alert(), Ids.next()));
        var before = clock.instant().plus(Duration.ofHours(3));
        People.run(bauke, () -> alerts.agree(circle, alert(), "Samen wandelen", rixt, before));
        clock.forward(Duration.ofHours(5).plusMinutes(2));
        tick();
        open(douwe, "timeline");
        assertThat(words(_get(AlertCard.class)))
                .contains("Rixt zou dit doen voor 19:1")
                .doesNotContain("Bel Rixt.");
        open(rixt, "alert");
        assertThat(page()).contains("Jij zou dit doen voor 19:1");
        open(bauke, "alert");
        assertThat(page())
                .contains("Rixt zou dit doen voor 19:1")
                .contains("Bel Rixt.")
                .doesNotContain("Jij zou");
    }

    @Test
    void anAgreementThatIsOverIsNoLongerSaidToBePickedUp() {
        onNextTuesdayAt("16:10");
        sietskeIsWorried();
        People.run(bauke, () -> alerts.claim(circle, alert(), Ids.next()));
        var before = clock.instant().plus(Duration.ofHours(3));
        People.run(bauke, () -> alerts.agree(circle, alert(), "Samen wandelen", bauke, before));
        open(sietske, "timeline");
        assertThat(words(_get(AlertCard.class))).contains("Bauke pakt het op.");
        clock.forward(Duration.ofHours(5).plusMinutes(2));
        tick();
        open(douwe, "timeline");
        assertThat(words(_get(AlertCard.class)))
                .contains("Bauke zou dit doen voor 19:1")
                .contains("We vragen nu Rixt.")
                .doesNotContain("pakt het op")
                .doesNotContain("hoeft nu niets");
        open(rixt, "alert");
        assertThat(page()).contains("Kun jij iets doen?").contains("We vragen nu jou.");
        open(bauke, "alert");
        assertThat(page()).contains("Jij zou dit doen voor 19:1").contains("Spreek af wat je doet");
        open(sietske, "timeline");
        assertThat(words(_get(AlertCard.class)))
                .contains("Bauke pakte dit op.")
                .doesNotContain("pakt het op")
                .doesNotContain("hoeft nu niets");
        People.run(rixt, () -> alerts.claim(circle, alert(), Ids.next()));
        open(sietske, "timeline");
        assertThat(words(_get(AlertCard.class))).contains("Rixt pakt het op.");
        open(douwe, "timeline");
        assertThat(words(_get(AlertCard.class))).contains("Rixt pakt het op.").doesNotContain("Samen wandelen");
    }

    private AlertState state() {
        return People.as(douwe, () -> alerts.current(circle)).orElseThrow().state();
    }

    @Test
    void r_d19_atNightTheObserverReadsAtOnceThatNobodyCanBeReached() {
        onNextTuesdayAt("23:10");
        sietskeIsWorried();
        assertThat(page())
                .contains("Nu is niemand bereikbaar. Kun jij zelf iets doen?")
                .doesNotContain("zijn gevraagd");
    }

    @Test
    void nobodyCanBeReachedTurnsByItselfAtHalfPastSeven() {
        onNextTuesdayAt("23:10");
        sietskeIsWorried();
        open(sietske, "timeline");
        assertThat(words(_get(AlertCard.class))).contains("Nu is niemand bereikbaar.");
        open(bauke, "alert");
        assertThat(page()).contains("Nu is niemand bereikbaar.").contains("hoort het morgen om 07:30");
        clock.forward(Duration.ofHours(8).plusMinutes(21));
        tick();
        heard(() -> !page().contains("Nu is niemand bereikbaar."));
        assertThat(page()).contains("gevraagd om 07:30");
        open(sietske, "timeline");
        assertThat(words(_get(AlertCard.class))).doesNotContain("Nu is niemand bereikbaar.");
    }

    private void tick() {
        work("alerts");
    }

    private void work(String name) {
        works.stream()
                .filter(work -> work.name().equals(name))
                .forEach(work -> Acting.asSystem(work.name(), work::doWhatIsDue));
    }

    /** Waits until the open page heard a bell: it is rung in another thread. */
    private static void heard(BooleanSupplier so) {
        Town.soon(() -> {
            MockVaadin.clientRoundtrip(false);
            return so.getAsBoolean() ? Optional.of(true) : Optional.empty();
        });
    }

    @Test
    void at_m1_anOpenPageAndAnOpenSheetOfOthersLoseTheSigns() {
        open(sietske, "timeline");
        press("Ik zag iets");
        assertThat(picks()).contains(ANGRY);
        People.run(douwe, () -> consents.stopHealth(circle, Locale.of("nl")));
        heard(() -> picks().isEmpty());
        assertThat(page()).contains("Douwe deelt nu niet hoe het gaat.");
        open(rixt, "watch");
        assertThat(page()).contains("Douwe deelt nu niet hoe het gaat.").doesNotContain(ANGRY);
        assertThat(_find(Button.class, spec -> spec.withText("Ik zag iets"))).isEmpty();
        open(douwe, "watch");
        assertThat(page()).contains("Alleen jij ziet deze pagina.").contains(ANGRY);
    }

    @Test
    void at_m1_whoPickedItUpReadsWhomToCallAndSaysThatItIsOver() {
        onNextTuesdayAt("16:10");
        sietskeIsWorried();
        open(rixt, "alert");
        press("Ik pak dit op");
        assertThat(page()).contains("Samen wandelen");
        People.run(douwe, () -> consents.stopHealth(circle, Locale.of("nl")));
        heard(() -> page().contains("Bel Douwe en hoor hoe het gaat."));
        assertThat(page()).doesNotContain("Samen wandelen").doesNotContain("schreeuwde");
        press("Het is klaar");
        heard(() -> page().contains("Dit is klaar."));
    }

    @Test
    void theAnswersStayUnderTheFingerWhenSomethingElseHappens() {
        onNextTuesdayAt("16:10");
        sietskeIsWorried();
        open(rixt, "timeline");
        var card = _get(AlertCard.class);
        var take = _get(Answers.class).take;
        anotherTells("Er is taart.");
        heard(() -> page().contains("Er is taart."));
        assertThat(_get(AlertCard.class)).isSameAs(card);
        assertThat(_get(Answers.class).take).isSameAs(take);

        clock.forward(Duration.ofHours(4).plusMinutes(1));
        tick();
        People.run(bauke, () -> alerts.cannot(circle, alert(), Ids.next()));
        anotherTells("Nog een stuk?");
        heard(() -> page().contains("Nog een stuk?"));
        assertThat(_get(AlertCard.class)).isSameAs(card);
        assertThat(_get(Answers.class).take).isSameAs(take);
    }

    @Test
    void onTheAlertScreenTheAnswersStayWhenTheLevelRises() {
        onNextTuesdayAt("16:10");
        sietskeIsWorried();
        open(rixt, "alert");
        var take = _get(Answers.class).take;
        var seen = _get(SeenCard.class);
        People.run(bauke, () -> alerts.cannot(circle, alert(), Ids.next()));
        heard(() -> page().contains("kan nu niet"));
        assertThat(_get(Answers.class).take).isSameAs(take);
        assertThat(_get(SeenCard.class)).isSameAs(seen);
    }

    @Test
    void theNumbersAreThoseOfTheLevelThatIsReachedNow() {
        aPracticeToCall(2, "17:00");
        onNextTuesdayAt("16:10");
        sietskeIsWorried();
        open(rixt, "timeline");
        var take = _get(Answers.class).take;
        clock.forward(Duration.ofHours(4).plusMinutes(1));
        tick();
        anotherTells("Er is taart.");
        heard(() -> page().contains("Er is taart."));
        assertThat(_get(Answers.class).take).isSameAs(take);
        assertThat(page()).doesNotContain("Bel praktijk De Brêge");
        press("Bel");
        assertThat(page()).contains("Bel praktijk De Brêge");
    }

    @Test
    void whenSomebodyElseClaimsTheSameTitleSaysWho() {
        onNextTuesdayAt("16:10");
        sietskeIsWorried();
        open(rixt, "timeline");
        var title = _get(_get(AlertCard.class), Title.class);
        People.run(bauke, () -> alerts.claim(circle, alert(), Ids.next()));
        heard(() -> _find(Answers.class).isEmpty());
        assertThat(title.getText()).isEqualTo("Bauke pakt het op.");
        assertThat(title.isAttached()).isTrue();
    }

    @Test
    void howItGoesIsDrawnAgainOnlyWhereItChanged() {
        onNextTuesdayAt("16:10");
        sietskeIsWorried();
        open(rixt, "watch");
        var phase = _get(PhaseCard.class);
        var plan = _get(PlanPart.class);
        People.run(bauke, () -> alerts.claim(circle, alert(), Ids.next()));
        heard(() -> page().contains("Bauke pakt het op."));
        assertThat(_get(PhaseCard.class)).isSameAs(phase);
        assertThat(_get(PlanPart.class)).isSameAs(plan);
    }

    @Test
    void atLevelFourWithoutANavigatorEveryInnerMemberReadsThatNobodyHasIt() {
        var tineke = people.person("Tineke");
        people.seat(circle, tineke, Ring.INNER);
        onNextTuesdayAt("16:10");
        sietskeIsWorried();
        open(tineke, "timeline");
        var card = _get(AlertCard.class);
        assertThat(card.getClassNames()).doesNotContain("nobody");
        clock.forward(Duration.ofHours(48));
        tick();
        heard(() -> words(card).contains("Niemand heeft dit nog opgepakt."));
        for (var inner : List.of(tineke, rixt, bauke)) {
            open(inner, "timeline");
            assertThat(_get(AlertCard.class).getClassNames()).contains("nobody");
            assertThat(words(_get(AlertCard.class))).contains("Niemand heeft dit nog opgepakt.");
        }
        open(tineke, "timeline");
        assertThat(words(_get(AlertCard.class)))
                .contains("Kun jij Douwe bellen? Of bel iemand die hieronder staat.", "Bel Douwe")
                .doesNotContain("Ik pak dit op");
        open(sietske, "timeline");
        assertThat(_get(AlertCard.class).getClassNames()).doesNotContain("nobody");
        assertThat(words(_get(AlertCard.class)))
                .contains("Nu is niemand bereikbaar.")
                .doesNotContain("Niemand heeft dit nog opgepakt.");
    }

    @Test
    void theAlertScreenSaysWhoOutsideTheCircleHearsIt() {
        people.job(() -> {
            jobs.approvePlan(
                    circle,
                    planNaming(new NewPlan.Contact(
                            Phase.ORANGE,
                            3,
                            "praktijk De Brêge",
                            Optional.empty(),
                            Optional.of(new EmailAddress("debrege@veenmeren.example")),
                            Optional.empty(),
                            Hours.daily("08:00", "17:00"),
                            Set.of(NewPlan.Told.PHASE))));
            return true;
        });
        onNextTuesdayAt("16:10");
        sietskeIsWorried();
        open(bauke, "alert");
        assertThat(page()).doesNotContain("praktijk De Brêge");
        clock.forward(Duration.ofHours(4).plusMinutes(1));
        tick();
        heard(() -> page().contains("wordt morgen om 09:40 ingelicht, als nog niemand kan"));
        clock.forward(Duration.ofHours(13).plusMinutes(31));
        tick();
        heard(() -> page().contains("wordt om 09:4"));
        assertThat(page()).contains("praktijk De Brêge").doesNotContain("is om");
        heard(() -> {
            List.of("outside-notices", "deliveries", "outside-notices").forEach(this::work);
            return page().contains("is om 09:4");
        });
        open(sietske, "timeline");
        assertThat(page()).doesNotContain("De Brêge");
    }

    private AlertId alert() {
        return People.as(douwe, () -> alerts.current(circle)).orElseThrow().id();
    }

    private void anotherTells(String text) {
        People.run(
                douwe,
                () -> timeline.post(circle, new NewPost(new PostId(Ids.next()), text, Topic.FUN, Optional.empty())));
    }

    @Test
    void howItGoesShowsThePhaseThePlanAndWhatWasSeen() {
        onNextTuesdayAt("16:10");
        sietskeIsWorried();
        open(douwe, "watch");
        assertThat(_get(WatchView.class).title.getText()).isEqualTo("Hoe gaat het met jou?");
        assertThat(_find(H2.class).stream().map(H2::getText)).contains("Zo zie je hoe het met mij gaat");
        assertThat(_find(H3.class).stream().map(H3::getText)).contains("Wie we om hulp vragen");
        assertThat(page())
                .contains("Het gaat niet goed")
                .contains("voorlopig, sinds 16:1")
                .contains("'s Nachts is er niemand.")
                .contains("elke dag 07:30–22:00");
        press("Klopt, zo gaat het");
        open(douwe, "watch");
        assertThat(page()).doesNotContain("voorlopig");
        open(sietske, "watch");
        assertThat(page()).contains(ANGRY).doesNotContain("Wie we om hulp vragen");
    }

    private static Button seenButton() {
        return _find(Button.class, spec -> spec.withText("Gezien")).stream()
                .filter(Component::isVisible)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> said() {
        return _find(SaidLine.class).stream().map(SaidLine::getText).toList();
    }

    @Test
    void r_c4_a_tap_says_gezien_of_what_somebody_saw_and_a_second_takes_it_back_where_it_stands() {
        onNextTuesdayAt("16:10");
        sietskeIsWorried();
        open(rixt, "watch");
        var card = _get(SeenCard.class);
        _click(seenButton());
        heard();
        assertThat(said()).containsExactly("Jij: Gezien");
        assertThat(seenButton().getElement().getAttribute("aria-pressed")).isEqualTo("true");
        assertThat(_get(SeenCard.class)).isSameAs(card);
        open(sietske, "watch");
        assertThat(said()).containsExactly("Rixt: Gezien");
        assertThat(_find(Button.class, spec -> spec.withText("Gezien"))).isEmpty();
        open(rixt, "watch");
        _click(seenButton());
        heard();
        assertThat(said()).isEmpty();
    }

    @Test
    void r_c4_of_an_alert_it_is_said_that_gezien_is_not_picked_up_until_somebody_did() {
        onNextTuesdayAt("16:10");
        sietskeIsWorried();
        open(bauke, "timeline");
        assertThat(_find(Button.class, spec -> spec.withText("Gezien"))).isEmpty();
        open(douwe, "timeline");
        _click(seenButton());
        heard();
        assertThat(page()).contains("Jij: Gezien").contains("Gezien is nog niet opgepakt.");
        open(bauke, "alert");
        assertThat(page()).contains("Douwe: Gezien").contains("Gezien is nog niet opgepakt.");
        press("Ik pak dit op");
        heard();
        assertThat(page()).contains("Douwe: Gezien").doesNotContain("Gezien is nog niet opgepakt.");
    }

    private void thePlanIsAgreedAnew() {
        var given = plan();
        people.job(() -> {
            jobs.approvePlan(
                    circle,
                    new NewPlan(
                            given.resident(),
                            given.version() + 1,
                            given.holder(),
                            given.deputy(),
                            given.green(),
                            given.signs(),
                            given.helps(),
                            given.helpsNot(),
                            given.actions(),
                            given.line(),
                            given.outside(),
                            clock.instant(),
                            given.reviewAt()));
            return true;
        });
    }

    @Test
    void whoTickedSignsOfAPlanThatWasReplacedReadsThatAndLosesNoWord() {
        onNextTuesdayAt("16:10");
        open(sietske, "timeline");
        press("Ik zag iets");
        tick(ANGRY);
        press("Verder");
        fill(_get(DraftArea.class), "Hij schreeuwde tegen de hond.");
        tick("Ik maak me zorgen");
        thePlanIsAgreedAnew();
        press("Verstuur");
        assertThat(words(_get(SawSheet.class))).contains("De tekens zijn net veranderd.");
        assertThat(picks()).contains(ANGRY);
        assertThat(_get(SawSheet.class).signs.values().stream().filter(Pick::getValue))
                .as("what has the same words is still ticked")
                .hasSize(1);
        press("Verder");
        assertThat(_get(DraftArea.class).getValue()).isEqualTo("Hij schreeuwde tegen de hond.");
        press("Verstuur");
        assertThat(People.as(douwe, () -> alerts.current(circle))).isPresent();
    }

    @Test
    void atABellThePlanIsReadOnce() {
        open(douwe, "watch");
        var times = new AtomicInteger();
        bells.keepFresh(_get(WatchView.class).title, circle.value(), times::incrementAndGet);
        var before = times.get();
        var asked = Statements.of(() -> {
            bells.ring(circle.value());
            heard(() -> times.get() > before);
        });
        assertThat(asked.stream().filter(sql -> sql.contains("select * from circle.early_warning_plan where id = ")))
                .as(String.join("\n", asked))
                .hasSize(1);
        assertThat(asked.stream().filter(sql -> sql.contains("select circle.plan_of(")))
                .hasSize(1);
    }

    @Test
    void r_d15_whatWasDecidedTogetherStandsWithHowItGoes() {
        baukeAsks();
        open(bauke, "watch");
        assertThat(_find(DecidedBefore.class)).as("nothing came of it yet").isEmpty();
        open(bauke, "alert");
        press("Schrijf op wat het wordt");
        var sheet = _get(OutcomeSheet.class);
        fill(sheet.what, "Samen wandelen, om zeven uur");
        _click(sheet.done);
        open(douwe, "watch");
        assertThat(words(_get(DecidedBefore.class)))
                .contains("Wat jullie samen beslisten")
                .contains("Wat doen we vanavond?")
                .contains("Het werd: Samen wandelen, om zeven uur");
        open(sietske, "watch");
        assertThat(_find(DecidedBefore.class)).isEmpty();
    }
}
