package nl.kring.paper.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Optional;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.NewMember;
import nl.kring.circle.RelationKind;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.identity.SignedIn;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.PrintButton;
import nl.kring.told.OnPaperService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody on paper: put there below the people, and the page for the fridge. */
class FridgeViewTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private OnPaperService papers;

    @Autowired
    private CircleJobs jobs;

    private AccountId anke;
    private AccountId jan;
    private CircleId circle;

    @BeforeEach
    void ankeOrganises() {
        anke = people.person("Anke");
        jan = people.person("Jan");
        circle = people.circle(people.tenant(), people.person("Douwe"));
        people.job(() -> {
            jobs.seat(
                    circle,
                    new NewMember(anke, RelationKind.CLOSE_ONE, "vrouw", Optional.empty(), Ring.INNER, true, true));
            return true;
        });
        people.seat(circle, jan, Ring.HELPERS);
    }

    private void open(AccountId who, String place) {
        signIn(new SignedIn(who.value(), null, null));
        UI.getCurrent().navigate("circle/" + circle.value() + "/" + place);
    }

    @Test
    @SuppressWarnings("unchecked")
    void whoOrganisesPutsSomebodyOnPaperAndOpensThePageForTheFridge() {
        open(anke, "people");
        _click(_get(Button.class, spec -> spec.withText("Zet iemand op papier")));
        var who = (Options<nl.kring.circle.CirclePerson>) _get(Options.class);
        fill(who, People.as(anke, () -> circlePerson("Jan")));
        _click(_get(Button.class, spec -> spec.withText("Op papier")));
        assertThat(People.as(anke, () -> papers.onPaper(circle))).containsExactly(jan);
        assertThat(_find(com.vaadin.flow.component.html.Anchor.class))
                .anyMatch(link -> link.getHref().endsWith("/paper/" + jan.value()));
        UI.getCurrent().navigate("circle/" + circle.value() + "/paper/" + jan.value());
        assertThat(_get(Article.class).getElement().getTextRecursively())
                .contains(
                        "Kring van Douwe",
                        "Blad voor Jan",
                        "Vraag of nieuws? Bel Anke",
                        "112",
                        "Deze week",
                        "Wie is wie",
                        "Geprint op");
        _get(PrintButton.class);
        assertThat(_get(_get(Article.class), H1.class).getText()).isEqualTo("Kring van Douwe");
    }

    private nl.kring.circle.CirclePerson circlePerson(String name) {
        return people.job(() -> jobs.view(circle)).members().stream()
                .map(nl.kring.circle.MemberView::person)
                .filter(person -> person.firstName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void oneSaysItOfOneself_andAnotherOnlyReadsIt() {
        open(jan, "told");
        for (var options : _find(Options.class)) {
            if (Boolean.FALSE.equals(options.getValue())) {
                choose(options);
            }
        }
        assertThat(_find(Paragraph.class)).anyMatch(line -> line.getText().startsWith("Je hoort het op papier."));
        assertThat(People.as(jan, () -> papers.onPaper(circle))).containsExactly(jan);
        var rixt = people.person("Rixt");
        people.seat(circle, rixt, Ring.INNER);
        open(rixt, "people");
        assertThat(_find(Paragraph.class)).anyMatch(line -> line.getText().equals("Jan hoort het op papier."));
        assertThat(_find(Button.class)).noneMatch(button -> button.getText().contains("papier"));
        UI.getCurrent().navigate("circle/" + circle.value() + "/paper/" + jan.value());
        assertThat(_find(Article.class)).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static void choose(Options<?> options) {
        fill((Options<Boolean>) options, true);
    }
}
