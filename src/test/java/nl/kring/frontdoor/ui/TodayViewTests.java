package nl.kring.frontdoor.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import java.util.Optional;
import nl.kring.People;
import nl.kring.Town;
import nl.kring.ViewTest;
import nl.kring.bridge.BridgeService;
import nl.kring.bridge.Origin;
import nl.kring.bridge.Payload;
import nl.kring.frontdoor.FrontDoorService;
import nl.kring.frontdoor.ReportHeader;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.tenant.TenantService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class TodayViewTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private TenantService tenants;

    @Autowired
    private BridgeService bridge;

    @Autowired
    private FrontDoorService frontDoor;

    @Autowired
    private TransactionTemplate transaction;

    private Town town;
    private AccountId jan;

    @BeforeEach
    void aTown() {
        town = Town.of(people, tenants);
        jan = people.person("Jan");
    }

    private void forward(String name) {
        var need = new Payload.Need(
                name, "", "Molensteeg 5", "8441 SA", "Veenmeren", "06-00000001", "MONEY", "De wasmachine is stuk.", "");
        People.as(
                jan,
                () -> transaction.execute(_ -> bridge.send(
                        bridge.preview(Ids.next(), town.tenant(), need), new Origin(Optional.empty(), jan))));
    }

    private ReportHeader report() {
        return Town.soon(
                () -> People.as(town.baukje(), () -> frontDoor.queue()).stream().findFirst());
    }

    private static String page() {
        return _get(TodayView.class).getElement().getTextRecursively();
    }

    @Test
    void aNewQuestionComesUpByItselfWithDaysAndInitials() {
        signIn(town.baukje());
        UI.getCurrent().navigate("desk");
        assertThat(page()).contains("Er wacht niemand.");
        forward("Jan de Boer");
        report();
        signIn(town.baukje());
        Town.soon(() -> {
            MockVaadin.clientRoundtrip(false);
            return _find(QueueRow.class).stream().findFirst();
        });
        assertThat(page()).contains("Jan de Boer", "JB", "Nieuw, nog niet gelezen", "dagen");
    }

    @Test
    void whoHasItReadsWhatWasSaidAndAgreesAMoment() {
        forward("Jan de Boer");
        var report = report();
        signIn(town.baukje());
        UI.getCurrent().navigate("desk/" + report.id().value());
        assertThat(page()).contains("De wasmachine is stuk.", "Molensteeg 5, 8441 SA Veenmeren", "Geld", "06-00000001");
        var form = _get(AgreeForm.class);
        fill(form.day, report.due().toString());
        fill(form.time, "23:45");
        _click(_get(Button.class, spec -> spec.withText("Dit is afgesproken")));
        assertThat(People.as(town.baukje(), () -> frontDoor.header(report.id())).visit())
                .isPresent();
    }

    @Test
    void theTeamLeaderSeesWhoAndWhenButNotWhatWasSaid() {
        forward("Jan de Boer");
        var report = report();
        signIn(town.akke());
        UI.getCurrent().navigate("desk/" + report.id().value());
        assertThat(page())
                .contains("Jan de Boer", "Baukje", "Alleen Baukje leest wat er is gevraagd.")
                .doesNotContain("wasmachine", "Molensteeg", "06-00000001");
        _click(_get(Button.class, spec -> spec.withText("Iemand anders vragen")));
        _click(_get(Button.class, spec -> spec.withText("Tjitske Reitsma")));
        assertThat(People.as(town.tjitske(), () -> frontDoor.queue())).hasSize(1);
        assertThat(People.as(town.baukje(), () -> frontDoor.queue())).isEmpty();
    }

    @Test
    void aColleagueDoesNotFindIt() {
        forward("Jan de Boer");
        var report = report();
        signIn(town.tjitske());
        UI.getCurrent().navigate("desk/" + report.id().value());
        assertThat(_find(TodayView.class)).isEmpty();
        assertThat(_get(com.vaadin.flow.component.html.H1.class).getText()).isEqualTo("Deze pagina is er niet");
    }

    @Test
    void aPersonOfACircleIsNotLetIn() {
        signIn(jan);
        assertThatThrownBy(() -> {
                    UI.getCurrent().navigate("desk");
                    _get(TodayView.class);
                })
                .isInstanceOf(Throwable.class);
    }

    @Test
    void whoHelpsIsFoundByPostcodeWithoutSigningIn() {
        UI.getCurrent().navigate("wie-helpt-mij");
        var view = _get(WhoHelpsView.class);
        fill(view.postcode, "geen");
        _click(_get(Button.class, spec -> spec.withText("Zoek")));
        assertThat(view.postcode.isInvalid()).isTrue();
        fill(view.postcode, "8441 sa");
        _click(_get(Button.class, spec -> spec.withText("Zoek")));
        assertThat(view.found.getElement().getTextRecursively()).contains("Dit is Baukje Venema.", "0513-012001");
        fill(view.postcode, "9999SS");
        _click(_get(Button.class, spec -> spec.withText("Zoek")));
        assertThat(view.found.getElement().getTextRecursively()).contains("Deze postcode kennen wij niet.");
    }
}
