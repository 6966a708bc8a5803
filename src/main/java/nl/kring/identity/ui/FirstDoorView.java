package nl.kring.identity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Optional;
import java.util.stream.Stream;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.FirstDoor;
import nl.kring.identity.FirstDoor.Outcome;
import nl.kring.identity.NewMunicipality;
import nl.kring.platform.Written;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.Title;

/** Who installed Kring says for which municipality it is, proves an own mail address, and runs it from then on. */
@Route("begin")
@AnonymousAllowed
class FirstDoorView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    final TextField municipality = field("first.municipality");
    final TextField firstName = field("organisation.firstName");
    final TextField surname = field("organisation.surname");
    final EmailField address = new EmailField(getTranslation("identity.address"));
    final TextField code = field("identity.code");
    private final Div steps = new Div();
    private final FirstDoor door;
    private final Arriving arriving;
    private String token = "";

    FirstDoorView(FirstDoor door, Arriving arriving, LanguageLinks languages) {
        this.door = door;
        this.arriving = arriving;
        addClassName("start");
        steps.addClassNames("card", "stack");
        address.addClassName("wide");
        address.setMaxLength(120);
        code.getElement().setAttribute("autocomplete", "one-time-code").setAttribute("inputmode", "numeric");
        add(steps, languages);
    }

    private TextField field(String key) {
        var field = new TextField(getTranslation(key));
        field.addClassName("wide");
        field.setMaxLength(80);
        field.setManualValidation(true);
        return field;
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
        show(
                title("first.title"),
                new Paragraph(getTranslation("first.what")),
                municipality,
                firstName,
                surname,
                address,
                Buttons.large(Buttons.primary(getTranslation("first.next"), this::askCode)));
    }

    private void askCode() {
        var missing = Stream.of(surname, firstName, municipality)
                .filter(field -> wrong(field, Written.kept(field.getValue()).isEmpty(), "first.missing"))
                .toList();
        mail().filter(_ -> missing.isEmpty()).ifPresent(mail -> {
            door.askCode(token, mail, firstName.getValue(), getLocale(), Arriving.browser(), Arriving.remote());
            showCode();
        });
    }

    private void showCode(Component... before) {
        var go = Buttons.large(Buttons.primary(getTranslation("identity.enterCode"), this::begin));
        go.addClickShortcut(Key.ENTER).listenOn(code);
        show(title("identity.sent"), new Paragraph(getTranslation("first.sent", address.getValue())));
        steps.add(before);
        steps.add(code, go, Buttons.text(getTranslation("first.back"), this::askWho));
    }

    private void begin() {
        var given = new NewMunicipality(municipality.getValue(), firstName.getValue(), surname.getValue());
        switch (door.begin(token, given, code.getValue(), Arriving.browser(), Arriving.remote())) {
            case Outcome.Begun begun -> arriving.arrive(begun.person(), UI.getCurrent(), "desk/gemeente");
            case Outcome.WrongCode _ -> wrong(code, true, "identity.code.wrong");
            case Outcome.TooMany _ -> wrong(code, true, "identity.tooMany");
            case Outcome.Known _ -> {
                askWho();
                wrong(municipality, true, "first.known");
            }
            case Outcome.Closed _ -> closed();
        }
    }

    private void closed() {
        show(title("first.closed"), new Notice(Notice.Tone.CALM, Icon.INFO, getTranslation("first.closed.how")));
    }

    /** What is asked now is read out, but for the first time, when the whole page is. */
    private Title title(String key, Object... words) {
        var title = new Title(Tag.H1, getTranslation(key, words));
        if (isAttached()) {
            title.focus();
        }
        return title;
    }

    private void show(Component... content) {
        steps.removeAll();
        steps.add(content);
    }

    private Optional<EmailAddress> mail() {
        try {
            var mail = new EmailAddress(address.getValue());
            address.setInvalid(false);
            return Optional.of(mail);
        } catch (IllegalArgumentException nonsense) {
            wrong(address, true, "identity.address.wrong");
            return Optional.empty();
        }
    }

    private boolean wrong(HasValidation field, boolean wrong, String key) {
        field.setErrorMessage(wrong ? getTranslation(key) : null);
        field.setInvalid(wrong);
        return wrong;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("first.title");
    }
}
