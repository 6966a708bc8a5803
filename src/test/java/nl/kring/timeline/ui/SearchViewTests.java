package nl.kring.timeline.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Locale;
import java.util.Optional;
import nl.kring.People;
import nl.kring.Town;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.ConsentService;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.ui.EmptyState;
import nl.kring.timeline.ErasingService;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class SearchViewTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private ErasingService erasing;

    @Autowired
    private ConsentService consents;

    @Autowired
    private CircleService circles;

    private AccountId jan;
    private AccountId anna;
    private AccountId bram;
    private CircleId circle;

    @BeforeEach
    void aCircle() {
        jan = people.person("Jan");
        anna = people.person("Anna");
        bram = people.person("Bram");
        circle = people.circle(people.tenant(), jan);
        people.seat(circle, anna, Ring.INNER);
        people.seat(circle, bram, Ring.HELPERS);
    }

    private PostId tell(String text, Topic topic) {
        var id = new PostId(Ids.next());
        People.run(jan, () -> timeline.post(circle, new NewPost(id, text, topic, Optional.empty())));
        return id;
    }

    private SearchView search(AccountId reader, String words) {
        signIn(reader);
        UI.getCurrent().navigate("circle/" + circle.value() + "/search");
        fill(_get(TextField.class), words);
        _click(_get(Button.class, spec -> spec.withText("Zoek")));
        return _get(SearchView.class);
    }

    private static String said(SearchView view) {
        return view.said.getElement().getTextRecursively();
    }

    private static String cards(SearchView view) {
        return view.cards.getElement().getTextRecursively();
    }

    @Test
    void at_c6_a_helper_searches_a_word_of_a_health_post_and_reads_that_nothing_was_found() {
        tell("Zijn bloeddruk is te hoog", Topic.HEALTH);
        var helper = search(bram, "bloeddruk");
        assertThat(_find(helper, PostCard.class)).isEmpty();
        assertThat(_find(helper, EmptyState.class)).hasSize(1);
        assertThat(said(helper)).isEqualTo("Niets gevonden" + "Probeer een ander woord, of een korter stukje ervan.");
        var daughter = search(anna, "bloeddruk");
        assertThat(cards(daughter)).contains("Zijn bloeddruk is te hoog");
        assertThat(said(daughter)).isEqualTo("1 bericht gevonden");
    }

    @Test
    void fromTheTimelineOneComesToTheFieldAndBack() {
        tell("Soep staat klaar", Topic.PRACTICAL);
        signIn(bram);
        UI.getCurrent().navigate("circle/" + circle.value() + "/timeline");
        var link = _find(_get(TimelineView.class).search, Anchor.class).getFirst();
        assertThat(link.getElement().getTextRecursively()).isEqualTo("Zoek");
        UI.getCurrent().navigate(link.getHref());
        assertThat(_get(H1.class).getText()).isEqualTo("Zoek in de kring");
        assertThat(_find(_get(SearchView.class), Anchor.class).getFirst().getHref())
                .isEqualTo("circle/" + circle.value() + "/timeline");
    }

    @Test
    void anEmptyTimelineHasNothingToSearch() {
        signIn(bram);
        UI.getCurrent().navigate("circle/" + circle.value() + "/timeline");
        assertThat(_get(TimelineView.class).search.isVisible()).isFalse();
    }

    @Test
    void theWordIsMarkedInItsPostAndInAnAnswerAsItWasWritten() {
        var id = tell("De Medicijndoos is <b>leeg</b>.", Topic.PRACTICAL);
        People.run(anna, () -> timeline.answer(circle, id, new PostId(Ids.next()), "Welke dóós?"));
        var view = search(bram, "doos");
        assertThat(_find(view, Mark.class)).extracting(Mark::getText).containsExactly("Medicijndoos", "dóós");
        assertThat(cards(view)).contains("De Medicijndoos is <b>leeg</b>.").contains("Welke dóós?");
        assertThat(_find(view, Button.class, spec -> spec.withText("Antwoord"))).hasSize(1);
    }

    @Test
    void theWordsStandInNoAddress() {
        tell("Zijn bloeddruk is te hoog", Topic.HEALTH);
        search(anna, "bloeddruk");
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("circle/" + circle.value() + "/search");
    }

    @Test
    void twentyStandThereAndOlderOnesComeWhenAsked() {
        for (var turn = 0; turn < 25; turn++) {
            tell("Soep nummer " + turn, Topic.PRACTICAL);
        }
        var view = search(bram, "soep");
        assertThat(_find(view, PostCard.class)).hasSize(20);
        assertThat(said(view)).isEqualTo("De nieuwste 20 berichten");
        _click(_get(Button.class, spec -> spec.withText("Verder terug")));
        assertThat(_find(view, PostCard.class)).hasSize(25);
        assertThat(said(view)).isEqualTo("25 berichten gevonden");
        assertThat(_find(Button.class, spec -> spec.withText("Verder terug"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "%", "_", "' or 1=1 --", "\u200F\u202E", "👩‍👩‍👧"})
    void whatCannotBeSearchedIsSaidAtTheFieldOrFindsNothing(String words) {
        tell("Soep staat klaar", Topic.PRACTICAL);
        var view = search(bram, words);
        assertThat(_find(view, PostCard.class)).isEmpty();
        assertThat(view.words.isInvalid() ? view.words.getErrorMessage() : said(view))
                .containsAnyOf("Typ twee letters of meer.", "Niets gevonden");
    }

    @Test
    void tooMuchIsSaidAtTheFieldAndAnotherSearchTakesTheSentenceAway() {
        tell("Soep staat klaar", Topic.PRACTICAL);
        var view = search(bram, "x".repeat(2_000));
        assertThat(view.words.getErrorMessage()).isEqualTo("Dat is te lang om te zoeken. Typ een paar woorden.");
        assertThat(view.words.getValue()).hasSize(2_000);
        fill(view.words, "soep");
        _click(_get(Button.class, spec -> spec.withText("Zoek")));
        assertThat(view.words.isInvalid()).isFalse();
        assertThat(_find(view, PostCard.class)).hasSize(1);
    }

    @Test
    void at_m1_an_open_search_loses_what_is_about_health_and_what_was_taken_away() {
        var soup = tell("Soep helpt tegen de griep", Topic.PRACTICAL);
        tell("Hij heeft griep", Topic.HEALTH);
        var view = search(anna, "griep");
        assertThat(_find(view, PostCard.class)).hasSize(2);
        People.run(jan, () -> consents.stopHealth(circle, Locale.of("nl")));
        soon(view, "Hij heeft griep");
        assertThat(_find(view, PostCard.class)).hasSize(1);
        assertThat(said(view)).isEqualTo("1 bericht gevonden");
        People.run(jan, () -> erasing.erase(circle, soup));
        soon(view, "Soep helpt");
        assertThat(_find(view, Paragraph.class)).extracting(Paragraph::getText).contains("Dit bericht is weggehaald.");
    }

    @Test
    void r_0_4_whoIsTakenOutOfTheCircleHasNothingLeftOnTheOpenPage() {
        tell("Soep staat klaar", Topic.PRACTICAL);
        var view = search(bram, "soep");
        assertThat(cards(view)).contains("Soep staat klaar");
        People.run(jan, () -> circles.remove(circle, bram));
        soon(view, "Soep staat klaar");
        assertThat(view.getChildren()).isEmpty();
    }

    private static void soon(SearchView view, String gone) {
        Town.soon(() -> {
            MockVaadin.clientRoundtrip(false);
            return Optional.of(true)
                    .filter(_ -> !view.getElement().getTextRecursively().contains(gone));
        });
    }
}
