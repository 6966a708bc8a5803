package nl.kring;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.NewAccount;
import nl.kring.platform.Ids;
import nl.kring.platform.ui.DraftArea;
import nl.kring.platform.ui.Notice;
import nl.kring.tenant.TenantService;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What comes in at the door that users use, as nobody meant it: a page that is not there, a sentence, never a failure. */
class BadInputTests extends ViewTest {
    private static final String NOT_THERE = "Deze pagina is er niet";

    @Autowired
    private People people;

    @Autowired
    private AccountService accounts;

    @Autowired
    private TenantService tenants;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private CircleService circles;

    @Autowired
    private JdbcClient jdbc;

    private AccountId jan;
    private AccountId anna;
    private CircleId circle;
    private CircleId elsewhere;

    @BeforeEach
    void twoCircles() {
        var tenant = people.tenant();
        jan = people.job(() -> accounts.create(NewAccount.person("<b>Jan</b>\u202E\u0000 👩‍👩‍👧")));
        anna = people.person("Anna");
        circle = people.circle(tenant, jan);
        people.seat(circle, anna, Ring.INNER);
        elsewhere = people.circle(tenant, people.person("Vreemde"));
    }

    private static String heading(String address) {
        UI.getCurrent().navigate(address);
        return _get(H1.class).getText();
    }

    @ParameterizedTest
    @ValueSource(strings = {"timeline", "search", "watch", "alert", "help", "people", "picture"})
    void aCircleThatIsNotThereOrNotOursOrNoIdAtAllIsAPageThatIsNotThere(String place) {
        signIn(anna);
        for (var forged : List.of(elsewhere.value(), UUID.randomUUID(), "not-a-uuid", "1", "0-0-0-0-0")) {
            assertThat(heading("circle/" + forged + "/" + place))
                    .as("%s", forged)
                    .isEqualTo(NOT_THERE);
        }
    }

    @Test
    void aReportOfAnotherMunicipalityOrNoneIsAPageThatIsNotThere() {
        signIn(Town.of(people, tenants).baukje());
        for (var forged : List.of(UUID.randomUUID(), "not-a-uuid")) {
            assertThat(heading("desk/" + forged)).isEqualTo(NOT_THERE);
        }
    }

    private DraftArea write(String text) {
        signIn(anna);
        UI.getCurrent().navigate("circle/" + circle.value() + "/timeline");
        _click(_get(Button.class, spec -> spec.withText("Vertel iets")));
        var area = _get(DraftArea.class);
        fill(area, text);
        _click(_get(Button.class, spec -> spec.withText("Verstuur")));
        return area;
    }

    private List<String> posts() {
        return people.job(() -> jdbc.sql("select text from circle.post where circle_id = ?")
                .param(circle.value())
                .query(String.class)
                .list());
    }

    @Test
    void aTextThatIsTooLongStaysAndHearsHowMuchIsTooMuch() {
        var area = write("x".repeat(2_017));
        assertThat(_get(Notice.class).getElement().getTextRecursively())
                .isEqualTo("Je tekst is 17 tekens te lang. Er passen er 2.000. Je tekst staat er nog.");
        assertThat(area.getValue()).hasSize(2_017);
        fill(area, "x".repeat(2_000));
        _click(_get(Button.class, spec -> spec.withText("Verstuur")));
        assertThat(posts()).hasSize(1);
    }

    @Test
    void tenMegabytesInAFieldAreRefusedWithASentence() {
        write("x".repeat(10_000_000));
        assertThat(_get(Notice.class).getElement().getTextRecursively()).contains("9.998.000 tekens te lang");
        assertThat(posts()).isEmpty();
    }

    @Test
    void signsThatDoHarmAreLeftOutAndTheRestIsReadAsItWasWritten() {
        write("<script>alert(1)</script> \u0000\u202E👩‍👩‍👧 \uD83D סוף");
        assertThat(posts()).containsExactly("<script>alert(1)</script> 👩‍👩‍👧  סוף");
        UI.getCurrent().navigate("circle/" + circle.value() + "/people");
        UI.getCurrent().navigate("circle/" + circle.value() + "/timeline");
        assertThat(_find(Paragraph.class, spec -> spec.withText("<script>alert(1)</script> 👩‍👩‍👧  סוף")))
                .hasSize(1);
        assertThat(_find(
                        Component.class,
                        spec -> spec.withPredicate(
                                part -> part.getElement().getText().equals("<b>Jan</b> 👩‍👩‍👧"))))
                .isNotEmpty();
    }

    @Test
    void theSameClickTwiceIsOneRow() {
        var first = new NewPost(new PostId(Ids.next()), "Eén keer", Topic.PRACTICAL, Optional.empty());
        var answer = new PostId(Ids.next());
        for (int click = 0; click < 2; click++) {
            People.run(jan, () -> timeline.post(circle, first));
            People.run(jan, () -> timeline.answer(circle, first.id(), answer, "Ja"));
            People.run(jan, () -> circles.remove(circle, anna));
        }
        assertThat(posts()).containsExactlyInAnyOrder("Eén keer", "Ja");
        assertThat(People.as(jan, () -> circles.log(circle)))
                .extracting(line -> line.action())
                .containsExactly("REMOVED");
    }
}
