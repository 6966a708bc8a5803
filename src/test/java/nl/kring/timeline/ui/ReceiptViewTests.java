package nl.kring.timeline.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.ui.Pick;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.ReceiptService;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KringTest
class ReceiptViewTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private ReceiptService receipts;

    private AccountId jan;
    private AccountId anna;
    private AccountId bram;
    private AccountId elske;
    private CircleId circle;
    private final PostId post = new PostId(Ids.next());

    @BeforeEach
    void aPost() {
        jan = people.person("Jan");
        anna = people.person("Anna");
        bram = people.person("Bram");
        elske = people.person("Elske");
        circle = people.circle(people.tenant(), jan);
        people.seat(circle, anna, Ring.INNER);
        people.seat(circle, bram, Ring.INNER);
        people.seat(circle, elske, Ring.PROFESSIONALS);
        People.run(anna, () -> timeline.post(circle, new NewPost(post, "Ze slaapt", Topic.HEALTH, Optional.empty())));
    }

    private void opens(AccountId person, String place) {
        signIn(person);
        UI.getCurrent().navigate("circle/" + circle.value() + "/" + (place.equals("people") ? "timeline" : "people"));
        UI.getCurrent().navigate("circle/" + circle.value() + "/" + place);
    }

    /** What the browser says after two seconds, of what the page marked. */
    private void looks(AccountId person) {
        opens(person, "timeline");
        var marked = _find(Paragraph.class).stream()
                .map(words -> words.getElement().getAttribute("data-unseen"))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        var seeing = _get(Seeing.class);
        ComponentUtil.fireEvent(seeing, new Seeing.Seen(seeing, true, marked));
    }

    private static List<String> seen() {
        return _find(SeenLine.class).stream().map(SeenLine::getText).toList();
    }

    private static Pick pick(String words) {
        return _find(Pick.class).stream()
                .filter(pick -> pick.getElement().getTextRecursively().contains(words))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void r_c3_whoWroteItReadsTheNamesInWords() {
        looks(jan);
        looks(bram);
        opens(anna, "timeline");
        assertThat(seen()).containsExactly("Gezien door Jan en Bram");
        opens(bram, "timeline");
        assertThat(seen()).isEmpty();
        opens(jan, "timeline");
        assertThat(seen()).containsExactly("Gezien door Bram");
    }

    @Test
    void r_c3_whatABrowserMakesUpIsPassedOver() {
        opens(bram, "timeline");
        var seeing = _get(Seeing.class);
        ComponentUtil.fireEvent(seeing, new Seeing.Seen(seeing, true, "' or 1=1 -- " + Ids.next()));
        ComponentUtil.fireEvent(seeing, new Seeing.Seen(seeing, true, ""));
        opens(anna, "timeline");
        assertThat(seen()).isEmpty();
    }

    @Test
    void r_c3_oneTurnsItOffBelowThePeople() {
        looks(bram);
        opens(bram, "people");
        assertThat(pick("Laat weten wat ik las").getValue()).isTrue();
        pick("Laat weten wat ik las").setValue(false);
        opens(anna, "timeline");
        assertThat(seen()).isEmpty();
        looks(bram);
        opens(anna, "timeline");
        assertThat(seen()).isEmpty();
        opens(bram, "people");
        assertThat(pick("Laat weten wat ik las").getValue()).isFalse();
    }

    @Test
    void r_c3_whoWorksHereSaysOnWhichDaysAndOthersReadIt() {
        opens(elske, "people");
        var card = _get(ReadingCard.class);
        card.days.get(DayOfWeek.THURSDAY).setValue(true);
        card.days.get(DayOfWeek.TUESDAY).setValue(true);
        assertThat(card.getElement().getTextRecursively()).doesNotContain("Laat weten wat ik las");
        opens(anna, "timeline");
        assertThat(seen()).containsExactly("Elske leest dinsdag en donderdag");
        opens(jan, "people");
        assertThat(_get(ReadingCard.class).getElement().getTextRecursively())
                .contains("Elske leest dinsdag en donderdag");
        opens(elske, "people");
        assertThat(_get(ReadingCard.class).days.get(DayOfWeek.TUESDAY).getValue())
                .isTrue();
    }

    @Test
    void r_b7_throughTheEyesOfAnotherNothingIsMarked() {
        looks(bram);
        People.run(elske, () -> receipts.readOn(Set.of(DayOfWeek.MONDAY)));
        opens(jan, "as/" + anna.value());
        assertThat(seen()).containsExactly("Gezien door Bram · Elske leest maandag");
        opens(jan, "as/" + bram.value());
        assertThat(_find(Paragraph.class)).allMatch(words -> words.getElement().getAttribute("data-unseen") == null);
        assertThat(_find(Seeing.class)).isEmpty();
    }
}
