package nl.kring.frontdoor.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
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
    void whatCannotBeIsSaidUnderTheFormAndIsGoneOnceItIsAgreed() {
        forward("Jan de Boer");
        var report = report();
        signIn(town.baukje());
        UI.getCurrent().navigate("desk/" + report.id().value());
        _click(_get(Button.class, spec -> spec.withText("Dit is afgesproken")));
        assertThat(said()).isEqualTo("Kies een dag en een tijd.");
        assertThat(_find(Notification.class)).isEmpty();
        fill(_get(AgreeForm.class).day, report.due().plusDays(16).toString());
        fill(_get(AgreeForm.class).time, "10:00");
        _click(_get(Button.class, spec -> spec.withText("Dit is afgesproken")));
        assertThat(said()).startsWith("Dit is later dan beloofd: uiterlijk ");
        assertThat(People.as(town.baukje(), () -> frontDoor.header(report.id())).visit())
                .isEmpty();
        _click(_get(Button.class, spec -> spec.withText("Ja, zo is het afgesproken")));
        assertThat(People.as(town.baukje(), () -> frontDoor.header(report.id())).late())
                .isTrue();
        assertThat(_find(AgreeForm.class)).isEmpty();
        assertThat(page())
                .contains("Dit is later dan beloofd", "Bezoek afgesproken")
                .doesNotContain("Nog geen bezoek afgesproken", "Kies een dag");
        _click(_get(Button.class, spec -> spec.withText("Ander moment")));
        assertThat(_get(AgreeForm.class).day.getValue()).isEmpty();
    }

    private static String said() {
        return _get(Div.class, spec -> spec.withAttribute("role", "alert"))
                .getElement()
                .getTextRecursively();
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
    void aNoticeOfAnAlertComesUpByItselfAndIsRead() {
        signIn(town.baukje());
        UI.getCurrent().navigate("desk");
        var notice = new Payload.OutsideNotice(
                town.baukje().accountId(),
                "D.T.",
                "ORANGE",
                Optional.of(Instant.parse("2027-03-04T15:10:00Z")),
                "Anke",
                "06-00000001");
        people.job(() ->
                bridge.notice(Ids.next(), town.tenant(), new Origin(Optional.of(UUID.randomUUID()), jan), notice));
        Town.soon(() -> {
            MockVaadin.clientRoundtrip(false);
            return _find(NoticeList.class).stream().findFirst();
        });
        assertThat(page())
                .contains("Bericht uit een kring", "fase oranje sinds donderdag 4 maart", "16:10)")
                .contains("In de kring van D.T. is afgesproken u te laten weten dat het niet goed gaat")
                .contains("Bel Anke op 06-00000001.")
                .doesNotContain("Jan");
        assertThat(_find(_get(NoticeList.class), Anchor.class))
                .extracting(Anchor::getHref)
                .containsExactly("tel:0600000001");
        _click(_get(Button.class, spec -> spec.withText("Ik heb dit gelezen")));
        Town.soon(() -> {
            MockVaadin.clientRoundtrip(false);
            return Optional.of(page()).filter(text -> text.contains("Gelezen vandaag"));
        });
        assertThat(_find(Button.class, spec -> spec.withText("Ik heb dit gelezen")))
                .isEmpty();
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
