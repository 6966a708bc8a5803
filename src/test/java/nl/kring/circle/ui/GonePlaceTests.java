package nl.kring.circle.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What stays open of a circle with who is out of it. */
class GonePlaceTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private CircleService circles;

    @ParameterizedTest
    @ValueSource(strings = {"people", "timeline", "alert"})
    void r_b2_whoIsOutReadsThatAndNotEvenWhenSomethingHappensThere(String place) {
        var jan = people.person("Jan");
        var bram = people.person("Bram");
        var circle = people.circle(people.tenant(), jan);
        people.seat(circle, bram, Ring.INNER);
        var stan = stan(circle);
        signIn(bram);
        UI.getCurrent().navigate("circle/" + circle.value() + "/" + place);
        People.run(jan, () -> circles.remove(circle, bram));
        heard();
        var gone = _get(GonePlace.class);
        assertThat(_find(CirclePeopleView.class)).isEmpty();
        People.run(jan, () -> circles.remove(circle, stan));
        heard();
        assertThat(_get(GonePlace.class)).isSameAs(gone);
    }

    private AccountId stan(CircleId circle) {
        var stan = people.person("Stan");
        people.seat(circle, stan, Ring.HELPERS);
        return stan;
    }
}
