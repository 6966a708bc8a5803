package nl.kring.identity.ui;

import com.vaadin.flow.component.Tag;
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
import nl.kring.identity.RecoveryDoor;
import nl.kring.platform.Written;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Fields;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.Steps;
import nl.kring.platform.ui.Title;

/** For who cannot read the own mail any more: names and a new address, and then the circle is asked. Also where the old address stops it. */
@Route("mail-kwijt")
@AnonymousAllowed
class LostMailView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    final TextField name = Fields.text(getTranslation("recovery.name"), 80);
    final TextField whose = Fields.text(getTranslation("recovery.whose"), 80);
    final EmailField address = Fields.ownMail(getTranslation("recovery.address"));
    private final Steps steps = new Steps();
    private final RecoveryDoor door;

    LostMailView(RecoveryDoor door, LanguageLinks languages) {
        this.door = door;
        addClassName("start");
        add(
                new Link(Icon.ARROW_LEFT, getTranslation("organisation.back"), "inloggen").button("text"),
                steps,
                languages);
        askWho();
    }

    /** A link of a mail is followed by programs too, so it asks before it stops anything. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getLocation()
                .getQueryParameters()
                .getSingleParameter("stop")
                .ifPresent(token -> steps.show(
                        new Title(Tag.H1, getTranslation("recovery.stop.title")),
                        new Paragraph(getTranslation("recovery.stop.what")),
                        Buttons.large(Buttons.primary(getTranslation("recovery.notMe"), () -> stop(token)))));
    }

    private void stop(String token) {
        var key = door.stop(token, Arriving.remote()) ? "recovery.stopped" : "recovery.stop.late";
        steps.show(
                new Title(Tag.H1, getTranslation("recovery.stop.title")),
                new Notice(Notice.Tone.CALM, Icon.INFO, getTranslation(key)));
    }

    private void askWho() {
        steps.show(
                new Title(Tag.H1, getTranslation("recovery.title")),
                new Paragraph(getTranslation("recovery.what")),
                name,
                whose,
                address,
                new Note(Icon.CLOCK, getTranslation("recovery.note")),
                Buttons.large(Buttons.primary(getTranslation("first.next"), () -> steps.attempt(this::askCode))));
    }

    private void askCode() {
        var typed = TypedAddress.in(address);
        var missing = Stream.of(whose, name)
                .filter(field ->
                        Fields.wrong(field, Written.kept(field.getValue()).isEmpty(), getTranslation("first.missing")))
                .toList();
        typed.filter(_ -> missing.isEmpty()).ifPresent(mail -> {
            var code = new CodeEntry(
                    getTranslation("first.sent", mail.value()),
                    () -> door.askCode(mail, name.getValue(), getLocale(), Arriving.browser(), Arriving.remote()),
                    door::mailWaits,
                    this::ask);
            steps.show(
                    new Title(Tag.H1, getTranslation("identity.sent")),
                    code,
                    Buttons.text(getTranslation("first.back"), this::askWho));
        });
    }

    private void ask(CodeEntry entry) {
        switch (door.ask(
                name.getValue(),
                whose.getValue(),
                entry.code.getValue(),
                getLocale(),
                Arriving.browser(),
                Arriving.remote())) {
            case ASKED ->
                steps.show(
                        new Title(Tag.H1, getTranslation("recovery.asked", whose.getValue())),
                        new Paragraph(getTranslation("recovery.asked.how")));
            case WRONG_CODE -> entry.wrong("identity.code.wrong");
            case TOO_MANY -> entry.wrong("identity.tooMany");
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("recovery.title");
    }
}
