package nl.kring.timeline.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.ClosingService;
import nl.kring.circle.ConsentService;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.timeline.ErasingService;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TimelineViewTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private MovingClock clock;

    @Autowired
    private ErasingService erasing;

    @Autowired
    private ConsentService consents;

    @Autowired
    private ClosingService closing;

    private AccountId jan;
    private AccountId anna;
    private CircleId circle;

    @BeforeEach
    void aCircle() {
        jan = people.person("Jan");
        anna = people.person("Anna");
        circle = people.circle(people.tenant(), jan);
        people.seat(circle, anna, Ring.INNER);
        signIn(jan);
    }

    private void tell(PostId id, String text) {
        People.run(anna, () -> timeline.post(circle, new NewPost(id, text, Topic.PRACTICAL, Optional.empty())));
    }

    @Test
    void whoBeganToWriteBeforeMidnightAndSentAfterItBreaksNothing() {
        var ids = Stream.generate(() -> new PostId(Ids.next())).limit(4).toList();
        tell(ids.get(0), "Eerst");
        tell(ids.get(2), "Daarna");
        UI.getCurrent().navigate("circle/" + circle.value() + "/timeline");
        clock.forward(Duration.ofDays(1));
        tell(ids.get(1), "Lang over nagedacht");
        tell(ids.get(3), "Vandaag");
        MockVaadin.clientRoundtrip(false);
        var view = _get(TimelineView.class);
        assertThat(_find(view.cards, PostCard.class)).hasSize(4);
        assertThat(_find(view.cards, Paragraph.class).stream().filter(line -> line.hasClassName("day")))
                .hasSize(4);
    }

    @Test
    void onlyWhatIsNewWaitsForWhoReadsFurtherDownAndALongDayMakesThePageNoLonger() {
        var ids = Stream.generate(() -> new PostId(Ids.next())).limit(15).toList();
        ids.forEach(id -> tell(id, "Bericht " + ids.indexOf(id)));
        UI.getCurrent().navigate("circle/" + circle.value() + "/timeline");
        var view = _get(TimelineView.class);
        var reading = _get(Reading.class);
        ComponentUtil.fireEvent(reading, new Reading.Moved(reading, true, true));
        People.run(anna, () -> erasing.erase(circle, ids.get(3)));
        heard();
        assertThat(_find(view.waiting, Button.class)).isEmpty();
        tell(new PostId(Ids.next()), "Net gebeurd");
        heard();
        assertThat(words()).doesNotContain("Net gebeurd");
        _click(_get(view.waiting, Button.class, spec -> spec.withText("1 nieuw bericht")));
        assertThat(_find(view.cards, PostCard.class)).hasSize(10);
        assertThat(words()).contains("Net gebeurd", "Bericht 6").doesNotContain("Bericht 5");
        _click(_get(view.cards, Button.class, spec -> spec.withText("Eerdere berichten")));
        assertThat(_find(view.cards, PostCard.class)).hasSize(16);
        assertThat(_find(view.cards, Button.class, spec -> spec.withText("Eerdere berichten")))
                .isEmpty();
    }

    @Test
    void r_m8_whatIsTakenAwayGoesFromTheOpenPageOfAnotherInTwoTaps() {
        var id = new PostId(Ids.next());
        tell(id, "Wie heeft mijn sleutel?");
        UI.getCurrent().navigate("circle/" + circle.value() + "/timeline");
        _click(_get(Button.class, spec -> spec.withText("Haal weg")));
        assertThat(_get(EraseSheet.class).isOpened()).isTrue();
        _click(_get(Button.class, spec -> spec.withText("Ja, haal het weg")));
        heard();
        assertThat(words()).contains("Dit bericht is weggehaald.").doesNotContain("Wie heeft mijn sleutel?");
        assertThat(_find(Button.class, spec -> spec.withText("Haal weg"))).isEmpty();
    }

    @Test
    void r_m8_anOpenAnswerLosesTheWordsThatItAnswers() {
        var id = new PostId(Ids.next());
        tell(id, "Wie heeft mijn sleutel?");
        UI.getCurrent().navigate("circle/" + circle.value() + "/timeline");
        _click(_get(Button.class, spec -> spec.withText("Antwoord")));
        People.run(anna, () -> erasing.erase(circle, id));
        heard();
        assertThat(words()).doesNotContain("Wie heeft mijn sleutel?");
    }

    @Test
    void at_m1_anOpenPageOfAnotherLosesWhatIsAboutHealthAndSoDoesAnOpenAnswer() {
        var id = new PostId(Ids.next());
        People.run(
                anna,
                () -> timeline.post(circle, new NewPost(id, "Hij slaapt slecht", Topic.HEALTH, Optional.empty())));
        signIn(anna);
        UI.getCurrent().navigate("circle/" + circle.value() + "/timeline");
        assertThat(words()).contains("Hij slaapt slecht");
        _click(_get(Button.class, spec -> spec.withText("Antwoord")));
        People.run(jan, () -> consents.stopHealth(circle, Locale.of("nl")));
        heard();
        assertThat(words()).doesNotContain("Hij slaapt slecht");
        assertThat(_find(AnswerSheet.class)).isEmpty();
    }

    @Test
    void at_m1_theResidentIsAskedAboveThePageAndErasesInTwoTaps() {
        People.run(
                anna,
                () -> timeline.post(
                        circle,
                        new NewPost(new PostId(Ids.next()), "Hij slaapt slecht", Topic.HEALTH, Optional.empty())));
        People.run(jan, () -> consents.stopHealth(circle, Locale.of("nl")));
        UI.getCurrent().navigate("circle/" + circle.value() + "/timeline");
        assertThat(words()).contains("Dit is er nog. Alleen jij ziet het nu.");
        _click(_get(Button.class, spec -> spec.withText("Haal het weg")));
        _click(_find(Button.class, spec -> spec.withText("Haal het weg")).getLast());
        heard();
        assertThat(words()).doesNotContain("Hij slaapt slecht");
        assertThat(_find(Button.class, spec -> spec.withText("Haal het weg"))).isEmpty();
    }

    @Test
    void inAClosedCircleItIsSaidAndNothingIsOfferedToWrite() {
        tell(new PostId(Ids.next()), "Soep staat klaar");
        People.run(jan, () -> closing.close(circle));
        signIn(anna);
        UI.getCurrent().navigate("circle/" + circle.value() + "/timeline");
        assertThat(words()).contains("Soep staat klaar").anyMatch(line -> line.startsWith("Je kunt nog lezen tot"));
        assertThat(_find(Button.class, spec -> spec.withText("Antwoord"))).isEmpty();
        assertThat(_find(Button.class, spec -> spec.withText("Vertel iets"))).isEmpty();
        _click(_get(Button.class, spec -> spec.withText("Ik heb het gelezen")));
        assertThat(_find(Button.class, spec -> spec.withText("Ik heb het gelezen")))
                .isEmpty();
    }

    @Test
    void theResidentReadsWhatHappensClosesAndOpensAgain() {
        UI.getCurrent().navigate("circle/" + circle.value() + "/close");
        _click(_get(Button.class, spec -> spec.withText("Sluit mijn kring")));
        assertThat(_get(TimelineView.class).isVisible()).isTrue();
        assertThat(_find(Button.class, spec -> spec.withText("Vertel iets"))).isEmpty();
        _click(_get(Button.class, spec -> spec.withText("Open de kring weer")));
        heard();
        assertThat(_find(Button.class, spec -> spec.withText("Open de kring weer")))
                .isEmpty();
        assertThat(_find(Button.class, spec -> spec.withText("Vertel iets"))).hasSize(1);
    }

    private static List<String> words() {
        return _find(Paragraph.class).stream().map(Paragraph::getText).toList();
    }
}
