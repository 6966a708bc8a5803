package nl.kring.circle.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.circle.CircleService;
import nl.kring.circle.HelperSessionService;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.ui.PersonLine;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** R-C19 on screen: to whom the screen goes back, and with whom something was told. */
class GiveBackViewTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private CircleService circles;

    @Autowired
    private HelperSessionService sessions;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private MovingClock clock;

    @Test
    void r_c19_inAHouseholdTheScreenGoesBackToWhoseItIsAndNotToBoth() {
        var bram = people.person("Bram");
        var wietske = people.person("Wietske");
        var circle = people.household(people.tenant(), bram, wietske);
        signIn(wietske);
        UI.getCurrent().navigate("circle/" + circle.value() + "/given-back");
        assertThat(_get(GiveBackView.class).getElement().getTextRecursively())
                .contains("Geef het scherm terug aan Wietske.", "Ik ben Wietske: verder")
                .doesNotContain("Bram");
    }

    private static String page() {
        MockVaadin.clientRoundtrip(false);
        return _find(PersonLine.class).stream()
                .map(line -> line.getElement().getTextRecursively())
                .collect(Collectors.joining(" "));
    }

    @Test
    void r_c19_withWhomStaysSaidWithoutTheNameThirtyDaysAfterSheLeft() {
        var douwe = people.person("Douwe");
        var anneke = people.person("Anneke");
        var circle = people.circle(people.tenant(), douwe);
        people.seat(circle, anneke, Ring.HELPERS);
        People.run(douwe, () -> sessions.begin(circle, anneke));
        var told = new NewPost(new PostId(Ids.next()), "De was is gedaan", Topic.PRACTICAL, Optional.empty());
        People.run(douwe, () -> timeline.post(circle, told));
        People.run(anneke, () -> circles.leave(circle));
        signIn(douwe);
        UI.getCurrent().navigate("circle/" + circle.value() + "/timeline");
        assertThat(page()).contains("samen met Anneke");
        clock.forward(Duration.ofDays(31));
        UI.getCurrent().navigate("circle/" + circle.value() + "/people");
        UI.getCurrent().navigate("circle/" + circle.value() + "/timeline");
        assertThat(page()).contains("samen met een oud-kringlid").doesNotContain("samen met Anneke");
    }
}
