package nl.kring.farewell.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import java.time.LocalDate;
import java.util.List;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleState;
import nl.kring.circle.Ring;
import nl.kring.farewell.FarewellService;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.MovingClock;
import nl.kring.platform.ui.CircleFrame;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** In a circle of who died no page speaks of her as if she could still do something. */
class InMemoriamViewTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private CircleService circles;

    @Autowired
    private FarewellService farewell;

    @Autowired
    private MovingClock clock;

    @Autowired
    private List<DueWork> works;

    private AccountId aaltje;
    private AccountId froukje;
    private CircleId circle;

    @BeforeEach
    void aCircle() {
        aaltje = people.person("Aaltje");
        froukje = people.person("Froukje");
        var hendrik = people.person("Hendrik");
        circle = people.circle(people.tenant(), aaltje);
        people.seat(circle, froukje, Ring.INNER);
        people.seat(circle, hendrik, Ring.INNER);
        signIn(froukje);
    }

    private void dies() {
        var hendrik = People.as(froukje, () -> circles.view(circle)).members().stream()
                .map(member -> member.person().account())
                .filter(account -> !account.equals(froukje))
                .findAny()
                .orElseThrow();
        var today = LocalDate.ofInstant(clock.instant(), MovingClock.ZONE);
        People.run(hendrik, () -> farewell.report(circle, aaltje, today));
        People.run(froukje, () -> farewell.confirm(circle, aaltje));
        works.stream()
                .filter(work -> work.name().equals("farewell"))
                .forEach(work -> Acting.asSystem(work.name(), work::doWhatIsDue));
        assertThat(People.as(froukje, () -> circles.view(circle)).state()).isEqualTo(CircleState.IN_MEMORIAM);
    }

    private String at(String place) {
        UI.getCurrent().navigate("circle/" + circle.value() + "/" + place);
        return shown();
    }

    private static String shown() {
        MockVaadin.clientRoundtrip(false);
        return _get(CircleFrame.class).getElement().getTextRecursively();
    }

    @Test
    void at_b4_noPlaceAsksHerAnythingAndNothingFailsThere() {
        assertThat(at("timeline")).contains("Hoe gaat het", "Hulp");
        dies();
        assertThat(at("people")).contains("Alleen wie iets vertelde ziet dat.").doesNotContain("Hoe gaat het", "Hulp");
        assertThat(at("watch")).contains("Hier is niets meer te volgen.");
        assertThat(at("help")).contains("Hier is niets meer te vragen.").doesNotContain("Praat erover met Aaltje");
    }

    @Test
    void at_b4_aPageThatStandsOpenChangesWithIt() {
        assertThat(at("help")).contains("Alleen Aaltje kan hier hulp vragen.");
        dies();
        assertThat(shown())
                .contains("Hier is niets meer te vragen.")
                .doesNotContain("Hoe gaat het", "Alleen Aaltje kan hier hulp vragen.");
    }

    @Test
    void at_b4_aRightThatNobodyCanGiveIsNotSaidToBeHers() {
        dies();
        var no = People.as(froukje, () -> circles.seat(circle)).noRight(Act.READ_PLAN.name());
        assertThat(no.whoCanGive()).isEmpty();
    }
}
