package nl.kring.identity.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.fakeservlet.FakeRequest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.servlet.http.Cookie;
import java.util.Locale;
import java.util.UUID;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.SignInService;
import nl.kring.platform.Acting;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.Title;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A link that does not work says why, and a new one is a click away. */
class SignInViewTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private SignInService signIn;

    @Autowired
    private JdbcClient jdbc;

    private final String browser = UUID.randomUUID().toString();
    private final String remote = "test-" + UUID.randomUUID();
    private String address;

    @BeforeEach
    void somebodyAtThisBrowser() {
        people.job(() -> jdbc.sql("delete from common.rate_limit").update()); // all of these come from one address
        var jan = people.person("Jan");
        address = people.job(() -> jdbc.sql("select address from common.channel where account_id = ?")
                .param(jan.value())
                .query(String.class)
                .single());
        ((FakeRequest) VaadinServletRequest.getCurrent().getRequest()).addCookie(new Cookie("kring-browser", browser));
    }

    private String linkAskedBy(String which) {
        signIn.ask(new EmailAddress(address), which, remote);
        var link = newest();
        return Acting.asSystem(
                "test", () -> signIn.mint(link).map(SignInService.Minted::token).orElseThrow());
    }

    private UUID newest() {
        return people.job(
                () -> jdbc.sql("select id from common.sign_in_link where address = ? order by asked_at desc limit 1")
                        .param(address)
                        .query(UUID.class)
                        .single());
    }

    private long asked() {
        return people.job(() -> jdbc.sql("select count(*) from common.sign_in_link where address = ?")
                .param(address)
                .query(Long.class)
                .single());
    }

    private static String said(String token) {
        UI.getCurrent().navigate("inloggen", QueryParameters.of("link", token));
        return _get(Notice.class).getElement().getTextRecursively();
    }

    @Test
    void aLinkThatNobodyKnowsAsksForTheAddress() {
        assertThat(said("zomaar-iets")).isEqualTo("Deze link kennen we niet. Vraag hier een nieuwe.");
        assertThat(_get(EmailField.class).isVisible()).isTrue();
    }

    @Test
    void aLinkThatWasUsedSaysSoAndOneClickSendsANewOne() {
        var token = linkAskedBy(browser);
        signIn.follow(token, browser, remote);
        assertThat(said(token)).isEqualTo("Deze link is al gebruikt. Een link werkt één keer.");
        _click(_get(Button.class, spec -> spec.withText("Stuur mij een nieuwe mail")));
        assertThat(_get(Title.class).getText()).isEqualTo("Kijk in je mail");
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void aLinkThatIsTooOldSaysSo() {
        var token = linkAskedBy(browser);
        var link = newest();
        people.job(() -> jdbc.sql("update common.sign_in_link set expires_at = clock_timestamp() where id = ?")
                .param(link)
                .update());
        assertThat(said(token)).isEqualTo("Deze link is te oud. Een link werkt tien minuten.");
    }

    @Test
    void aLinkOfAnotherBrowserSaysWhereItWorksInTheLanguageOfTheReader() {
        var token = linkAskedBy("een ander");
        assertThat(said(token))
                .isEqualTo(
                        "Deze link hoort bij een ander apparaat. Open hem daar, of typ daar de zes cijfers uit de mail.");
        UI.getCurrent().setLocale(Locale.of("fy"));
        UI.getCurrent().navigate("");
        assertThat(said(token)).startsWith("Dizze keppeling heart by in oar apparaat.");
    }

    private static void press(String words) {
        _click(_get(Button.class, spec -> spec.withText(words)));
    }

    @Test
    void anotherMailEmptiesTheDigits() {
        UI.getCurrent().navigate("inloggen");
        fill(_get(EmailField.class), address);
        press("Stuur mij de mail");
        var view = _get(SignInView.class);
        fill(view.code, "12");
        press("Verder");
        assertThat(view.code.isInvalid()).isTrue();
        press("Stuur nog een mail");
        press("Stuur mij de mail");
        assertThat(view.code.getValue()).isEmpty();
        assertThat(view.code.isInvalid()).isFalse();
    }

    @Test
    void aBrowserThatKeepsNoCookieIsToldWhatToDo() {
        ((FakeRequest) VaadinServletRequest.getCurrent().getRequest()).setCookiesInt(null);
        UI.getCurrent().navigate("inloggen");
        fill(_get(EmailField.class), address);
        press("Stuur mij de mail");
        assertThat(_get(Notice.class).getElement().getTextRecursively())
                .isEqualTo("Laad deze pagina opnieuw. Helpt dat niet? Sta dan cookies toe in je browser.");
        assertThat(asked()).isZero();
    }

    @Test
    void whatIsTypedOverWronglyIsSaidAtTheField() {
        UI.getCurrent().navigate("inloggen");
        fill(_get(EmailField.class), "x".repeat(10_000_000));
        _click(_get(Button.class, spec -> spec.withText("Stuur mij de mail")));
        assertThat(_get(EmailField.class).getErrorMessage())
                .isEqualTo("Dit is geen e-mailadres. Kijk het nog eens na.");
    }
}
