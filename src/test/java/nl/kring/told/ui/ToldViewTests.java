package nl.kring.told.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.identity.SignedIn;
import nl.kring.platform.ui.Options;
import nl.kring.told.HowMuch;
import nl.kring.told.HowOften;
import nl.kring.told.QuietHours;
import nl.kring.told.ToldHow;
import nl.kring.told.ToldService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** "Hoe hoor je iets?" */
class ToldViewTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private ToldService told;

    @Autowired
    private JdbcClient jdbc;

    private AccountId sietse;
    private CircleId circle;

    @BeforeEach
    void sietseHelps() {
        sietse = people.person("Sietse");
        circle = people.circle(people.tenant(), people.person("Douwe"));
        people.seat(circle, sietse, Ring.HELPERS);
        signIn(new SignedIn(sietse.value(), null, null));
    }

    private static ToldView open(CircleId circle) {
        UI.getCurrent().navigate("circle/" + circle.value() + "/told");
        return _get(ToldView.class);
    }

    private static <T> void taps(Class<T> what, T choice) {
        for (var options : _find(Options.class)) {
            if (what.isInstance(options.getValue())) {
                chooses(options, choice);
                return;
            }
        }
        throw new AssertionError("nothing is asked about " + what);
    }

    @SuppressWarnings("unchecked")
    private static <T> void chooses(Options<?> options, T choice) {
        fill((Options<T>) options, choice);
    }

    private ToldHow now() {
        return People.as(sietse, () -> told.mine(circle));
    }

    @Test
    void r_c9_itSaysHowItIsAndATapIsEnoughToChangeIt() {
        var page = open(circle);
        assertThat(page.now.getText()).isEqualTo("Je krijgt elke dag om 18:00 één mail, als er iets is verteld.");
        taps(HowOften.class, HowOften.DIRECT);
        assertThat(page.now.getText())
                .isEqualTo("Je krijgt een mail zodra iemand iets vertelt. Tussen 22:00 en 07:30 is het stil.");
        taps(HowMuch.class, HowMuch.ONLY_THAT_THERE_IS_SOMETHING);
        taps(QuietHours.class, QuietHours.NONE);
        assertThat(page.now.getText()).isEqualTo("Je krijgt een mail zodra iemand iets vertelt.");
        assertThat(now())
                .isEqualTo(new ToldHow(HowOften.DIRECT, HowMuch.ONLY_THAT_THERE_IS_SOMETHING, QuietHours.NONE));
        assertThat(open(circle).now.getText()).isEqualTo("Je krijgt een mail zodra iemand iets vertelt.");
    }

    @Test
    void aTrialIsSentToOneselfAndItIsSaid() {
        var page = open(circle);
        _click(_get(Button.class, spec -> spec.withText("Stuur mij een proefmail")));
        assertThat(page.sent.getElement().getTextRecursively())
                .isEqualTo("De mail is onderweg. Kijk over een minuut in je mailbox.");
        assertThat(people.job(() -> jdbc.sql(
                                "select count(*) from common.delivery where recipient_id = ? and template = 'toldTrial'")
                        .param(sietse.value())
                        .query(Long.class)
                        .single()))
                .isOne();
    }

    @Test
    void itIsFoundBelowThePeopleOfTheCircle() {
        UI.getCurrent().navigate("circle/" + circle.value() + "/people");
        assertThat(_find(H2.class)).extracting(H2::getText).contains("Hoe hoor je iets?");
        assertThat(_find(Paragraph.class))
                .extracting(Paragraph::getText)
                .contains("Je krijgt elke dag om 18:00 één mail, als er iets is verteld.");
    }
}
