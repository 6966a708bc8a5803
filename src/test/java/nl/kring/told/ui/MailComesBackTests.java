package nl.kring.told.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mvysny.fakeservlet.FakeRequest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.WhyBack;
import nl.kring.identity.ui.CodeEntry;
import nl.kring.notify.Mails;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.Title;
import nl.kring.told.MailService;
import nl.kring.told.ToldService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody sees of the own mail, and mends in one step; and who else knows that it does not come. */
class MailComesBackTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private ToldService told;

    @Autowired
    private MailService mailOf;

    @Autowired
    private Mails mails;

    @Autowired
    private AccountService accounts;

    @Autowired
    private List<DueWork> works;

    @Autowired
    private JdbcClient jdbc;

    private AccountId douwe;
    private AccountId sietse;
    private AccountId anke;
    private CircleId circle;

    @BeforeEach
    void sietseHelps() {
        douwe = people.person("Douwe");
        sietse = people.person("Sietse");
        anke = people.person("Anke");
        circle = people.circle(people.tenant(), douwe);
        people.seat(circle, sietse, Ring.HELPERS);
        people.seat(circle, anke, Ring.INNER);
        people.job(() -> jdbc.sql("delete from common.rate_limit").update());
        ((FakeRequest) VaadinServletRequest.getCurrent().getRequest())
                .addCookie(new Cookie("kring-browser", UUID.randomUUID().toString()));
    }

    private void tries(AccountId person) {
        People.run(person, () -> told.tryOut(circle));
        leave(person);
    }

    private void leave(AccountId person) {
        for (var turn = 0; turn < 200 && waits(person); turn++) {
            works.stream()
                    .filter(work -> List.of("deliveries", "letters").contains(work.name()))
                    .forEach(work -> Acting.asSystem("deliveries", work::doWhatIsDue));
        }
    }

    private boolean waits(AccountId person) {
        return people.job(() -> jdbc.sql(
                        "select exists (select 1 from common.delivery where state = 'PENDING' and tries = 0 "
                                + "and next_try_at <= common.kring_now() and (recipient_id = ? or recipient_id is null))")
                .param(person.value())
                .query(Boolean.class)
                .single());
    }

    private void comesBack(AccountId person, WhyBack why) {
        tries(person);
        var address = Acting.asSystem(
                "test", () -> accounts.provenAddress(person).orElseThrow().value());
        mails.comeBack(person.value(), address, why);
    }

    private ToldView open() {
        UI.getCurrent().navigate("circle/" + circle.value() + "/told");
        return _get(ToldView.class);
    }

    private static List<String> said() {
        return _find(Paragraph.class).stream().map(Paragraph::getText).toList();
    }

    private static String strips() {
        return _find(Div.class, spec -> spec.withClasses("asked")).stream()
                .map(asked -> asked.getElement().getTextRecursively())
                .reduce("", String::concat);
    }

    @Test
    void theOwnPageSaysInWordsWhatWasMailedLastAndThatItLeft() {
        signIn(sietse);
        var page = open();
        assertThat(page.became.getElement().getTextRecursively())
                .as("nothing yet")
                .isEmpty();
        tries(sietse);
        assertThat(open().became.getElement().getTextRecursively())
                .matches(
                        "Vandaag.*: een proefmail, verstuurd naar s…@veenmeren\\.example\\. Er kwam niets van terug\\.");
    }

    @ParameterizedTest
    @EnumSource(WhyBack.class)
    void whatCameBackIsSaidWithWhy(WhyBack why) {
        comesBack(sietse, why);
        signIn(sietse);
        var words = open().became.getElement().getTextRecursively();
        assertThat(words).contains("verstuurd naar s…@veenmeren.example. Kwam terug: ");
        assertThat(words.contains("Welk adres werkt wel?")).isEqualTo(why.isOfTheAddress());
    }

    @Test
    void aStripStandsAboveEachPageOfThatPersonAloneButNotWhereItIsMended() {
        comesBack(sietse, WhyBack.NO_SUCH_ADDRESS);
        signIn(sietse);
        UI.getCurrent().navigate("circle/" + circle.value() + "/timeline");
        assertThat(strips()).contains("Je mail komt niet aan. Kijk je adres na.");
        open();
        assertThat(_find(Section.class))
                .as("not to be seen here")
                .noneMatch(card -> card.getElement().getTextRecursively().contains("Kijk je adres na"));
        UI.getCurrent().navigate("circle/" + circle.value() + "/people");
        assertThat(strips()).contains("Je mail komt niet aan. Kijk je adres na.");
        signIn(anke);
        UI.getCurrent().navigate("circle/" + circle.value() + "/timeline");
        UI.getCurrent().navigate("circle/" + circle.value() + "/people");
        assertThat(People.as(anke, () -> mailOf.trouble(circle))).isEmpty();
    }

    @Test
    void oneAddressAndSixDigitsMendItAndTheMarkGoes() {
        comesBack(sietse, WhyBack.NO_SUCH_ADDRESS);
        signIn(sietse);
        open();
        var other = "sietse-" + UUID.randomUUID() + "@elders.example";
        fill(_get(MendAddress.class).address, "geen adres");
        _click(_get(Button.class, spec -> spec.withText("Stuur mij zes cijfers")));
        assertThat(_get(MendAddress.class).address.isInvalid()).isTrue();
        fill(_get(MendAddress.class).address, other);
        _click(_get(Button.class, spec -> spec.withText("Stuur mij zes cijfers")));
        assertThat(_find(Title.class, spec -> spec.withText("Kijk in je mail"))).hasSize(1);
        enter("000000");
        assertThat(_get(CodeEntry.class).code.isInvalid()).isTrue();
        leave(sietse);
        enter(digits(other));
        assertThat(_find(Title.class, spec -> spec.withText("Het is gelukt"))).hasSize(1);
        assertThat(People.as(sietse, () -> mailOf.trouble(circle))).isEmpty();
        assertThat(Acting.asSystem(
                        "test",
                        () -> accounts.provenAddress(sietse).orElseThrow().value()))
                .isEqualTo(other);
        open();
        assertThat(_find(MendAddress.class)).isEmpty();
    }

    private static void enter(String code) {
        fill(_get(CodeEntry.class).code, code);
        _click(_get(Button.class, spec -> spec.withText("Verder")));
    }

    private String digits(String address) {
        var body = people.job(() -> jdbc.sql("select body from common.demo_post where address = ?")
                .param(address)
                .query(String.class)
                .single());
        var found = Pattern.compile("\\b\\d{6}\\b").matcher(body);
        assertThat(found.find()).isTrue();
        return found.group();
    }

    @Test
    void whoLivesThereReadsToWhomMailDoesNotComeAndNothingMore() {
        comesBack(sietse, WhyBack.FULL);
        signIn(douwe);
        UI.getCurrent().navigate("circle/" + circle.value() + "/people");
        assertThat(said()).contains("Bij Sietse komt geen mail van Kring aan. Zeg je het even?");
        assertThat(said()).noneMatch(words -> words.contains("…@") || words.contains("vol"));
    }

    @Test
    void whoHelpsToOrganiseReadsItTooAndNobodyElse() {
        comesBack(sietse, WhyBack.FULL);
        assertThatThrownBy(() -> People.as(anke, () -> mailOf.unreached(circle)))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.as(sietse, () -> mailOf.unreached(circle)))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.as(people.person("Vreemde"), () -> mailOf.unreached(circle)))
                .isInstanceOf(NotFound.class);
        signIn(anke);
        UI.getCurrent().navigate("circle/" + circle.value() + "/people");
        assertThat(said()).noneMatch(words -> words.contains("komt geen mail"));
        people.job(() -> jdbc.sql(
                        "update circle.circle_member set coordinator = true where circle_id = ? and account_id = ?")
                .param(circle.value())
                .param(anke.value())
                .update());
        UI.getCurrent().navigate("circle/" + circle.value() + "/timeline");
        UI.getCurrent().navigate("circle/" + circle.value() + "/people");
        assertThat(said()).contains("Bij Sietse komt geen mail van Kring aan. Zeg je het even?");
        assertThat(People.as(anke, () -> mailOf.unreached(circle))).containsExactly("Sietse");
    }

    @Test
    void aPageThatIsOpenShowsItByItself() {
        signIn(sietse);
        UI.getCurrent().navigate("circle/" + circle.value() + "/timeline");
        assertThat(strips()).isEmpty();
        comesBack(sietse, WhyBack.CLOSED);
        heard();
        assertThat(strips()).contains("Je mail komt niet aan.");
    }
}
