package nl.kring.timeline.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.ui.DraftArea;
import nl.kring.platform.ui.Notice;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class GivenAwayViewTests extends ViewTest {
    private static final String ACCOUNT = "Graag op NL91 ABNA 0417 1643 00";

    @Autowired
    private People people;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private JdbcClient jdbc;

    private AccountId jan;
    private AccountId anna;
    private CircleId circle;

    @BeforeEach
    void aCircle() {
        jan = people.person("Jan");
        anna = people.person("Anna");
        circle = people.circle(people.tenant(), jan);
        people.seat(circle, anna, Ring.INNER);
        signIn(anna);
    }

    private DraftArea tell(String text) {
        UI.getCurrent().navigate("circle/" + circle.value() + "/timeline");
        press("Vertel iets");
        return send(text);
    }

    private static DraftArea send(String text) {
        var area = _get(DraftArea.class);
        fill(area, text);
        press("Verstuur");
        return area;
    }

    private static void press(String words) {
        _click(button(words));
    }

    private static Button button(String words) {
        return _get(Button.class, spec -> spec.withText(words));
    }

    /** What was given the focus by the last press; looking for anything answers the page, and then it is given. */
    private static List<Element> focused() {
        UI.getCurrent().getInternals().getStateTree().runExecutionsBeforeClientResponse();
        return UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
                .filter(call -> call.getInvocation().getExpression().contains("focus"))
                .map(call -> Element.get(call.getOwner()))
                .toList();
    }

    private static boolean stands(String words) {
        return !_find(Button.class, spec -> spec.withText(words)).isEmpty();
    }

    private static Notice notice() {
        return _get(Notice.class);
    }

    private static String said() {
        return notice().getElement().getTextRecursively();
    }

    private List<String> kept() {
        return people.job(() -> jdbc.sql("select text from circle.post where circle_id = ? order by id")
                .param(circle.value())
                .query(String.class)
                .list());
    }

    @Test
    void r_c14_an_account_number_is_asked_about_once_aloud_and_goes_if_one_means_it() {
        tell(ACCOUNT);
        var focused = focused();
        assertThat(said())
                .isEqualTo(
                        "Zet dit liever niet in de kring. In je tekst staat een rekeningnummer. Wil je het toch versturen?");
        assertThat(notice().getElement().getAttribute("role")).isEqualTo("status");
        assertThat(stands("Verstuur")).isFalse();
        assertThat(focused).contains(button("Ik pas het aan").getElement());
        assertThat(kept()).isEmpty();
        press("Verstuur het toch");
        assertThat(kept()).containsExactly(ACCOUNT);
        assertThat(_find(PostSheet.class)).isEmpty();
    }

    @Test
    void r_c14_who_changes_the_words_loses_nothing_and_sends_as_ever() {
        var area = tell(ACCOUNT);
        focused();
        press("Ik pas het aan");
        assertThat(focused()).contains(area.getElement());
        assertThat(area.getValue()).isEqualTo(ACCOUNT);
        assertThat(stands("Verstuur het toch")).isFalse();
        assertThat(_find(Notice.class)).isEmpty();
        send("Ik bel je over het geld");
        assertThat(kept()).containsExactly("Ik bel je over het geld");
    }

    @Test
    void r_c14_what_was_added_after_the_question_is_asked_about_too() {
        tell(ACCOUNT);
        fill(_get(DraftArea.class), ACCOUNT + "\nWachtwoord: Welkom01");
        press("Verstuur het toch");
        assertThat(said()).contains("In je tekst staat een rekeningnummer en een wachtwoord.");
        assertThat(kept()).isEmpty();
        press("Verstuur het toch");
        assertThat(kept()).hasSize(1);
    }

    @Test
    void r_c14_a_pin_is_not_taken_and_what_was_written_stays() {
        var area = tell("De pincode van mem is 1234");
        var focused = focused();
        assertThat(said())
                .isEqualTo(
                        "Zet dit liever niet in de kring. In je tekst staat een pincode. Haal dat eerst weg. Wat je schreef, staat er nog.");
        assertThat(focused).contains(area.getElement());
        assertThat(area.getValue()).isEqualTo("De pincode van mem is 1234");
        assertThat(stands("Verstuur het toch")).isFalse();
        assertThat(button("Verstuur").isEnabled()).isTrue();
        send("De pincode vertel ik je zelf");
        assertThat(kept()).containsExactly("De pincode vertel ik je zelf");
    }

    @Test
    void r_c14_a_bsn_slipped_in_after_the_question_is_not_taken_either() {
        tell(ACCOUNT);
        fill(_get(DraftArea.class), ACCOUNT + " bsn 123456782");
        press("Verstuur het toch");
        assertThat(said()).contains("een burgerservicenummer").contains("Is het een ander nummer?");
        assertThat(stands("Verstuur het toch")).isFalse();
        assertThat(stands("Verstuur")).isTrue();
        assertThat(kept()).isEmpty();
    }

    @Test
    void r_c14_an_answer_asks_as_a_post_does() {
        var first = new PostId(Ids.next());
        People.run(
                jan, () -> timeline.post(circle, new NewPost(first, "Waarheen?", Topic.PRACTICAL, Optional.empty())));
        UI.getCurrent().navigate("circle/" + circle.value() + "/timeline");
        press("Antwoord");
        send("bsn 123456782");
        assertThat(said()).contains("een burgerservicenummer");
        send(ACCOUNT);
        press("Verstuur het toch");
        assertThat(kept()).containsExactly("Waarheen?", ACCOUNT);
        assertThat(_find(AnswerSheet.class)).isEmpty();
    }

    @Test
    void r_c14_in_frisian_and_in_english() {
        UI.getCurrent().setLocale(Locale.of("fy"));
        UI.getCurrent().navigate("circle/" + circle.value() + "/timeline");
        press("Fertel wat");
        fill(_get(DraftArea.class), ACCOUNT);
        press("Ferstjoer");
        assertThat(said()).startsWith("Set dit leaver net yn de kring. Yn jo tekst stiet in rekkennûmer.");
    }
}
