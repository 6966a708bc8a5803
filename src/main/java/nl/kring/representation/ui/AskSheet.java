package nl.kring.representation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.bridge.Payload.RepresentationCheck;
import nl.kring.bridge.Preview;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleView;
import nl.kring.circle.MemberView;
import nl.kring.circle.RepresentationType;
import nl.kring.circle.Scope;
import nl.kring.circle.Seat;
import nl.kring.identity.OrganisationId;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Sheet;
import nl.kring.representation.NewRepresentation;
import nl.kring.representation.PaperOffice;
import nl.kring.representation.RepresentationService;

/** Who speaks for the resident, by what and until when; then exactly what the municipality will read of it. */
class AskSheet extends Sheet {
    final Options<CirclePerson> person;
    final Options<CirclePerson> resident;
    final Options<RepresentationType> type = new Options<>(
                    getTranslation("speaks.what"),
                    Stream.of(RepresentationType.values())
                            .filter(one -> !one.scopes().isEmpty())
                            .toList(),
                    one -> getTranslation("speaks.what." + one))
            .asRows();
    final Options<Scope> scope = new Options<>(
                    getTranslation("speaks.deed"),
                    RepresentationType.ATTORNEY.scopes(),
                    one -> getTranslation("speaks.scope." + one))
            .asRows();
    final Options<PaperOffice> office;
    final TextField surname = new TextField();
    final TextField reference = new TextField(getTranslation("speaks.reference"));
    final Input until = new Input();
    final Button next = Buttons.large(Buttons.primary(getTranslation("speaks.next"), this::next));
    private final RepresentationService representations;
    private final Says says;
    private final CircleView circle;
    private final Seat seat;

    AskSheet(RepresentationService representations, Says says, CircleView circle, Seat seat) {
        super("");
        this.representations = representations;
        this.says = says;
        this.circle = circle;
        this.seat = seat;
        person = new Options<>(
                        getTranslation("speaks.who"),
                        circle.members().stream()
                                .filter(MemberView::recognised)
                                .map(MemberView::person)
                                .toList(),
                        CirclePerson::firstName)
                .asRows();
        resident = new Options<>(getTranslation("speaks.forWhom"), circle.residents(), CirclePerson::firstName);
        var offices = representations.offices(circle.id());
        office = new Options<>(
                        getTranslation("speaks.office"),
                        Stream.concat(Stream.of(municipality()), offices.stream())
                                .toList(),
                        PaperOffice::name)
                .asRows();
        office.setValue(municipality());
        office.setVisible(!offices.isEmpty());
        scope.setVisible(false);
        type.addValueChangeListener(change -> scope.setVisible(change.getValue() == RepresentationType.ATTORNEY));
        surname.addClassName("wide");
        surname.setLabel(
                seat.isResident()
                        ? getTranslation("speaks.surname.own")
                        : getTranslation("speaks.surname", circle.whose()));
        resident.addValueChangeListener(chosen -> Optional.ofNullable(chosen.getValue())
                .ifPresent(whom -> surname.setLabel(getTranslation("speaks.surname", whom.firstName()))));
        surname.setHelperText(getTranslation("speaks.surname.how"));
        reference.addClassName("wide");
        reference.setHelperText(getTranslation("speaks.reference.how"));
        until.setType("date");
        form();
    }

    private void form() {
        var key = circle.household() ? "speaks.ask.household" : "speaks.ask";
        title(seat.isResident() ? getTranslation("speaks.ask.own") : getTranslation(key, circle.whose()))
                .step(1, 2);
        if (seat.isResident() && circle.household()) {
            ask(person, new Note(Icon.INFO, getTranslation("speaks.housemate")));
        } else if (seat.isResident()) {
            ask(person);
        } else if (circle.household()) {
            ask(resident);
        }
        ask(type, scope, surname, reference, day(), office);
        act(next, new Note(Icon.INFO, getTranslation("speaks.noScan")));
    }

    private NativeLabel day() {
        var label = new NativeLabel();
        label.add(new Span(getTranslation("speaks.until")), until);
        label.addClassName("field");
        return label;
    }

    private void next() {
        attempt(next, () -> preview(representations.preview(circle.id(), given())));
    }

