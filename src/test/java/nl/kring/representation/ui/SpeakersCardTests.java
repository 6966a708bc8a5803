package nl.kring.representation.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assert;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.kring.People;
import nl.kring.Town;
import nl.kring.ViewTest;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.ClosingService;
import nl.kring.circle.RepresentationType;
import nl.kring.circle.Ring;
import nl.kring.circle.Scope;
import nl.kring.farewell.FarewellService;
import nl.kring.frontdoor.CheckService;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.ui.DraftArea;
import nl.kring.platform.ui.Notice;
import nl.kring.representation.NewRepresentation;
import nl.kring.representation.RepresentationService;
import nl.kring.tenant.TenantService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who speaks for Lammert, on his own page, on Marga's, and at the desk of Baukje. */
class SpeakersCardTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private TenantService tenants;

    @Autowired
    private CircleService circles;

    @Autowired
    private RepresentationService representations;

    @Autowired
    private CheckService checks;

    @Autowired
    private ClosingService closing;

    @Autowired
    private FarewellService farewell;

    @Autowired
    private Clock clock;

    private Town town;
    private AccountId lammert;
    private AccountId marga;
    private AccountId jan;
    private CircleId circle;

    @BeforeEach
    void lammertAndMarga() {
        town = Town.of(people, tenants);
        lammert = people.person("Lammert");
        marga = people.person("Marga");
        jan = people.person("Jan");
        circle = people.circle(town.tenant(), lammert);
        people.seat(circle, marga, Ring.INNER);
        people.seat(circle, jan, Ring.HELPERS);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), MovingClock.ZONE);
    }

    private void open(AccountId who, String place) {
        signIn(who);
        UI.getCurrent().navigate("circle/" + circle.value() + "/" + place);
    }

    private List<String> headings() {
        return _find(H2.class).stream().map(H2::getText).toList();
    }

    private static List<String> sentences() {
        return _find(Paragraph.class).stream().map(Paragraph::getText).toList();
    }

    @Test
    void r_b10_margaAsksAndTheMunicipalityReadsExactlyWhatSheSaw() {
        open(marga, "people");
        _click(_get(Button.class, spec -> spec.withText("Ik spreek voor Lammert")));
        var sheet = _get(AskSheet.class);
        fill(sheet.type, RepresentationType.GUARDIAN);
        fill(sheet.surname, "Zijlstra");
        sheet.until.setValue(today().plusMonths(6).toString());
        _click(sheet.next);
        var shown = _find(DescriptionList.Description.class).stream()
                .map(DescriptionList.Description::getText)
                .toList();
        assertThat(shown).contains("Lammert Zijlstra", "Marga", "curator");
        _click(_get(Button.class, spec -> spec.withText("Stuur dit naar de gemeente")));
        assertThat(Town.soon(() -> People.as(town.baukje(), () -> checks.checks()).stream()
                                .findFirst())
                        .asked()
                        .type())
                .isEqualTo("GUARDIAN");
    }

    @Test
    void r_b10_whatIsLeftOpenIsSaidInTheSheetAndNothingIsLost() {
        open(marga, "people");
        _click(_get(Button.class, spec -> spec.withText("Ik spreek voor Lammert")));
        var sheet = _get(AskSheet.class);
        fill(sheet.type, RepresentationType.MENTOR);
        _click(sheet.next);
        _assert(AskSheet.class, 1);
        assertThat(sheet.type.getValue()).isEqualTo(RepresentationType.MENTOR);
        assertThat(People.as(marga, () -> representations.requests(circle))).isEmpty();
    }

    @Test
    void r_b21_inAHouseholdOneSaysForWhomAndReadsForWhomSomebodySpeaks() {
        var fokje = people.person("Fokje");
        circle = people.household(town.tenant(), fokje, lammert);
        people.seat(circle, marga, Ring.INNER);
        people.seat(circle, jan, Ring.HELPERS);
        people.speaksFor(circle, lammert, jan, true);
        open(marga, "people");
        assertThat(sentences()).contains("Jan spreekt voor Lammert.");
        _click(_get(Button.class, spec -> spec.withText("Ik spreek voor iemand die hier woont")));
        var sheet = _get(AskSheet.class);
        fill(sheet.type, RepresentationType.GUARDIAN);
        fill(sheet.surname, "Zijlstra");
        sheet.until.setValue(today().plusMonths(6).toString());
        _click(sheet.next);
        assertThat(sheet.getElement().getTextRecursively()).contains("Kies eerst voor wie je spreekt.");
        fill(
                sheet.resident,
                People.as(marga, () -> circles.view(circle)).residents().getLast());
        assertThat(sheet.surname.getLabel()).isEqualTo("Achternaam van Lammert");
        _click(sheet.next);
        assertThat(_find(DescriptionList.Description.class).stream().map(DescriptionList.Description::getText))
                .contains("Lammert Zijlstra");
        sheet.close();
        open(fokje, "people");
        _click(_get(Button.class, spec -> spec.withText("Iemand spreekt voor mij")));
        assertThat(_get(AskSheet.class).getElement().getTextRecursively())
                .contains("kan daar niet voor de ander spreken");
    }

    @Test
    void r_b10_baukjeSeesThePapersAtHerDeskAndRecordsIt() {
        var given = new NewRepresentation(
                Ids.next(),
                marga,
                lammert,
                RepresentationType.GUARDIAN,
                Scope.BOTH,
                "Zijlstra",
                "",
                today().plusMonths(6));
        People.run(marga, () -> representations.ask(circle, given, representations.preview(circle, given)));
        Town.soon(() -> People.as(town.baukje(), () -> checks.checks()).stream().findFirst());
        signIn(town.baukje());
        UI.getCurrent().navigate("desk/vertegenwoordiging");
        assertThat(headings()).contains("Marga spreekt voor Lammert Zijlstra");
        _click(_get(Button.class, spec -> spec.withText("Ik heb de papieren gezien")));
        _click(_get(Button.class, spec -> spec.withText("Ja, gezien")));
        assertThat(Town.soon(() -> People.as(lammert, () -> circles.view(circle)).speakers().stream()
                                .findFirst())
                        .seenBy())
                .contains("Baukje Venema");
    }

    @Test
    void r_b11_theResidentReadsWhoSpeaksOnWhatUntilWhenAndThatHisVoiceStays() {
        people.speaksFor(circle, lammert, marga, true);
        open(lammert, "people");
        assertThat(headings()).contains("Wie spreekt voor jou?");
        assertThat(sentences())
                .contains(
                        "Over zorg, en over wie er in de kring is, beslist Marga.",
                        "Marga leest mee, maar niet over geld.")
                .anyMatch(words -> words.matches("Dat is zo tot en met .+\\. Dan stopt het vanzelf\\."));
        assertThat(_find(ListItem.class))
                .extracting(ListItem::getElement)
                .extracting(element -> element.getTextRecursively())
                .contains(
                        "Je komt zelf in Kring, zoals altijd.",
                        "Jij schrijft zelf wat jij wilt zeggen.",
                        "Jij ziet alles in je kring.",
                        "Doet Marga iets voor jou? Dan hoor je het meteen.");
    }

    @Test
    void r_b12_everyMemberReadsWhoDecidesAndNobodyIsCalledUnable() {
        people.speaksFor(circle, lammert, marga, true);
        open(jan, "people");
        assertThat(headings()).contains("Wie spreekt voor Lammert?");
        assertThat(sentences()).contains("Over zorg, en over wie er in de kring is, beslist Marga.");
        assertThat(_find(H3.class)).extracting(h -> h.getText()).doesNotContain("Dit blijft van jou");
    }

    @Test
    void r_b13_theResidentSaysNoToWhatWasDoneInHisName() {
        people.speaksFor(circle, lammert, marga, true);
        People.run(marga, () -> circles.moveTo(circle, jan, Ring.INNER));
        open(lammert, "people");
        assertThat(headings()).contains("Marga, mentor, zette Jan namens jou bij: Dichtbij");
        _click(_get(Button.class, spec -> spec.withText("Dit wil ik niet")));
        assertThat(People.as(jan, () -> circles.seat(circle)).ring()).isEqualTo(Optional.of(Ring.HELPERS));
        _assertNone(Button.class, spec -> spec.withText("Dit wil ik niet"));
        _assert(Notice.class, 1);
    }

    @Test
    void appendix_b_margaLetsTheCircleCloseWithAReasonAndTakesItBack() {
        people.speaksFor(circle, lammert, marga, true);
        open(marga, "close");
        var button = _get(Button.class, spec -> spec.withText("Laat de kring sluiten"));
        _click(button);
        assertThat(_get(DraftArea.class).isInvalid()).isTrue();
        fill(_get(DraftArea.class), "Lammert woont nu in een verpleeghuis.");
        _click(button);
        assertThat(headings()).contains("De kring van Lammert gaat sluiten");
        _click(_get(Button.class, spec -> spec.withText("Toch niet sluiten")));
        assertThat(headings()).doesNotContain("De kring van Lammert gaat sluiten");
    }

    @Test
    void appendix_b_lammertReadsWhyHisCircleClosesAndKeepsItOpenWithOneTap() {
        people.speaksFor(circle, lammert, marga, true);
        People.run(marga, () -> closing.closeInName(circle, "Lammert woont nu in een verpleeghuis."));
        assertThat(People.as(jan, () -> circles.seat(circle).can(Act.SEE_ACCESS_LOG)))
                .isFalse();
        open(lammert, "timeline");
        assertThat(headings()).contains("Marga wil je kring sluiten");
        assertThat(sentences()).anyMatch(words -> words.contains("Lammert woont nu in een verpleeghuis."));
        _click(_get(Button.class, spec -> spec.withText("Nee, mijn kring blijft open")));
        assertThat(headings()).doesNotContain("Marga wil je kring sluiten");
        assertThat(People.as(marga, () -> closing.soon(circle))).isEmpty();
    }

    @Test
    void at_b4_overledenIsSaidInTwoTaps() {
        open(jan, "people");
        _click(_get(Button.class, spec -> spec.withText("Laat weten dat Lammert is overleden")));
        _click(_get(Button.class, spec -> spec.withText("Lammert is overleden")));
        assertThat(People.as(marga, () -> farewell.said(circle))).hasSize(1);
    }

    @Test
    void at_b4_whoStandsNearMayConfirmItOrTakeItBackWithOneTap() {
        People.run(jan, () -> farewell.report(circle, lammert, today()));
        open(marga, "people");
        assertThat(headings()).contains("De kring van Lammert is stil");
        _assert(Button.class, 1, spec -> spec.withText("Ja, Lammert is overleden"));
        _click(_get(Button.class, spec -> spec.withText("Dit was een vergissing")));
        assertThat(People.as(marga, () -> farewell.said(circle))).isEmpty();
    }

    @Test
    void whoLivesReadsItAndTapsOnce() {
        People.run(jan, () -> farewell.report(circle, lammert, today()));
        open(lammert, "people");
        assertThat(headings()).contains("Iemand liet weten dat jij bent overleden");
        _click(_get(Button.class, spec -> spec.withText("Dit was een vergissing")));
        assertThat(People.as(jan, () -> farewell.said(circle))).isEmpty();
    }
}
