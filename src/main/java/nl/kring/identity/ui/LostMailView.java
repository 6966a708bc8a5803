package nl.kring.identity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Tag;
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
import nl.kring.identity.RecoveryDoor;
import nl.kring.platform.Written;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.Title;

/** For who cannot read the own mail any more: names and a new address, and then the circle is asked. Also where the old address stops it. */
@Route("mail-kwijt")
@AnonymousAllowed
class LostMailView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    final TextField name = field("recovery.name");
    final TextField whose = field("recovery.whose");
    final EmailField address = new EmailField(getTranslation("recovery.address"));
    final TextField code = field("identity.code");
    private final Div steps = new Div();
    private final RecoveryDoor door;

    LostMailView(RecoveryDoor door, LanguageLinks languages) {
        this.door = door;
        addClassName("start");
        steps.addClassNames("card", "stack");
        address.addClassName("wide");
        address.setMaxLength(120);
        code.getElement().setAttribute("autocomplete", "one-time-code").setAttribute("inputmode", "numeric");
        add(
                new Link(Icon.ARROW_LEFT, getTranslation("organisation.back"), "inloggen").button("text"),
                steps,
                languages);
        askWho();
    }

    private TextField field(String key) {
        var field = new TextField(getTranslation(key));
        field.addClassName("wide");
        field.setMaxLength(80);
        field.setManualValidation(true);
        return field;
    }

    /** A link of a mail is followed by programs too, so it asks before it stops anything. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getLocation()
                .getQueryParameters()
                .getSingleParameter("stop")
                .ifPresent(token -> show(
                        title("recovery.stop.title"),
                        new Paragraph(getTranslation("recovery.stop.what")),
                        Buttons.large(Buttons.primary(getTranslation("recovery.notMe"), () -> stop(token)))));
    }

    private void stop(String token) {
        var key = door.stop(token, Arriving.remote()) ? "recovery.stopped" : "recovery.stop.late";
        show(title("recovery.stop.title"), new Notice(Notice.Tone.CALM, Icon.INFO, getTranslation(key)));
    }

    private void askWho() {
        show(
                title("recovery.title"),
                new Paragraph(getTranslation("recovery.what")),
                name,
                whose,
                address,
                new Note(Icon.CLOCK, getTranslation("recovery.note")),
                Buttons.large(Buttons.primary(getTranslation("first.next"), this::askCode)));
    }

    private void askCode() {
        var missing = Stream.of(whose, name)
                .filter(field -> wrong(field, Written.kept(field.getValue()).isEmpty(), "first.missing"))
                .toList();
        mail().filter(_ -> missing.isEmpty()).ifPresent(mail -> {
            door.askCode(mail, name.getValue(), getLocale(), Arriving.browser(), Arriving.remote());
            var go = Buttons.large(Buttons.primary(getTranslation("identity.enterCode"), this::ask));
            go.addClickShortcut(Key.ENTER).listenOn(code);
            show(
                    title("identity.sent"),
                    new Paragraph(getTranslation("first.sent", mail.value())),
                    code,
                    go,
                    Buttons.text(getTranslation("first.back"), this::askWho));
        });
    }

    private void ask() {
        if (door.ask(
                name.getValue(),
                whose.getValue(),
                code.getValue(),
                getLocale(),
                Arriving.browser(),
                Arriving.remote())) {
            show(title("recovery.asked", whose.getValue()), new Paragraph(getTranslation("recovery.asked.how")));
        } else {
            wrong(code, true, "identity.code.wrong");
        }
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
        return getTranslation("recovery.title");
    }
}
