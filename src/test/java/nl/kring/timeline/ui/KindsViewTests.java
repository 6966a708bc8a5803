package nl.kring.timeline.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.NativeLabel;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleService;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.farewell.FarewellService;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.ui.DraftArea;
import nl.kring.timeline.HowItGoes;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.NoteService;
import nl.kring.timeline.PostId;
import nl.kring.timeline.PostKind;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class KindsViewTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private NoteService notes;

    @Autowired
    private CircleService circles;

    @Autowired
    private FarewellService farewell;

    @Autowired
    private MovingClock clock;

    @Autowired
    private List<DueWork> due;

    private AccountId jan;
    private AccountId anna;
    private AccountId bram;
    private AccountId elske;
    private CircleId circle;

    @BeforeEach
    void aCircle() {
        jan = people.person("Jan");
        anna = people.person("Anna");
        bram = people.person("Bram");
        elske = people.person("Elske");
        circle = people.circle(people.tenant(), jan);
        people.seat(circle, anna, Ring.INNER);
        people.seat(circle, bram, Ring.HELPERS);
        people.seat(circle, elske, Ring.PROFESSIONALS);
    }

    /** In a browser of one's own. */
    private void visit(AccountId who, String page) {
        closeBrowser();
        openBrowser();
        signIn(who);
        UI.getCurrent().navigate("circle/" + circle.value() + "/" + page);
    }

    private PostSheet sheet(AccountId who) {
        visit(who, "timeline");
        _click(_get(Button.class, spec -> spec.withText("Vertel iets")));
        return _get(PostSheet.class);
    }

    private static List<String> offered(PostSheet sheet) {
        return _find(sheet.kind.what, NativeLabel.class).stream()
                .map(label -> label.getElement().getTextRecursively().strip())
                .toList();
    }

    /** All words that can be seen. */
    private static String page() {
        return words(_find(Component.class));
    }

    private static String said() {
        return words(_find(_get(PostSheet.class), Component.class));
    }

    private static String words(List<Component> parts) {
        return parts.stream()
                .map(component -> component.getElement().getText())
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(" | "));
    }

    private void tell(AccountId who, String text, Topic topic, PostKind kind) {
        var post = new NewPost(new PostId(Ids.next()), text, topic, Optional.empty(), Optional.empty(), Set.of(), kind);
        People.run(who, () -> timeline.post(circle, post));
    }

    private CirclePerson person(AccountId account) {
        return People.as(anna, () -> circles.view(circle)).person(account).orElseThrow();
    }

    private void tick(String name) {
        due.stream().filter(work -> work.name().equals(name)).forEach(work -> Acting.asSystem(name, work::doWhatIsDue));
    }

    private LocalDate in(int days) {
        return LocalDate.ofInstant(clock.instant(), MovingClock.ZONE).plusDays(days);
    }

    @Test
    void onlyWhatOneMayMakeIsOfferedAndAnOrdinaryPostIsChosenAlready() {
        assertThat(offered(sheet(jan))).containsExactly("Bericht", "Hoe gaat het", "Vraag", "Mijlpaal");
        assertThat(offered(sheet(anna))).containsExactly("Bericht", "Hoe gaat het", "Vraag", "Mijlpaal", "Verrassing");
        var helper = sheet(bram);
        assertThat(offered(helper)).containsExactly("Bericht", "Vraag");
        assertThat(helper.kind.what.getValue()).isEqualTo(KindFields.What.UPDATE);
        assertThat(helper.text.getLabel()).isEqualTo("Wat wil je vertellen?");
        helper.text.setValue("Soep staat klaar");
        _click(helper.send);
        heard();
        assertThat(page()).contains("Soep staat klaar");
    }

    @Test
    void inMemoriamOnlyAnOrdinaryPostIsLeft() {
        var griet = people.person("Griet");
        people.seat(circle, griet, Ring.INNER);
        People.run(anna, () -> farewell.report(circle, jan, in(0)));
        People.run(griet, () -> farewell.confirm(circle, jan));
        tick("farewell");
        var sheet = sheet(anna);
        assertThat(offered(sheet)).isEmpty();
        assertThat(sheet.kind.what.isVisible()).isFalse();
        assertThat(sheet.kind.chosen()).isEqualTo(KindFields.What.UPDATE);
    }

    @Test
    void r_c12_whoLivesThereReadsAlongAndThatIsSaid() {
        sheet(anna);
        assertThat(said()).contains("Jan leest mee. Dat hoort zo.");
        sheet(jan);
        assertThat(said()).doesNotContain("leest mee");
    }

    @Test
    void howItGoesIsSaidWithAFaceAndAWordAndWithoutAChoiceItIsAsked() {
        var sheet = sheet(jan);
        sheet.kind.what.setValue(KindFields.What.CHECK_IN);
        assertThat(sheet.topic.isVisible()).isFalse();
        assertThat(said())
                .contains("Hoe gaat het vandaag?", "Heel goed", "Slecht")
                .doesNotContain("Bram");
        _click(sheet.send);
        assertThat(page()).contains("Kies eerst hoe het gaat.");
        sheet.kind.face.setValue(HowItGoes.NOT_WELL);
        _click(sheet.send);
        heard();
        assertThat(_find(PostSheet.class)).isEmpty();
        assertThat(page()).contains("Niet goed");
    }

    @Test
    void whatAnotherThinksSaysWhoThinksSo() {
        tell(anna, "", Topic.HEALTH, new PostKind.CheckIn(HowItGoes.WELL));
        visit(jan, "timeline");
        assertThat(page()).contains("Goed. Zo gaat het met Jan, volgens Anna.");
        visit(anna, "timeline");
        assertThat(page()).contains("Goed. Zo gaat het met Jan, volgens jou.");
    }

    @Test
    void r_c17_whoComesForTheWorkAnswersOnADayAndInAHurryOneCalls() {
        var sheet = sheet(anna);
        sheet.kind.what.setValue(KindFields.What.QUESTION);
        sheet.kind.asked.whom.setValue(AskedWhom.Whom.ONE);
        _click(sheet.send);
        assertThat(page()).contains("Kies eerst aan wie je het vraagt.").doesNotContain("uiterlijk");
        sheet.topic.setValue(Topic.HEALTH);
        sheet.kind.asked.one.setValue(person(elske));
        assertThat(page()).contains("Elske antwoordt uiterlijk").contains("Is er haast? Bel Elske");
        _click(sheet.send);
        assertThat(page()).contains("Schrijf eerst iets op.");
        sheet.text.setValue("Kan het anders?");
        _click(sheet.send);
        heard();
        assertThat(page())
                .contains("Vraag aan Elske", "Is er haast? Bel Elske")
                .doesNotContain("stuur nog een bericht");
        _click(_get(Button.class, spec -> spec.withText("Beantwoord")));
        heard();
        assertThat(page()).contains("Vraag, beantwoord");
        assertThat(_find(Button.class, spec -> spec.withText("Beantwoord"))).isEmpty();
    }

    @Test
    void r_c17_whatIsLeftLyingStandsOnTopForTheResidentAndGoesOnceItIsAnswered() {
        tell(bram, "Wie heeft de ladder?", Topic.PRACTICAL, new PostKind.Question(Optional.empty()));
        clock.forward(Duration.ofHours(49));
        visit(anna, "timeline");
        assertThat(page()).doesNotContain("Blijft liggen");
        visit(jan, "timeline");
        assertThat(page()).contains("Blijft liggen");
        _click(_find(Button.class, spec -> spec.withText("Beantwoord")).getFirst());
        heard();
        assertThat(page()).doesNotContain("Blijft liggen");
    }

    @Test
    void aMilestoneStandsOnTopOnceAndNotBelowAsWell() {
        tell(jan, "Honderd honden uitgelaten", Topic.FUN, new PostKind.Milestone());
        tell(anna, "Soep staat klaar", Topic.PRACTICAL, PostKind.ORDINARY);
        visit(anna, "timeline");
        var view = _get(TimelineView.class);
        assertThat(_find(view.top, PostCard.class)).hasSize(1);
        assertThat(_find(view.cards, PostCard.class)).hasSize(1);
        clock.forward(Duration.ofDays(8));
        tell(anna, "Nieuwe soep", Topic.PRACTICAL, PostKind.ORDINARY);
        heard();
        assertThat(_find(view.top, PostCard.class)).isEmpty();
        assertThat(_find(view.cards, PostCard.class)).hasSize(3);
    }

    @Test
    void at_c7_aSurpriseIsMadeWithItsDayAndTheAudienceSaysWhoDoesNotSeeItYet() {
        var sheet = sheet(anna);
        sheet.kind.what.setValue(KindFields.What.SURPRISE);
        assertThat(sheet.topic.isVisible()).isFalse();
        assertThat(said()).contains("Jan ziet dit pas op").doesNotContain("Jan leest mee");
        sheet.text.setValue("Taart");
        sheet.kind.shows.setValue(in(31).toString());
        _click(sheet.send);
        assertThat(page()).contains("Kies een dag na vandaag, binnen dertig dagen.");
        sheet.kind.shows.setValue("");
        _click(sheet.send);
        assertThat(page()).contains("Kies een dag na vandaag, binnen dertig dagen.");
        sheet.kind.shows.setValue(in(3).toString());
        _click(sheet.send);
        heard();
        assertThat(page()).contains("Verrassing, verborgen tot");
    }

    @Test
    void at_c7_onItsDayItComesOnTheOpenPageByItself() {
        tell(anna, "Taart", Topic.FUN, new PostKind.Surprise(in(2)));
        visit(jan, "timeline");
        assertThat(page()).doesNotContain("Taart").doesNotContain("1 nieuw bericht");
        clock.forward(Duration.ofDays(3));
        tick("surprises");
        heard();
        assertThat(page()).contains("Taart");
    }

    @Test
    void r_c13_aNoteIsWrittenReadAndTakenAwayOnAPageOfOnesOwn() {
        People.run(bram, () -> notes.keep(circle, Ids.next(), "Van Bram"));
        visit(anna, "timeline");
        assertThat(page()).contains("Alleen voor mij");
        visit(anna, "notes");
        assertThat(page()).contains("Nog niets opgeschreven").doesNotContain("Van Bram");
        _click(_get(Button.class, spec -> spec.withText("Schrijf iets op")));
        var sheet = _get(NoteSheet.class);
        _click(sheet.keep);
        assertThat(sheet.getElement().getTextRecursively()).contains("Schrijf eerst iets op.");
        _get(sheet, DraftArea.class).setValue("Sleutel ligt bij Trijn");
        _click(sheet.keep);
        assertThat(page()).contains("Sleutel ligt bij Trijn");
        _click(_get(Button.class, spec -> spec.withText("Haal weg")));
        _click(_get(Button.class, spec -> spec.withText("Ja, haal het weg")));
        assertThat(page()).doesNotContain("Sleutel ligt bij Trijn");
    }
}
