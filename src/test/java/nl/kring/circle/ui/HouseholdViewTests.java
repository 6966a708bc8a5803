package nl.kring.circle.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.stream.Collectors;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.circle.ApartService;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleState;
import nl.kring.circle.HousemateService;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.ui.Pick;
import nl.kring.tenant.TenantId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Living together in one circle, and going apart, on the pages that people use. */
class HouseholdViewTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private CircleService circles;

    @Autowired
    private HousemateService housemates;

    @Autowired
    private ApartService apart;

    private TenantId tenant;
    private AccountId bram;
    private AccountId wietske;
    private AccountId griet;

    @BeforeEach
    void three() {
        tenant = people.tenant();
        bram = people.person("Bram");
        wietske = people.person("Wietske");
        griet = people.person("Griet");
    }

    /** By way of the own circles, as who comes to a screen does: what is asked above a page stays there from page to page. */
    private void open(AccountId person, CircleId circle, String page) {
        signIn(person);
        UI.getCurrent().navigate("kringen");
        UI.getCurrent().navigate("circle/" + circle.value() + "/" + page);
    }

    private static void press(String words) {
        _click(_get(Button.class, spec -> spec.withText(words)));
    }

    private static String page() {
        return UI.getCurrent().getInternals().getActiveRouterTargetsChain().stream()
                .map(part -> part.getElement().getTextRecursively())
                .collect(Collectors.joining(" "));
    }

    @Test
    void r_b21_a_resident_asks_from_the_people_page_and_the_other_says_yes_on_hers() {
        var circle = people.circle(tenant, bram);
        people.seat(circle, wietske, Ring.INNER);
        open(bram, circle, "people");
        _click(_find(com.vaadin.flow.component.html.NativeButton.class).stream()
                .filter(row -> row.getElement().getTextRecursively().contains("Wietske"))
                .findFirst()
                .orElseThrow());
        press("Vraag Wietske voor een kring samen");
        press("Vraag het aan Wietske");
        press("Klaar");
        open(wietske, circle, "timeline");
        assertThat(_find(H2.class, spec -> spec.withText("Bram vraagt: samen één kring?")))
                .hasSize(1);
        UI.getCurrent().navigate("circle/" + circle.value() + "/together");
        var form = _get(YesForm.class);
        press("Ja, dit is ook mijn kring");
        assertThat(circle(bram, circle)).isEqualTo("Bram");
        fill(form.keep, true);
        fill(form.health, false);
        fill(form.messages, true);
        press("Ja, dit is ook mijn kring");
        assertThat(circle(wietske, circle)).isEqualTo("Bram & Wietske");
        assertThat(page()).contains("Jullie zijn samen de baas over deze kring.");
        open(griet, people.circle(tenant, griet), "people");
        assertThat(page()).doesNotContain("Ieder een eigen kring");
    }

    private String circle(AccountId reader, CircleId circle) {
        return People.as(reader, () -> circles.view(circle)).whose();
    }

    @Test
    void r_b21_whose_yes_is_awaited_is_said_to_each() {
        var circle = people.household(tenant, bram, wietske);
        people.seat(circle, griet, Ring.INNER);
        People.run(bram, () -> housemates.ask(circle, Ids.next(), griet));
        open(bram, circle, "people");
        assertThat(page()).contains("Voor Griet: we wachten nog op het ja van Wietske.");
        open(wietske, circle, "timeline");
        assertThat(page()).contains("Woont Griet hier ook?", "Bram stelt het voor");
        press("Ja, vraag Griet");
        open(bram, circle, "people");
        assertThat(page()).contains("We wachten op het antwoord van Griet.");
        press("Vraag Griet toch niet");
        assertThat(People.as(griet, () -> housemates.open(circle))).isEmpty();
    }

    @Test
    void r_b22_from_the_people_page_each_gets_an_own_circle_and_the_other_is_asked_who_comes_along() {
        var home = people.household(tenant, bram, wietske);
        people.seat(home, griet, Ring.INNER);
        open(wietske, home, "apart");
        assertThat(page())
                .contains(
                        "Wat alleen over jou gaat, gaat mee naar jouw eigen kring.",
                        "de preventiewerker van de gemeente");
        fill(_get(GoApartView.class).along.picks.get(griet), true);
        press("Maak er eigen kringen van");
        var wietskes = own(wietske, home);
        assertThat(People.as(griet, () -> circles.view(wietskes)).state()).isEqualTo(CircleState.ACTIVE);
        open(bram, home, "timeline");
        assertThat(page()).contains("Bram & Wietske hebben nu ieder een eigen kring");
        var brams = own(bram, home);
        open(bram, brams, "timeline");
        assertThat(page()).contains("Dit is nu jouw eigen kring. Wie gaat mee?");
        fill(_find(Pick.class).getFirst(), true);
        press("Neem deze mensen mee");
        assertThat(People.as(griet, () -> circles.view(brams)).state()).isEqualTo(CircleState.ACTIVE);
        open(griet, home, "timeline");
        assertThat(_find(Paragraph.class).stream().map(Paragraph::getText))
                .anyMatch(text -> text.contains("Jij hoeft niets te doen"));
    }

    private CircleId own(AccountId person, CircleId home) {
        return People.as(person, () -> apart.apart(home)).orElseThrow().own();
    }

    @Test
    void r_b22_who_does_not_live_there_has_no_such_page() {
        var home = people.household(tenant, bram, wietske);
        people.seat(home, griet, Ring.INNER);
        open(griet, home, "people");
        assertThat(page()).doesNotContain("Ieder een eigen kring");
    }
}