    private NewRepresentation given() {
        var kind = Optional.ofNullable(type.getValue()).orElseThrow(() -> new Refused("speaks.what.missing"));
        return new NewRepresentation(
                command(),
                seat.isResident()
                        ? Optional.ofNullable(person.getValue())
                                .map(CirclePerson::account)
                                .orElseThrow(() -> new Refused("speaks.who.missing"))
                        : seat.account(),
                seat.isResident() ? seat.account() : forWhom().account(),
                kind,
                kind.scopes().size() == 1
                        ? kind.scopes().getFirst()
                        : Optional.ofNullable(scope.getValue()).orElseThrow(() -> new Refused("speaks.deed.missing")),
                surname.getValue(),
                reference.getValue(),
                lastDay(),
                Optional.ofNullable(office.getValue())
                        .filter(chosen -> !chosen.equals(municipality()))
                        .map(PaperOffice::id));
    }

    /** Of two who live there one is chosen: nobody is taken for the other. */
    private CirclePerson forWhom() {
        return Optional.ofNullable(resident.getValue())
                .or(() -> Optional.of(circle.resident()).filter(_ -> !circle.household()))
                .orElseThrow(() -> new Refused("speaks.forWhom.missing"));
    }

    private PaperOffice municipality() {
        return new PaperOffice(new OrganisationId(new UUID(0, 0)), getTranslation("speaks.office.municipality"));
    }

    private LocalDate lastDay() {
        try {
            return LocalDate.parse(until.getValue());
        } catch (DateTimeException incomplete) {
            throw new Refused("speaks.until.missing");
        }
    }

    private void preview(Preview shown) {
        var asked = representations.shown(shown);
        var intro = new Paragraph(getTranslation("speaks.preview.intro"));
        intro.addClassName("soft-voice");
        title(getTranslation(given().office().isPresent() ? "speaks.preview.office" : "need.preview"))
                .step(2, 2);
        ask(intro, fields(asked), new Note(Icon.PEOPLE, to()));
        var send = Buttons.large(Buttons.with(
                Icon.SEND,
                Buttons.primary(
                        getTranslation(given().office().isPresent() ? "speaks.office.send" : "need.send"),
                        () -> send(shown))));
        send.setDisableOnClick(true);
        act(
                send,
                Buttons.text(getTranslation("speaks.back"), this::form),
                new Note(
                        Icon.LOCK,
                        getTranslation(
                                given().office().isPresent() ? "speaks.office.nothingElse" : "need.nothingElse")));
    }

    private String to() {
        return given().office()
                .map(_ -> getTranslation(
                        "speaks.preview.to.office", office.getValue().name()))
                .orElseGet(() -> getTranslation("speaks.preview.to"));
    }

    private Component fields(RepresentationCheck asked) {
        var fields = new DescriptionList();
        fields.addClassName("crossing");
        List.of(
                        new Line("NAME", asked.name()),
                        new Line("REPRESENTATIVE", asked.representative()),
                        new Line("TYPE", getTranslation("speaks.type." + asked.type())),
                        new Line("SCOPE", getTranslation("speaks.scope." + asked.scope())),
                        new Line("REFERENCE", asked.reference()),
                        new Line("UNTIL", says.date(asked.until(), getLocale())),
                        new Line("ASKED_BY", asked.askedBy()))
                .stream()
                .filter(line -> !line.text().isEmpty())
                .forEach(line -> fields.add(
                        new DescriptionList.Term(getTranslation("speaks.field." + line.field())),
                        new DescriptionList.Description(line.text())));
        // longer than a low screen, and nothing in it takes the focus: then it is scrolled by keys itself
        fields.getElement().setAttribute("tabindex", "0");
        return new Div(fields);
    }

    private record Line(String field, String text) {}

    private void send(Preview shown) {
        try {
            representations.ask(circle.id(), given(), shown);
            title(getTranslation("speaks.sent")).done();
            ask(new Paragraph(getTranslation(given().office().isPresent() ? "speaks.sent.office" : "speaks.sent.how")));
            act(Buttons.large(Buttons.primary(getTranslation("platform.close"), this::close)));
        } catch (Refused refused) {
            form();
            say(refused.key(), refused.arguments());
        }
    }
}
