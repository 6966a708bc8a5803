package nl.kring.told.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.fakeservlet.FakeRequest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.OwnNumber;
import nl.kring.identity.TextsFor;
import nl.kring.identity.ui.CodeEntry;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.ui.Options;
import nl.kring.told.PhoneService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** "Per sms" on "Hoe hoor je iets?": from a number to a choice, and back to none. */
class ByPhoneTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private PhoneService phones;

    @Autowired
    private AccountService accounts;

    @Autowired
    private List<DueWork> works;

    @Autowired
    private JdbcClient jdbc;

    private AccountId sietse;
    private CircleId circle;
    private final String digits = String.valueOf(ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999));

    @BeforeEach
    void sietseHelps() {
        sietse = people.person("Sietse");
        circle = people.circle(people.tenant(), people.person("Douwe"));
        people.seat(circle, sietse, Ring.HELPERS);
        people.job(() -> jdbc.sql("delete from common.rate_limit").update());
        ((FakeRequest) VaadinServletRequest.getCurrent().getRequest())
                .addCookie(new Cookie("kring-browser", UUID.randomUUID().toString()));
        signIn(sietse);
    }

    private ByPhone open() {
        UI.getCurrent().navigate("circle/" + circle.value() + "/told");
        return _get(ByPhone.class);
    }

    private static String said() {
        return _get(ByPhone.class).getElement().getTextRecursively();
    }

    private static void taps(String words) {
        _click(_get(_get(ByPhone.class), Button.class, spec -> spec.withText(words)));
    }

    private String code() {
        for (var turn = 0; turn < 200 && people.mailWaits(); turn++) {
            works.stream()
                    .filter(work -> List.of("deliveries", "letters").contains(work.name()))
                    .forEach(work -> Acting.asSystem("deliveries", work::doWhatIsDue));
        }
        var body = people.job(
                () -> jdbc.sql("select body from common.demo_post where address = ? order by sent_at desc limit 1")
                        .param("+316" + digits)
                        .query(String.class)
                        .single());
        var found = Pattern.compile("\\d{6}").matcher(body);
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private OwnNumber mine() {
        return People.as(sietse, () -> phones.mine(circle).orElseThrow());
    }

    private void proves() {
        fill(open().number, "06-" + digits);
        taps("Stuur mij een sms met zes cijfers");
        fill(_get(CodeEntry.class).code, code());
        taps("Verder");
    }

    @Test
    void r_c7_aNumberSixDigitsAndWhatOneWantsToHear() {
        var card = open();
        fill(card.number, "050-123");
        taps("Stuur mij een sms met zes cijfers");
        assertThat(card.number.isInvalid()).isTrue();
        fill(card.number, "06-" + digits);
        taps("Stuur mij een sms met zes cijfers");
        assertThat(said()).contains("We sturen een sms met zes cijfers naar 06 " + digits);
        fill(_get(CodeEntry.class).code, "000000");
        taps("Verder");
        assertThat(_get(CodeEntry.class).code.getErrorMessage()).contains("nieuwe sms");
        taps("Stuur nog een sms");
        assertThat(said()).as("within the minute").contains("Wacht een minuut.");
        fill(_get(CodeEntry.class).code, code());
        taps("Verder");
        assertThat(said()).contains("Het is gelukt.", "06 " + digits, "Wat wil je per sms horen?");
        chooses(TextsFor.TASKS_AND_ALERTS);
        assertThat(mine().what()).isEqualTo(TextsFor.TASKS_AND_ALERTS);
        taps("Stuur mij een proef-sms");
        assertThat(said()).contains("De sms is onderweg.");
    }

    @SuppressWarnings("unchecked")
    private static void chooses(TextsFor what) {
        fill((Options<TextsFor>) _get(_get(ByPhone.class), Options.class), what);
    }

    @Test
    void r_c7_stoppedTurnedOnAgainAndTakenAwayInOneTapEach() {
        proves();
        taps("Stuur geen sms meer");
        assertThat(said()).contains("Dat koos je hier, of je stuurde STOP.").doesNotContain("proef-sms");
        assertThat(mine().stopped()).isTrue();
        taps("Zet weer aan");
        assertThat(mine().stopped()).isFalse();
        assertThat(said()).contains("Je krijgt weer sms van Kring.", "proef-sms");
        taps("Haal mijn nummer weg");
        assertThat(said()).contains("Je nummer is weg.", "Stuur mij een sms met zes cijfers");
        assertThat(People.as(sietse, () -> phones.mine(circle))).isEmpty();
    }

    @Test
    void r_c7_aTelephoneOfSomebodyElseIsSaidAfterTheDigitsOnly() {
        var gea = people.person("Gea");
        people.job(() -> {
            accounts.reachBySms(gea, "+316" + digits);
            return true;
        });
        fill(open().number, "06" + digits);
        taps("Stuur mij een sms met zes cijfers");
        assertThat(said()).doesNotContain("iemand anders");
        fill(_get(CodeEntry.class).code, code());
        taps("Verder");
        assertThat(said()).contains("Dit nummer is al van iemand anders", "Antwoord STOP");
        taps("Terug");
        assertThat(said()).contains("Stuur mij een sms met zes cijfers");
    }

    @Test
    void r_c7_whoseMailComesBackFindsItAboveAllChoices() {
        people.job(() -> jdbc.sql("update common.channel set bounced_at = common.kring_now(), bounced_why = 'CLOSED' "
                        + "where account_id = ?")
                .param(sietse.value())
                .update());
        open();
        assertThat(said()).contains("Je mail komt niet aan.");
        var page = _get(ToldView.class);
        assertThat(page.indexOf(page.phone)).isEqualTo(page.indexOf(page.became) + 1);
        proves();
        assertThat(said()).contains("Klussen en vragen om hulp komen per sms.");
        assertThat(_find(_get(ByPhone.class), Options.class)).isEmpty();
    }
}
