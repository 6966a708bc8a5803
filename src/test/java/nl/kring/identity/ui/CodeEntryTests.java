package nl.kring.identity.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.fakeservlet.FakeRequest;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.servlet.http.Cookie;
import java.util.UUID;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.identity.FirstDoor;
import nl.kring.platform.Acting;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.Title;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Typing six digits over, where a new address is given and where Kring begins: what is said while the mail waits, and after. */
class CodeEntryTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private FirstDoor first;

    @Autowired
    private JdbcClient jdbc;

    private final String address =
            "x".repeat(130) + UUID.randomUUID() + "@veenmeren.example"; // longer than many fields of others allow

    @BeforeEach
    void aBrowser() {
        people.job(() -> jdbc.sql("delete from common.rate_limit").update()); // all of these come from one address
        ((FakeRequest) VaadinServletRequest.getCurrent().getRequest())
                .addCookie(new Cookie("kring-browser", UUID.randomUUID().toString()));
    }

    private static void press(String words) {
        _click(_get(Button.class, spec -> spec.withText(words)));
    }

    private static void poll() {
        ComponentUtil.fireEvent(UI.getCurrent(), new PollEvent(UI.getCurrent(), true));
    }

    private static String said() {
        return _get(Notice.class).getElement().getTextRecursively();
    }

    private void lostMail() {
        UI.getCurrent().navigate("mail-kwijt");
        var view = _get(LostMailView.class);
        fill(view.name, "Rixt");
        fill(view.whose, "Douwe");
        fillIn(view.address);
    }

    private void firstDoor() {
        UI.getCurrent().navigate("begin", QueryParameters.of("sleutel", Acting.asSystem("test", first::newKey)));
        var view = _get(FirstDoorView.class);
        fill(view.municipality, "Nieuwstad " + UUID.randomUUID());
        fill(view.firstName, "Joke");
        fill(view.surname, "Visser");
        fillIn(view.address);
    }

    private void fillIn(EmailField field) {
        assertThat(field.getMaxLength()).isEqualTo(254);
        fill(field, address);
        press("Verder");
        assertThat(_get(Title.class).getText()).isEqualTo("Kijk in je mail");
    }

    private long asked() {
        return people.job(() -> jdbc.sql("select count(*) from common.address_proof where address = ?")
                .param(address)
                .query(Long.class)
                .single());
    }

    private void theMailServerIsDown() {
        people.job(() -> jdbc.sql("update common.delivery set last_error = 'MailSendException' where subject_id in "
                        + "(select id from common.address_proof where address = ?)")
                .param(address)
                .update());
        poll();
    }

    private void saysThatTheMailWaits() {
        assertThat(_find(Notice.class)).isEmpty();
        theMailServerIsDown();
        assertThat(said()).startsWith("De mail wacht nog even. Kring probeert het steeds opnieuw.");
    }

    @Test
    void whileTheMailToANewAddressCannotLeaveThePageSaysSo() {
        lostMail();
        saysThatTheMailWaits();
    }

    @Test
    void whileTheMailToTheFirstAdministratorCannotLeaveThePageSaysSo() {
        firstDoor();
        saysThatTheMailWaits();
    }

    private void anotherMailEmptiesTheDigits() {
        fill(_get(CodeEntry.class).code, "12");
        press("Verder");
        assertThat(_get(CodeEntry.class).code.getErrorMessage()).startsWith("Deze cijfers kloppen niet");
        press("Stuur nog een mail");
        assertThat(asked()).isEqualTo(2);
        assertThat(_get(CodeEntry.class).code.getValue()).isEmpty();
        assertThat(_get(CodeEntry.class).code.isInvalid()).isFalse();
    }

    @Test
    void anotherMailToANewAddressEmptiesTheDigits() {
        lostMail();
        anotherMailEmptiesTheDigits();
    }

    @Test
    void anotherMailToTheFirstAdministratorEmptiesTheDigits() {
        firstDoor();
        anotherMailEmptiesTheDigits();
    }

    @Test
    void whoTriesTooOftenReadsThatAndNotThatTheDigitsAreWrong() {
        lostMail();
        fill(_get(CodeEntry.class).code, "12");
        for (var time = 0; time < 21; time++) { // two minutes may be counted apart
            press("Verder");
        }
        assertThat(_get(CodeEntry.class).code.getErrorMessage()).startsWith("Dat ging te vaak mis.");
    }

    @Test
    void whoAsksTooOftenReadsThat() {
        lostMail();
        for (var time = 0; time < 10; time++) {
            press("Stuur nog een mail");
        }
        assertThat(said()).startsWith("Dat ging te vaak mis.");
    }
}
