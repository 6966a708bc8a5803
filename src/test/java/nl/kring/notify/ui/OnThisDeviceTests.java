package nl.kring.notify.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.HelperSessionService;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.identity.Devices;
import nl.kring.identity.Looks;
import nl.kring.identity.SignedIn;
import nl.kring.identity.ui.SittingHere;
import nl.kring.notify.PushDevice;
import nl.kring.notify.PushService;
import nl.kring.notify.ui.OnThisDevice.Looked;
import nl.kring.notify.ui.OnThisDevice.TurnedOn;
import nl.kring.platform.ui.Pick;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** "Zeg het op dit apparaat" on the page "Hoe hoor je iets?", with what a browser says of itself. */
class OnThisDeviceTests extends ViewTest {
    private static final String ENDPOINT = "https://fcm.googleapis.com/fcm/send/abc";
    private static final String KEY =
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    private static final String AUTH = "BTBZMqHH6r4Tts7J_aSIgg";
    private static final String BY_MAIL = "Je krijgt een mail zodra iemand iets vertelt.";
    private static final String ON_DEVICE = "Je hoort het op je apparaat zodra iemand iets vertelt.";

    @Autowired
    private People people;

    @Autowired
    private PushService push;

    @Autowired
    private Devices devices;

    @Autowired
    private HelperSessionService sessions;

    @Autowired
    private ApplicationContext spring;

    private AccountId rixt;
    private CircleId circle;
    private SittingHere here;
    private Devices.Issued phone;

    @BeforeEach
    void rixtOnHerPhone() {
        rixt = people.person("Rixt");
        circle = people.circle(people.tenant(), people.person("Douwe"));
        people.seat(circle, rixt, Ring.INNER);
        phone = devices.issue(rixt, new Looks(Looks.Kind.ANDROID_PHONE, "Chrome"))
                .orElseThrow();
        signIn(rixt);
        here = new SittingHere(spring, new SignedIn(rixt.value(), null, null));
    }

    private OnThisDevice open() {
        UI.getCurrent().navigate("circle/" + circle.value() + "/told");
        return _get(OnThisDevice.class);
    }

    private static OnThisDevice browserSays(OnThisDevice card, String state, String endpoint) {
        ComponentUtil.fireEvent(card, new Looked(card, true, state, endpoint));
        return card;
    }

    private static void gives(OnThisDevice card, String endpoint, String key) {
        ComponentUtil.fireEvent(card, new TurnedOn(card, true, endpoint, key, AUTH));
    }

    private static String words(OnThisDevice card) {
        return card.getElement().getTextRecursively();
    }

    private static String page() {
        return _find(Paragraph.class).stream().map(Paragraph::getText).collect(joining("\n"))
                + words(_get(OnThisDevice.class));
    }

    private static List<Button> buttons(String words) {
        return _find(Button.class, spec -> spec.withText(words));
    }

    private List<PushDevice> mine() {
        return People.as(rixt, push::mine);
    }

    @Test
    void r_c9_aTapTurnsItOnAndOffAndItIsSaidWhereOneIsTold() {
        here.on(phone.device());
        var card = open();
        assertThat(buttons("Zeg het op dit apparaat"))
                .as("not before the browser said that it can")
                .isEmpty();
        browserSays(card, "CAN", "");
        assertThat(buttons("Zeg het op dit apparaat")).hasSize(1);
        assertThat(page()).contains(BY_MAIL);
        assertThat(card.getElement().getAttribute("data-key")).hasSize(87);
        gives(card, ENDPOINT, KEY);
        assertThat(words(card))
                .contains("Telefoon met Android, met Chrome, dit apparaat", "Nog niets verstuurd", "Probeer het")
                .doesNotContain("Zeg het op dit apparaat");
        assertThat(page()).contains(ON_DEVICE).doesNotContain(BY_MAIL);
        assertThat(mine()).extracting(PushDevice::device).containsExactly(phone.device());
        _click(_get(Button.class, spec -> spec.withText("Hier niet meer")));
        assertThat(mine()).isEmpty();
        assertThat(buttons("Zeg het op dit apparaat")).hasSize(1);
        assertThat(page()).contains(BY_MAIL).doesNotContain("Probeer het");
    }

