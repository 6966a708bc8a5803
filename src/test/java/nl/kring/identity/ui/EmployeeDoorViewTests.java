package nl.kring.identity.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.fakeservlet.FakeRequest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.servlet.http.Cookie;
import java.util.UUID;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.identity.AccountId;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.NewOrganisation;
import nl.kring.identity.OrganisationId;
import nl.kring.identity.OrganisationJobs;
import nl.kring.identity.OrganisationKind;
import nl.kring.identity.OrganisationService;
import nl.kring.identity.Secrets;
import nl.kring.identity.StaffRole;
import nl.kring.platform.Ids;
import nl.kring.platform.ui.Title;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The link to come and work somewhere: who is in Kring already proves that first, who is new is in at a click. */
class EmployeeDoorViewTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private OrganisationJobs jobs;

    @Autowired
    private OrganisationService organisations;

    @Autowired
    private JdbcClient jdbc;

    private final String token = Secrets.token();
    private AccountId jan;

    @BeforeEach
    void janWasAsked() {
        var tenant = people.tenant();
        var official = people.staff(tenant, StaffRole.TENANT_ADMIN, "Ids");
        jan = people.person("Jan");
        people.job(() -> {
            var practice = jobs.ask(
                    tenant,
                    new NewOrganisation(
                            new OrganisationId(Ids.next()),
                            "Praktijk " + UUID.randomUUID(),
                            OrganisationKind.GP,
                            "praktijk.example",
                            "Elske",
                            new EmailAddress("elske@praktijk.example")));
            jobs.verified(practice, official.account());
            return jdbc.sql("insert into common.organisation_invitation "
                            + "(id, organisation_id, first_name, address, invited_by, token_hash) "
                            + "select ?, ?, 'Jan', address, ?, ? from common.channel where account_id = ?")
                    .param(Ids.next())
                    .param(practice.value())
                    .param(official.accountId())
                    .param(Secrets.hash(token))
                    .param(jan.value())
                    .update();
        });
    }

    private void open() {
        UI.getCurrent().navigate("medewerker", QueryParameters.of("link", token));
    }

    private static void click(String words) {
        _click(_get(Button.class, spec -> spec.withText(words)));
    }

    private static boolean focuses() {
        UI.getCurrent().getInternals().getStateTree().runExecutionsBeforeClientResponse();
        return UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
                .anyMatch(call -> call.getInvocation().getExpression().contains("focus"));
    }

    @Test
    void whoIsInKringAlreadyTypesSixDigitsFirst() {
        ((FakeRequest) VaadinServletRequest.getCurrent().getRequest())
                .addCookie(new Cookie("kring-browser", UUID.randomUUID().toString()));
        open();
        click("Ik ben Jan, die al in Kring is");
        assertThat(_get(Title.class).getText()).isEqualTo("Kijk in je mail");
        assertThat(People.as(jan, organisations::mine)).isEmpty();
    }

    @Test
    void whoIsSignedInSaysYesAsThatPerson() {
        signIn(jan);
        open();
        click("Ja, ik ben Jan");
        assertThat(People.as(jan, organisations::mine)).hasSize(1);
    }

    @Test
    void whatIsAskedAfterAClickTakesTheFocus() {
        open();
        focuses();
        click("Ik ben iemand anders");
        assertThat(focuses()).isTrue();
    }
}
