package nl.kring.need.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.kring.People;
import nl.kring.Town;
import nl.kring.ViewTest;
import nl.kring.bridge.BridgeService;
import nl.kring.bridge.Payload;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.platform.ui.Notice;
import nl.kring.tenant.TenantService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class HelpViewTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private TenantService tenants;

    @Autowired
    private CircleJobs circleJobs;

    @Autowired
    private BridgeService bridge;

    @Autowired
    private JdbcClient jdbc;

    private Town town;
    private AccountId jan;
    private AccountId anna;
    private CircleId circle;

    @BeforeEach
    void aCircleInATown() {
        town = Town.of(people, tenants);
        jan = people.person("Jan");
        anna = people.person("Anna");
        circle = people.circle(town.tenant(), jan);
        people.seat(circle, anna, Ring.INNER);
    }

    private void livesInTown() {
        people.job(() -> {
            circleJobs.livesAt(circle, Town.ADDRESS);
            return true;
        });
    }

    private void open(AccountId person) {
        signIn(person);
        UI.getCurrent().navigate("circle/" + circle.value() + "/help");
    }

    private static void press(String words) {
        _click(_get(Button.class, spec -> spec.withText(words)));
    }

    private List<String> payloads() {
        return people.job(
                () -> jdbc.sql("select c.payload from bridge.crossing c join bridge.origin o on o.crossing_id = c.id "
                                + "where o.circle_id = ?")
                        .param(circle.value())
                        .query(String.class)
                        .list());
    }

    /** Every text that stands in the preview, as somebody reads it. */
    private static List<String> shownFields() {
        return _get(DescriptionList.class)
                .getElement()
                .getChildren()
                .filter(child -> child.getTag().equals("dd"))
                .map(Element::getText)
                .toList();
    }

    @Test
    void at_e1_twoTapsFromAnEmptyPageToTheMunicipality() {
        livesInTown();
        open(jan);
        press("Ik wil meteen met Baukje praten");
        press("Stuur dit naar de gemeente");
        assertThat(payloads()).hasSize(1);
        assertThat(_get(H1.class).getText()).isIn("Je vraag is verstuurd.", theirPromise());
    }

    private static String theirPromise() {
        return _get(H1.class).getText().startsWith("Baukje komt uiterlijk")
                ? _get(H1.class).getText()
                : "";
    }

    @Test
    void r_c14_aBsnInTheQuestionIsSaidAboveItAndTheWordsStay() {
        livesInTown();
        open(jan);
        var form = _get(NeedForm.class);
        fill(form.words, "Mijn bsn is 123456782");
        press("Ik wil meteen met Baukje praten");
        assertThat(_get(form, Notice.class).getElement().getTextRecursively())
                .contains("In je tekst staat een burgerservicenummer.");
        assertThat(form.words.getValue()).isEqualTo("Mijn bsn is 123456782");
        fill(form.words, "Ik vind de papieren moeilijk");
        press("Ik wil meteen met Baukje praten");
        press("Stuur dit naar de gemeente");
        assertThat(payloads()).hasSize(1);
    }

    @Test
    void r_0_4_thePreviewShowsEveryFieldThatCrossesAndNothingElse() {
        livesInTown();
        open(jan);
        var form = _get(NeedForm.class);
        fill(form.words, "De wasmachine is stuk.");
        fill(form.tried, "Mijn broer keek ernaar.");
        press("Ik wil meteen met Baukje praten");
        var shown = shownFields();
        press("Stuur dit naar de gemeente");
        var crossed = bridge.read(payloads().getFirst(), Payload.Need.class);
        assertThat(shown)
                .containsExactly(
                        crossed.name(),
                        "%s, %s %s".formatted(crossed.street(), crossed.postcode(), crossed.place()),
                        crossed.phone(),
                        crossed.ownWords(),
                        crossed.tried());
        assertThat(everyText(crossed)).allMatch(text -> shown.stream().anyMatch(line -> line.contains(text)));
    }

    private static List<String> everyText(Payload.Need need) {
        var texts = new ArrayList<String>();
        Stream.of(Payload.Need.class.getRecordComponents()).forEach(component -> {
            try {
                component.getAccessor().setAccessible(true);
                texts.add((String) component.getAccessor().invoke(need));
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        });
        return texts;
    }

    @Test
    void theAddressIsAskedOnceWhenItIsFirstNeeded() {
        open(jan);
        press("Ik wil meteen met een meitinker praten");
        press("Verder");
        var form = _get(AddressForm.class);
        assertThat(form.street.isInvalid()).isTrue();
        fill(form.street, "Molensteeg 5");
        fill(form.postcode, "zomaar iets");
        fill(form.place, "Veenmeren");
        press("Verder");
        assertThat(form.postcode.isInvalid()).isTrue();
        fill(form.postcode, "8441sa");
        press("Verder");
        assertThat(shownFields()).contains("Molensteeg 5, 8441 SA Veenmeren");
        assertThat(payloads()).isEmpty();
    }

    @Test
    void aPostcodeInNoZoneGoesToTheTeamLeaderAndSaysSo() {
        people.job(() -> {
            circleJobs.livesAt(circle, Town.NOWHERE);
            return true;
        });
        open(jan);
        press("Ik wil meteen met een meitinker praten");
        assertThat(textOf(_get(CrossingPreview.class).getElement())).contains("De teamleider van de gemeente");
    }

    @Test
    void whoComesAppearsByItself() {
        livesInTown();
        open(jan);
        press("Ik wil meteen met Baukje praten");
        press("Stuur dit naar de gemeente");
        var heading = Town.soon(() -> {
            MockVaadin.clientRoundtrip(false);
            return Optional.of(_get(H1.class).getText()).filter(text -> text.startsWith("Baukje komt uiterlijk"));
        });
        assertThat(heading).isNotEmpty();
        assertThat(textOf(_get(SentNeed.class).getElement())).contains("0513-012001");
    }

    @Test
    void aMemberReadsWhoCanAskAndHasNoForm() {
        livesInTown();
        open(anna);
        assertThat(_find(NeedForm.class)).isEmpty();
        assertThat(_get(H1.class).getText()).isEqualTo("Alleen Jan kan hier hulp vragen.");
    }

    private static String textOf(Element element) {
        return element.getTextRecursively();
    }
}
