package nl.kring.timeline.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.ClosingService;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.timeline.EditingService;
import nl.kring.timeline.ErasingService;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class EditingViewTests extends ViewTest {
    private static final String ASKED = "Wie heeft mijn sleutel?";
    private static final String FOUND = "Mijn sleutel is er weer";
    private static final String EARLIER = "Wat er eerst stond";

    @Autowired
    private People people;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private EditingService editing;

    @Autowired
    private ErasingService erasing;

    @Autowired
    private ClosingService closing;

    @Autowired
    private MovingClock clock;

    private AccountId jan;
    private AccountId anna;
    private AccountId bram;
    private CircleId circle;
    private final PostId post = new PostId(Ids.next());

    @BeforeEach
    void aPost() {
        jan = people.person("Jan");
        anna = people.person("Anna");
        bram = people.person("Bram");
        circle = people.circle(people.tenant(), jan);
        people.seat(circle, anna, Ring.INNER);
        people.seat(circle, bram, Ring.INNER);
        People.run(anna, () -> timeline.post(circle, new NewPost(post, ASKED, Topic.PRACTICAL, Optional.empty())));
    }

    private void reads(AccountId person) {
        signIn(person);
        UI.getCurrent().navigate("circle/" + circle.value() + "/timeline");
    }

    private void changed(String before, String text) {
        People.run(anna, () -> editing.edit(circle, post, before, text));
    }

    @Test
    void r_c2_theAuthorChangesTheWordsInASheetThatHoldsThem() {
        reads(anna);
        _click(button("Pas aan"));
        var sheet = _get(EditSheet.class);
        assertThat(sheet.text.getValue()).isEqualTo(ASKED);
        assertThat(words())
                .contains(
                        "Staat het er langer dan een kwartier? Dan komt er ‘aangepast’ bij. Jij en Jan lezen dan nog wat er eerst stond.");
        fill(sheet.text, FOUND);
        _click(sheet.save);
        heard();
        assertThat(_find(EditSheet.class)).isEmpty();
        assertThat(words()).contains(FOUND).doesNotContain(ASKED);
        assertThat(lines()).noneMatch(line -> line.contains("aangepast"));
        assertThat(_find(Button.class, spec -> spec.withText(EARLIER))).isEmpty();
    }

    @Test
    void r_c14_whoGivesAnAccountNumberAwayInOtherWordsIsAskedOnceToo() {
        var given = "Stuur het geld naar NL91 ABNA 0417 1643 00";
        reads(anna);
        _click(button("Pas aan"));
        var sheet = _get(EditSheet.class);
        fill(sheet.text, given);
        _click(sheet.save);
        assertThat(sheet.isOpened()).isTrue();
        assertThat(People.as(anna, () -> editing.words(circle, post))).contains(ASKED);
        _click(button("Verstuur het toch"));
        heard();
        assertThat(_find(EditSheet.class)).isEmpty();
        assertThat(words()).contains(given);
    }

    @Test
    void r_c2_onlyOwnPostsAreOfferedAndNothingInAClosedCircle() {
        reads(jan);
        assertThat(_find(Button.class, spec -> spec.withText("Haal weg"))).hasSize(1);
        assertThat(_find(Button.class, spec -> spec.withText("Pas aan"))).isEmpty();
        reads(bram);
        assertThat(_find(Button.class, spec -> spec.withText("Pas aan"))).isEmpty();
        People.run(jan, () -> closing.close(circle));
        reads(anna);
        assertThat(_find(Button.class, spec -> spec.withText("Pas aan"))).isEmpty();
    }

    @Test
    void r_c2_anOpenPageOfAnotherSaysChangedByItselfAndShowsNothingOfBefore() {
        reads(bram);
        clock.forward(Duration.ofMinutes(16));
        changed(ASKED, FOUND);
        heard();
        assertThat(words()).contains(FOUND).doesNotContain(ASKED);
        assertThat(lines()).anyMatch(line -> line.endsWith(" · aangepast"));
        assertThat(_find(Button.class, spec -> spec.withText(EARLIER))).isEmpty();
    }

    @Test
    void r_c2_theResidentReadsWhatStoodThereUntilItIsTakenAway() {
        clock.forward(Duration.ofMinutes(16));
        changed(ASKED, FOUND);
        reads(jan);
        _click(button(EARLIER));
        assertThat(_get(EarlierSheet.class).isOpened()).isTrue();
        assertThat(words()).contains(ASKED);
        People.run(anna, () -> erasing.erase(circle, post));
        heard();
        assertThat(words()).doesNotContain(ASKED);
        assertThat(_find(EarlierSheet.class)).isEmpty();
    }

    @Test
    void r_c2_whatWasChangedInAnotherTabIsSaidAndWhatWasWrittenStays() {
        reads(anna);
        _click(button("Pas aan"));
        var sheet = _get(EditSheet.class);
        fill(sheet.text, "In mijn jas");
        changed(ASKED, FOUND);
        _click(sheet.save);
        assertThat(sheet.isOpened()).isTrue();
        assertThat(sheet.text.getValue()).isEqualTo("In mijn jas");
        assertThat(lines())
                .contains("De woorden zijn intussen veranderd. Kijk wat er nu staat, en bewaar dan opnieuw.");
        assertThat(words()).contains("Er staat nu:", FOUND);
        _click(sheet.save);
        heard();
        assertThat(_find(EditSheet.class)).isEmpty();
        assertThat(words()).contains("In mijn jas").doesNotContain(FOUND);
    }

    @Test
    void r_c2_anEmptyTextIsSaidInTheSheetAndATakenAwayPostClosesIt() {
        reads(anna);
        _click(button("Pas aan"));
        var sheet = _get(EditSheet.class);
        fill(sheet.text, " ");
        _click(sheet.save);
        assertThat(lines()).contains("Schrijf eerst iets op.");
        People.run(jan, () -> erasing.erase(circle, post));
        heard();
        assertThat(_find(EditSheet.class)).isEmpty();
        assertThat(words()).doesNotContain(ASKED);
    }

    private static Button button(String text) {
        return _get(Button.class, spec -> spec.withText(text));
    }

    private static List<String> words() {
        return _find(Paragraph.class).stream().map(Paragraph::getText).toList();
    }

    private static List<String> lines() {
        return _find(Span.class).stream().map(Span::getText).toList();
    }
}
