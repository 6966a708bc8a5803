package nl.kring.timeline.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import java.util.Optional;
import nl.kring.People;
import nl.kring.Town;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LookAsViewTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private CircleService circles;

    private AccountId geertje;
    private AccountId sietse;
    private CircleId circle;

    @BeforeEach
    void aCircle() {
        geertje = people.person("Geertje");
        sietse = people.person("Sietse");
        circle = people.circle(people.tenant(), geertje);
        people.seat(circle, sietse, Ring.HELPERS);
        tell(Topic.FUN, "Taart!");
        tell(Topic.HEALTH, "Bloeddruk");
    }

    private void tell(Topic topic, String text) {
        People.run(
                geertje,
                () -> timeline.post(circle, new NewPost(new PostId(Ids.next()), text, topic, Optional.empty())));
    }

    private void look(AccountId person) {
        signIn(person);
        UI.getCurrent().navigate("circle/" + circle.value() + "/as/" + sietse.value());
    }

    private static String text(LookAsView view) {
        return view.getElement().getTextRecursively();
    }

    @Test
    void at_b5_the_resident_reads_what_sietse_reads_under_a_band_with_his_name_and_can_do_nothing_there() {
        look(geertje);
        var view = _get(LookAsView.class);
        assertThat(view.bar.getElement().getTextRecursively()).startsWith("Je kijkt als Sietse");
        assertThat(view.cards.getElement().getTextRecursively())
                .contains("Taart!")
                .doesNotContain("Bloeddruk");
        assertThat(view.about.getElement().getTextRecursively()).contains("Sietse ziet niet", "Gezondheid");
        assertThat(_find(view, Button.class)).isEmpty();
        assertThat(People.as(geertje, () -> circles.log(circle)))
                .filteredOn(line -> line.action().equals("LOOKED"))
                .hasSize(1);
    }

    @Test
    void whatChangesIsSeenOnTheOpenPageAndWhoIsGoneIsNotLookedAs() {
        look(geertje);
        var view = _get(LookAsView.class);
        People.run(geertje, () -> circles.moveTo(circle, sietse, Ring.INNER));
        Town.soon(() -> {
            MockVaadin.clientRoundtrip(false);
            return Optional.of(text(view)).filter(words -> words.contains("Bloeddruk"));
        });
        People.run(geertje, () -> circles.remove(circle, sietse));
        Town.soon(() -> {
            MockVaadin.clientRoundtrip(false);
            return Optional.of(text(view)).filter(words -> words.contains("Dit kan niet meer"));
        });
        assertThat(view.getElement().getTextRecursively()).doesNotContain("Bloeddruk", "Taart!");
    }

    @Test
    void nobodyElseLooksSo() {
        look(sietse);
        assertThat(_get(H1.class).getText()).isEqualTo("Dit kan nu niet");
        assertThat(_find(PostCard.class)).isEmpty();
    }
}