    @Test
    void anotherDeviceIsSeenAndTurnedOffHereToo() {
        here.on(phone.device());
        gives(open(), ENDPOINT, KEY);
        var laptop =
                devices.issue(rixt, new Looks(Looks.Kind.WINDOWS, "Firefox")).orElseThrow();
        here.on(laptop.device());
        var card = browserSays(open(), "CAN", "");
        assertThat(words(card)).contains("Telefoon met Android, met Chrome").doesNotContain("Chrome, dit apparaat");
        assertThat(buttons("Zeg het op dit apparaat")).hasSize(1);
        _click(_get(Button.class, spec -> spec.withText("Hier niet meer")));
        assertThat(mine()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DENIED|Je browser laat geen meldingen van Kring door.|no",
                "INSTALL|Zet Kring eerst op je beginscherm.|no",
                "CANNOT|Deze browser kan dit niet.|no",
                "SHARED|Je deelt dit apparaat met anderen.|no",
                "NOT_YET|Tik nog eens, en zeg dan ja.|yes",
                "FAILED|Dat lukte niet. Er is niets veranderd.|yes"
            })
    void whereABrowserCannotItSaysSoAndWhatToDo(String state, String sentence, String again) {
        here.on(phone.device());
        var card = browserSays(open(), state, "");
        assertThat(words(card)).contains(sentence);
        assertThat(buttons("Zeg het op dit apparaat")).hasSize(again.equals("yes") ? 1 : 0);
        assertThat(mine()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"CAN, ''", "DENIED, https://fcm.googleapis.com/fcm/send/abc", "CAN, https://fcm.googleapis.com/other"})
    void whatTheBrowserHasNoMoreIsNotToldThere(String state, String endpoint) {
        here.on(phone.device());
        gives(open(), ENDPOINT, KEY);
        assertThat(browserSays(open(), "CAN", ENDPOINT))
                .satisfies(card -> assertThat(words(card)).contains("dit apparaat"));
        assertThat(mine()).hasSize(1);
        browserSays(open(), state, endpoint);
        assertThat(mine()).isEmpty();
        assertThat(page()).contains(BY_MAIL);
    }

    @Test
    void r_c19_onADeviceThatWasLentItCannotBeTurnedOn() {
        here.onLentDevice();
        var card = browserSays(open(), "CAN", "");
        gives(card, ENDPOINT, KEY);
        assertThat(buttons("Zeg het op dit apparaat")).isEmpty();
        assertThat(words(browserSays(card, "LENT", ""))).contains("Dit apparaat is van iemand anders.");
        assertThat(mine()).isEmpty();
    }

    @Test
    void whereOneDoesNotStaySignedInItCannotBeTurnedOn() {
        here.onNoDevice();
        var card = browserSays(open(), "CAN", "");
        assertThat(words(card)).contains("Hier blijf je niet ingelogd.");
        gives(card, ENDPOINT, KEY);
        assertThat(mine()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"https://elders.example/x", "https://127.0.0.1/x", "http://fcm.googleapis.com/x"})
    void anAddressOfNoKnownServiceIsRefusedWithASentence(String endpoint) {
        here.on(phone.device());
        var card = browserSays(open(), "CAN", "");
        gives(card, endpoint, KEY);
        assertThat(words(card)).contains("Met deze browser lukt het niet.");
        assertThat(mine()).isEmpty();
    }

    @Test
    void aKeyThatIsNoneIsNotTakenAndNothingBreaks() {
        here.on(phone.device());
        var card = browserSays(open(), "CAN", "");
        gives(card, ENDPOINT, "nonsense");
        assertThat(words(card)).contains("Dat lukte niet.");
        assertThat(mine()).isEmpty();
    }

    @Test
    void r_c21_whoSharesADeviceIsToldNothingThere() {
        here.on(phone.device());
        gives(open(), ENDPOINT, KEY);
        UI.getCurrent().navigate("apparaten");
        fill(_get(Pick.class), true);
        assertThat(mine()).isEmpty();
    }

    @Test
    void r_c19_whileSomebodyLooksAlongNothingIsSeenOrChanged() {
        here.on(phone.device());
        gives(open(), ENDPOINT, KEY);
        var lammert = people.person("Lammert");
        var own = people.circle(people.tenant(), rixt);
        people.seat(own, lammert, Ring.HELPERS);
        People.run(rixt, () -> sessions.begin(own, lammert));
        var card = browserSays(open(), "CAN", ENDPOINT);
        assertThat(words(card)).contains("Iemand kijkt nu met je mee.").doesNotContain("Telefoon met Android");
        assertThat(buttons("Hier niet meer")).isEmpty();
    }
}
