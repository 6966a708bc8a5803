package nl.kring.timeline.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import java.util.List;
import java.util.Optional;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.Reaction;
import nl.kring.timeline.ReactionService;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KringTest
class ReactionViewTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private ReactionService reactions;

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
        People.run(anna, () -> timeline.post(circle, new NewPost(post, "Soep", Topic.PRACTICAL, Optional.empty())));
    }

    private void reads(AccountId person) {
        signIn(person);
        UI.getCurrent().navigate("circle/" + circle.value() + "/timeline");
    }

    private void says(AccountId who, Reaction kind) {
        People.run(who, () -> reactions.react(circle, post, Optional.of(kind)));
    }

    private static void opens() {
        _click(word("Reageer"));
    }

    private static NativeButton word(String words) {
        return _get(NativeButton.class, spec -> spec.withText(words));
    }

    private static List<String> said() {
        return _find(SaidLine.class).stream().map(SaidLine::getText).toList();
    }

    @Test
    void r_c4_aTapSaysItAndASecondTakesItBack() {
        reads(bram);
        opens();
        _click(word("Fijn"));
        heard();
        assertThat(said()).containsExactly("Jij: Fijn");
        assertThat(word("Fijn").getElement().getAttribute("aria-pressed")).isEqualTo("true");
        _click(word("Sterkte"));
        heard();
        assertThat(said()).containsExactly("Jij: Sterkte");
        _click(word("Sterkte"));
        heard();
        assertThat(said()).isEmpty();
        assertThat(word("Sterkte").getElement().getAttribute("aria-pressed")).isEqualTo("false");
    }

    @Test
    void r_c4_theWordsOfOthersComeToAnOpenPageAndTheCardStaysWhereItIs() {
        reads(anna);
        var card = _get(PostCard.class);
        says(jan, Reaction.FINE);
        says(bram, Reaction.FINE);
        heard();
        assertThat(said()).containsExactly("Jan en Bram: Fijn");
        says(jan, Reaction.STRENGTH);
        heard();
        assertThat(said()).containsExactly("Bram: Fijn · Jan: Sterkte");
        assertThat(_get(PostCard.class)).isSameAs(card);
    }

    @Test
    void r_c4_ofTheOwnWordsNoneIsOffered() {
        reads(anna);
        assertThat(_find(PostCard.class)).hasSize(1);
        assertThat(_find(ReactMenu.class)).isEmpty();
    }

    @Test
    void r_c4_theResidentIsOfferedFiveWordsBehindOneButton() {
        reads(jan);
        assertThat(_find(ReactMenu.class)).hasSize(1);
        assertThat(_find(NativeButton.class, spec -> spec.withClasses("line"))).isEmpty();
        opens();
        opens();
        var words = _find(NativeButton.class, spec -> spec.withClasses("line"));
        assertThat(words.stream().map(NativeButton::getText))
                .containsExactly("Fijn", "Gezien", "Sterkte", "Leuk", "Dank je");
    }

    @Test
    void r_b7_throughTheEyesOfAnotherItIsReadByNameAndNothingIsOffered() {
        says(bram, Reaction.LIKE);
        signIn(jan);
        UI.getCurrent().navigate("circle/" + circle.value() + "/as/" + bram.value());
        assertThat(said()).containsExactly("Bram: Leuk");
        assertThat(_find(ReactMenu.class)).isEmpty();
    }
}
