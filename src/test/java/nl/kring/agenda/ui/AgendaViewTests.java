package nl.kring.agenda.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import nl.kring.People;
import nl.kring.Town;
import nl.kring.ViewTest;
import nl.kring.agenda.AgendaService;
import nl.kring.agenda.Agreed;
import nl.kring.agenda.AppointmentId;
import nl.kring.agenda.AppointmentService;
import nl.kring.agenda.NewAppointment;
import nl.kring.agenda.When;
import nl.kring.circle.CircleId;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AgendaViewTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private AppointmentService appointments;

    @Autowired
    private AgendaService agenda;

    @Autowired
    private MovingClock clock;

    private AccountId jan;
    private AccountId anna;
    private AccountId gerrit;
    private CircleId circle;

    @BeforeEach
    void aCircle() {
        jan = people.person("Jan");
        anna = people.person("Anna");
        gerrit = people.person("Gerrit");
        circle = people.circle(people.tenant(), jan);
        people.seat(circle, anna, Ring.INNER);
        people.seat(circle, gerrit, Ring.HELPERS);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), MovingClock.ZONE);
    }

    private AppointmentId make(AccountId who, String what, int days) {
        var id = new AppointmentId(Ids.next());
        var agreed = new Agreed(
                what, "Dorpsstraat 1", new When(today().plusDays(days), Optional.empty(), Optional.empty()), false);
        People.run(
                who,
                () -> appointments.make(
                        circle,
                        new NewAppointment(
                                id, agreed, Topic.AGENDA, Optional.empty(), Optional.empty(), Set.of(), Set.of())));
        return id;
    }

    private void open(AccountId who, String page) {
        signIn(who);
        UI.getCurrent().navigate("circle/" + circle.value() + "/" + page);
    }

    private static String text(Component part) {
        return part.getElement().getTextRecursively();
    }

    /** The bell rings in a thread of its own. */
    private static String soon(Supplier<Component> part, String words) {
        return Town.soon(() -> {
            MockVaadin.clientRoundtrip(false);
            return Optional.of(text(part.get())).filter(said -> said.contains(words));
        });
    }

    private static Button button(Component in, String words) {
        return _get(in, Button.class, spec -> spec.withText(words));
    }

    @Test
    void r_c16_whoMakesOneReadsFirstWhoWillSeeItAndTheSheetSendsItOnce() {
        open(anna, "agenda");
        _click(button(_get(AgendaView.class), "Maak een afspraak"));
        var sheet = _get(MakeSheet.class);
        assertThat(text(sheet.who)).contains("Dit zien: Jan, Anna");
        _click(sheet.send);
        assertThat(text(sheet)).contains("Kies een dag");
        fill(sheet.fields.what, "Naar de markt");
        fill(sheet.fields.day, today().plusDays(1).toString());
        _click(sheet.send);
        assertThat(text(sheet)).contains("hoe laat het begint");
        fill(sheet.fields.from, "10:00");
        fill(sheet.fields.place, "Op het plein");
        fill(sheet.along.get(jan), true);
        _click(sheet.send);
        assertThat(_find(MakeSheet.class)).isEmpty();
        var page = _get(AgendaView.class);
        soon(() -> page.coming, "Naar de markt");
        assertThat(_find(page.coming, H2.class).getFirst().getText()).isEqualTo("Morgen");
        assertThat(text(page.coming))
                .contains("10:00", "Naar de markt", "Op het plein", "Gevraagd: Jan", "Afgesproken door jou");
    }

    @Test
    void aHelperReadsNoButtonToMakeOneAndNothingThatIsNotForHelpers() {
        make(anna, "Naar de markt", 1);
        open(gerrit, "agenda");
        var page = _get(AgendaView.class);
        assertThat(page.make.isVisible()).isFalse();
        assertThat(text(page)).contains("Nog geen afspraken").doesNotContain("markt");
    }

    @Test
    void r_c16_oneTapComesAlongAndTheOpenPageOfAnotherSaysSo() {
        var id = make(anna, "Naar de markt", 1);
        open(jan, "agenda");
        var page = _get(AgendaView.class);
        _click(button(page, "Ik ga mee"));
        assertThat(soon(() -> page, "Gaat mee: Jan")).contains("Ik ga niet mee");
        People.run(anna, () -> appointments.cancel(circle, id));
        assertThat(soon(() -> page, "gaat niet door")).doesNotContain("Ik ga niet mee");
    }

    @Test
    void ofTwoTabsTheSecondReadsWhatStandsThereAndLosesNothing() {
        var id = make(anna, "Naar de markt", 1);
        open(anna, "agenda");
        _click(button(_get(AgendaView.class), "Wijzig"));
        var sheet = _get(ChangeSheet.class);
        fill(sheet.fields.what, "Naar de braderie");
        var meanwhile = new Agreed(
                "Naar de haven", "", new When(today().plusDays(1), Optional.empty(), Optional.empty()), false);
        People.run(jan, () -> appointments.change(circle, id, 0, meanwhile, Set.of()));
        _click(sheet.save);
        assertThat(text(sheet)).contains("intussen gewijzigd", "Naar de haven");
        assertThat(sheet.fields.what.getValue()).isEqualTo("Naar de braderie");
        _click(sheet.save);
        assertThat(_find(ChangeSheet.class)).isEmpty();
        People.run(jan, () -> assertThat(agenda.coming(circle, Optional.empty()))
                .extracting(one -> one.agreed().what())
                .containsExactly("Naar de braderie"));
    }

    @Test
    void callingOffAndTakingAwayTakeTwoTapsEach() {
        make(anna, "Naar de markt", 1);
        open(anna, "timeline");
        var card = _get(AppointmentCard.class);
        _click(button(card, "Zeg af"));
        _click(button(_get(SureSheet.class), "Ja, zeg af"));
        assertThat(soon(() -> _get(AppointmentCard.class), "gaat niet door")).contains("Naar de markt");
        card = _get(AppointmentCard.class);
        _click(button(card, "Haal weg"));
        _click(button(_get(SureSheet.class), "Ja, haal weg"));
        assertThat(soon(() -> _get(AppointmentCard.class), "weggehaald")).isEqualTo("Deze afspraak is weggehaald.");
    }

    @Test
    void theResidentReadsOnTopWhoComesTodayAndOthersTheWayToTheAgenda() {
        make(anna, "Koffie", 0);
        make(anna, "Later", 2);
        open(jan, "timeline");
        assertThat(_find(ListItem.class).stream().map(AgendaViewTests::text).filter(line -> line.contains("Koffie")))
                .containsExactly("de hele dag, Koffie");
        assertThat(_find(Anchor.class).stream().map(Anchor::getHref)).anyMatch(href -> href.endsWith("/agenda"));
        UI.getCurrent().navigate("circle/" + circle.value() + "/people"); // another page, for another person
        open(gerrit, "timeline");
        assertThat(_find(ListItem.class).stream().map(AgendaViewTests::text))
                .noneMatch(line -> line.contains("Koffie"));
        assertThat(_find(Anchor.class).stream().map(Anchor::getHref)).anyMatch(href -> href.endsWith("/agenda"));
    }

    @Test
    void r_c16_theOwnAddressIsReadOnceAndEndsWithAButton() {
        open(anna, "agenda");
        var part = _get(FeedPart.class);
        _click(button(part, "Maak mijn geheime adres"));
        var address = _get(part, TextField.class).getValue();
        assertThat(address).matches(".*/agenda/[A-Za-z0-9_-]{43}\\.ics");
        assertThat(_find(part, Anchor.class))
                .extracting(Anchor::getHref)
                .anyMatch(href -> href.startsWith("webcal://"));
        UI.getCurrent().navigate("circle/" + circle.value() + "/timeline");
        UI.getCurrent().navigate("circle/" + circle.value() + "/agenda");
        part = _get(FeedPart.class);
        assertThat(_find(part, TextField.class)).isEmpty();
        assertThat(text(part)).contains("Je hebt een adres");
        _click(button(part, "Stop met dit adres"));
        assertThat(text(part)).contains("Maak mijn geheime adres");
    }

    @Test
    void r_b7_theResidentReadsItByAnothersEyesWithNothingToDoOnIt() {
        make(jan, "Naar de markt", 1);
        open(jan, "as/" + anna.value());
        var card = _get(AppointmentCard.class);
        assertThat(text(card)).contains("Naar de markt", "Afgesproken door Jan");
        assertThat(_find(card, Button.class)).isEmpty();
        open(jan, "as/" + gerrit.value());
        assertThat(_find(AppointmentCard.class)).isEmpty();
    }

    @Test
    void whatIsAgreedIsSaidWithTheWeekday() {
        make(anna, "Naar de markt", 9);
        open(jan, "timeline");
        assertThat(List.of("Maandag", "Dinsdag", "Woensdag", "Donderdag", "Vrijdag", "Zaterdag", "Zondag"))
                .anyMatch(text(_get(AppointmentCard.class))::contains);
        assertThat(_find(_get(AppointmentCard.class), Paragraph.class)).isNotEmpty();
    }
}
