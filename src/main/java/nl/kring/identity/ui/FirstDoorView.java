package nl.kring.identity.ui;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.stream.Stream;
import nl.kring.identity.FirstDoor;
import nl.kring.identity.FirstDoor.Outcome;
import nl.kring.identity.NewMunicipality;
import nl.kring.platform.Written;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Fields;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.Steps;
import nl.kring.platform.ui.Title;

/** Who installed Kring says for which municipality it is, proves an own mail address, and runs it from then on. */
@Route("begin")
@AnonymousAllowed
class FirstDoorView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    final TextField municipality = Fields.text(getTranslation("first.municipality"), 80);
    final TextField firstName = Fields.text(getTranslation("organisation.firstName"), 80);
    final TextField surname = Fields.text(getTranslation("organisation.surname"), 80);
    final EmailField address = Fields.ownMail(getTranslation("identity.address"));
    private final Steps steps = new Steps();
    private final FirstDoor door;
    private final Arriving arriving;
    private String token = "";

    FirstDoorView(FirstDoor door, Arriving arriving, LanguageLinks languages) {
        this.door = door;
        this.arriving = arriving;
        addClassName("start");
        add(steps, languages);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        token = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("sleutel")
                .orElse("");
        if (door.opens(token, Arriving.remote())) {
            askWho();
        } else {
            closed();
        }
    }

    private void askWho() {
        steps.show(
                new Title(Tag.H1, getTranslation("first.title")),
                new Paragraph(getTranslation("first.what")),
                municipality,
                firstName,
                surname,
                address,
                Buttons.large(Buttons.primary(getTranslation("first.next"), () -> steps.attempt(this::askCode))));
    }

    private void askCode() {
        var typed = TypedAddress.in(address);
        var missing = Stream.of(surname, firstName, municipality)
                .filter(field ->
                        Fields.wrong(field, Written.kept(field.getValue()).isEmpty(), getTranslation("first.missing")))
                .toList();
        typed.filter(_ -> missing.isEmpty())
                .ifPresent(mail -> steps.show(
                        new Title(Tag.H1, getTranslation("identity.sent")),
                        new CodeEntry(
                                getTranslation("first.sent", mail.value()),
                                () -> door.askCode(
                                        token,
                                        mail,
                                        firstName.getValue(),
                                        getLocale(),
                                        Arriving.browser(),
                                        Arriving.remote()),
                                door::mailWaits,
                                this::begin),
                        Buttons.text(getTranslation("first.back"), this::askWho)));
    }

    private void begin(CodeEntry entry) {
        var given = new NewMunicipality(municipality.getValue(), firstName.getValue(), surname.getValue());
        switch (door.begin(token, given, entry.code.getValue(), Arriving.browser(), Arriving.remote())) {
            case Outcome.Begun begun -> arriving.arrive(begun.person(), UI.getCurrent(), "desk/gemeente");
            case Outcome.WrongCode _ -> entry.wrong("identity.code.wrong");
            case Outcome.TooMany _ -> entry.wrong("identity.tooMany");
            case Outcome.Known _ -> {
                askWho();
                Fields.wrong(municipality, true, getTranslation("first.known"));
            }
            case Outcome.Closed _ -> closed();
        }
    }

    private void closed() {
        steps.show(
                new Title(Tag.H1, getTranslation("first.closed")),
                new Notice(Notice.Tone.CALM, Icon.INFO, getTranslation("first.closed.how")));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("first.title");
    }
}
