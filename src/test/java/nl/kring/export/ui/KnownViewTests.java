package nl.kring.export.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import nl.kring.People;
import nl.kring.Town;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
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
import org.springframework.mock.web.MockHttpServletResponse;

/** "Wat Kring van mij weet", and the address that its button goes to. */
class KnownViewTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private ExportDownload download;

    @Autowired
    private CircleJobs circles;

    @Autowired
    private TimelineService timeline;

    private AccountId jan;
    private AccountId bram;
    private CircleId circle;

    @BeforeEach
    void aCircle() {
        jan = people.person("Jan");
        bram = people.person("Bram");
        circle = people.circle(people.tenant(), jan);
        people.seat(circle, bram, Ring.HELPERS);
    }

    private List<String> opens(AccountId person) {
        signIn(person);
        UI.getCurrent().navigate("circle/" + circle.value() + "/known");
        return _find(ListItem.class).stream()
                .filter(item -> item.getParent()
                        .filter(list -> list.hasClassName("terms"))
                        .isEmpty())
                .map(item -> item.getElement().getTextRecursively())
                .toList();
    }

    private MockHttpServletResponse asks(AccountId person, String id) {
        return People.as(person, () -> {
            var response = new MockHttpServletResponse();
            try {
                download.export(id, response);
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
            return response;
        });
    }

    @Test
    void theResidentReadsWhatIsInItAndHasOneButton() {
        assertThat(opens(jan)).contains("Berichten", "Je eigen tekening", "Wie heeft gekeken?");
        assertThat(_get(H1.class).getText()).isEqualTo("Wat Kring van mij weet");
        assertThat(_find(Anchor.class).stream().map(Anchor::getHref))
                .contains("api/circles/" + circle.value() + "/export");
    }

    @Test
    void aMemberReadsThatItIsTheOwnPart() {
        assertThat(opens(bram))
                .containsExactly(
                        "Over jou",
                        "Jouw plek in de kring",
                        "Waar je ja of nee op zei",
                        "Wat er is gezien",
                        "Wat jij antwoordde toen er hulp werd gevraagd",
                        "Wat er samen is besloten",
                        "Gevraagd om voor je te spreken",
                        "Berichten",
                        "Klussen",
                        "Afspraken",
                        "Notities voor jezelf",
                        "Hoe je iets hoort");
    }

    @Test
    void howLongThingsAreKeptIsSaidInPlainWords() {
        signIn(bram);
        UI.getCurrent().navigate("circle/" + circle.value() + "/known");
        assertThat(_find(ListItem.class).stream()
                        .filter(item -> item.getParent().orElseThrow().hasClassName("terms"))
                        .map(item -> item.getElement().getTextRecursively()))
                .contains(
                        "Dat er een bericht is weggehaald: 30 dagen, of zolang er antwoorden bij staan.",
                        "Een uitnodiging die niemand gebruikt: 30 dagen.",
                        "Een oud plan: 24 maanden nadat er een nieuw kwam.")
                .hasSize(9);
    }

    @Test
    void at_m1_inTwoTapsTheResidentStopsWithHealthAndIsToldThatItHasNoConsequences() {
        signIn(jan);
        UI.getCurrent().navigate("circle/" + circle.value() + "/known");
        _click(_find(Button.class, spec -> spec.withText("Stop hiermee")).getFirst());
        assertThat(_find(StopHealthSheet.class)).hasSize(1);
        assertThat(_find(Span.class).stream().map(Span::getText))
                .contains("Je mag altijd stoppen. Dat heeft geen gevolgen voor je hulp.");
        _click(_get(Button.class, spec -> spec.withText("Ja, stop hiermee")));
        assertThat(people.job(() -> circles.view(circle)).healthAllowed()).isFalse();
        assertThat(_find(StopHealthSheet.class))
                .as("nothing is asked where there is nothing")
                .isEmpty();
    }

    @Test
    void at_m1_keepOrEraseIsAskedInTheSamePlaceAndStaysOnThePage() {
        People.run(
                jan,
                () -> timeline.post(
                        circle,
                        new NewPost(new PostId(Ids.next()), "Ik slaap slecht", Topic.HEALTH, Optional.empty())));
        signIn(jan);
        UI.getCurrent().navigate("circle/" + circle.value() + "/known");
        _click(_find(Button.class, spec -> spec.withText("Stop hiermee")).getFirst());
        _click(_get(Button.class, spec -> spec.withText("Ja, stop hiermee")));
        var sheet = _get(StopHealthSheet.class);
        assertThat(sheet.getElement().getTextRecursively())
                .contains("Wat doen we met wat er over je gezondheid staat?");
        sheet.close();
        soon("Kies: bewaren of weghalen", true);
        _click(_get(Button.class, spec -> spec.withText("Kies: bewaren of weghalen")));
        _click(_get(Button.class, spec -> spec.withText("Bewaar het voor mij")
                .withPredicate(button -> isIn(button, StopHealthSheet.class))));
        soon("Kies: bewaren of weghalen", false);
    }

    private static void soon(String button, boolean there) {
        Town.soon(() -> {
            MockVaadin.clientRoundtrip(false);
            return Optional.of(_find(Button.class, spec -> spec.withText(button)))
                    .filter(found -> found.isEmpty() != there);
        });
    }

    private static boolean isIn(Component part, Class<?> whole) {
        return part.getParent()
                .map(parent -> whole.isInstance(parent) || isIn(parent, whole))
                .orElse(false);
    }

    @Test
    void thePeopleOfACircleHaveAWayThere() {
        signIn(bram);
        UI.getCurrent().navigate("circle/" + circle.value() + "/people");
        assertThat(_find(Anchor.class).stream().map(Anchor::getHref)).contains("circle/" + circle.value() + "/known");
    }

    @Test
    void theFileIsKeptByNobodyOnTheWay() {
        var response = asks(jan, circle.value().toString());
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentType()).isEqualTo("application/zip");
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(response.getHeader("Content-Disposition")).isEqualTo("attachment; filename=\"kring.zip\"");
        assertThat(response.getContentAsByteArray()).startsWith('P', 'K');
    }

    @Test
    void aStrangerNonsenseAndWhatDoesNotExistAreAnsweredTheSame() {
        var stranger = people.person("Vreemde");
        for (var id : List.of(circle.value().toString(), Ids.next().toString(), "onzin")) {
            var response = asks(stranger, id);
            assertThat(response.getStatus()).isEqualTo(404);
            assertThat(response.getContentAsByteArray()).isEmpty();
        }
    }
}
