package nl.kring.moving;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.kring.People;
import nl.kring.Town;
import nl.kring.ViewTest;
import nl.kring.circle.Address;
import nl.kring.circle.CircleId;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.tenant.Postcode;
import nl.kring.tenant.TenantService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the page of a move says, and that it can be off until it is over. */
class MovingViewTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private TenantService tenants;

    @Autowired
    private MoveService moves;

    @Autowired
    private MoveTick tick;

    @Autowired
    private MovingClock clock;

    private Town town;
    private AccountId jan;

    @BeforeEach
    void aTown() {
        town = Town.of(people, tenants);
        jan = people.person("Jan");
    }

    private void movesAway(CircleId circle) {
        var tomorrow = LocalDate.ofInstant(clock.instant(), MovingClock.ZONE).plusDays(1);
        var to = new Address("Verweg 1", new Postcode("9999 SS"), "Elders");
        People.run(
                jan, () -> moves.say(circle, new NewMove(Ids.next(), Where.ELSEWHERE, tomorrow, to), Optional.empty()));
    }

    private void theDayComes() {
        clock.forward(Duration.ofDays(2));
        Acting.asSystem(tick.name(), tick::doWhatIsDue);
    }

    private String page(CircleId circle, String page) {
        signIn(jan);
        UI.getCurrent().navigate("circle/" + circle.value() + "/" + page);
        return UI.getCurrent().getInternals().getActiveRouterTargetsChain().stream()
                .map(part -> part.getElement().getTextRecursively())
                .collect(Collectors.joining(" "));
    }

    @Test
    void r_b17_afterTheDayItCanStillBeOff() {
        var circle = people.circle(town.tenant(), jan);
        movesAway(circle);
        theDayComes();
        assertThat(page(circle, "timeline")).contains("De kring blijft tot en met");
        assertThat(page(circle, "move")).contains("Daarna gaat de kring dicht");
        _click(_get(Button.class, spec -> spec.withText("De verhuizing gaat niet door")));
        assertThat(People.as(jan, () -> moves.said(circle))).isEmpty();
    }

    @Test
    void r_b17_aHouseholdIsNotToldThatItsCircleCloses() {
        var circle = people.household(town.tenant(), jan, people.person("Anna"));
        movesAway(circle);
        assertThat(page(circle, "timeline")).contains("Verhuizen op");
        assertThat(page(circle, "move"))
                .contains("Alleen jouw adres verandert")
                .doesNotContain("Daarna gaat de kring dicht");
        theDayComes();
        assertThat(page(circle, "timeline")).doesNotContain("De kring blijft tot en met");
    }
}
