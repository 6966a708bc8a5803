package nl.kring.start.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.OrganisationView;
import nl.kring.identity.ui.Arriving;
import nl.kring.identity.ui.LanguageLinks;
import nl.kring.identity.ui.TypedAddress;
import nl.kring.platform.Ids;
import nl.kring.platform.Refused;
import nl.kring.platform.Texts;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Fields;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Pick;
import nl.kring.platform.ui.Sheet;
import nl.kring.start.DirectDoor;
import nl.kring.start.DirectService;
import nl.kring.start.NewDirect;
import nl.kring.start.NewDirect.How;
import nl.kring.start.Template;

/** For who sits beside a professional and said yes: a mail to go on at home, or the start on this screen. The tab keeps nothing of it. */
class DirectSheet extends Sheet {
    final TextField firstName = new TextField(getTranslation("direct.name"));
    final EmailField address = new EmailField(getTranslation("direct.mail"));
    final Pick yes = new Pick(getTranslation("direct.yes"));
    final Options<How> how = new Options<>(
            getTranslation("direct.how"), List.of(How.values()), way -> getTranslation("direct.how." + way.name()));
    final Input day = new Input();
    final Options<Locale> language =
            new Options<>(getTranslation("direct.language"), Texts.LANGUAGES, LanguageLinks::name);
    final Options<OrganisationView> organisation;
    private final java.util.UUID id = Ids.next();
    private final DirectService directs;
    private final DirectDoor door;
    private final Arriving arriving;
    private final Optional<Template> template;
    private final Runnable changed;
    private final Button mail;
    private final Button screen;

    DirectSheet(
            DirectService directs,
            DirectDoor door,
            Arriving arriving,
            List<OrganisationView> mine,
            Optional<Template> template,
            LocalDate today,
            Runnable changed) {
        super("");
        this.directs = directs;
        this.door = door;
        this.arriving = arriving;
        this.template = template;
        this.changed = changed;
        title(getTranslation("direct.title"));
        organisation = new Options<>(getTranslation("direct.organisation"), mine, OrganisationView::name);
        organisation.setValue(mine.getFirst());
        organisation.setVisible(mine.size() > 1);
        firstName.setMaxLength(80);
        address.setMaxLength(254);
        address.setManualValidation(true);
        firstName.setManualValidation(true);
        List.of(firstName, address).forEach(field -> {
            field.addClassName("wide");
            field.getElement().setAttribute("autocomplete", "off");
        });
        how.setValue(How.SPOKEN);
        language.setValue(spoken());
        mail = Buttons.large(Buttons.primary(getTranslation("direct.send"), () -> send(this::mailed)));
        screen = Buttons.large(Buttons.line(getTranslation("direct.screen"), () -> send(this::onThisScreen)));
        List.of(mail, screen).forEach(button -> button.setDisableOnClick(true));
        screen.getElement().setAttribute("data-forget", true);
        ask(
                new Note(Icon.EYE, getTranslation("direct.what")),
                new Note(Icon.LEAVE, getTranslation("direct.screen.how")),
                organisation,
                firstName,
                address,
                yes,
                how,
                dayField(today),
                language);
        act(mail, screen);
    }

    private Locale spoken() {
        return Texts.LANGUAGES.stream()
                .filter(known -> known.getLanguage().equals(getLocale().getLanguage()))
                .findFirst()
                .orElse(Texts.LANGUAGES.getFirst());
    }

    private NativeLabel dayField(LocalDate today) {
        var label = new NativeLabel();
        day.setType("date");
        day.setValue(today.toString());
        label.add(new Span(getTranslation("direct.day")), day);
        label.addClassName("field");
        return label;
    }

    private void send(Consumer<NewDirect> way) {
        var named = !Fields.wrong(firstName, firstName.getValue().isBlank(), getTranslation("start.name.missing"));
        var there = TypedAddress.in(address);
        if (named && there.isPresent()) {
            attempt(mail, () -> way.accept(given(there.get())));
        }
        mail.setEnabled(true);
        screen.setEnabled(true);
    }

    private NewDirect given(EmailAddress to) {
        return new NewDirect(
                id,
                Optional.ofNullable(organisation.getValue()).orElseThrow().id(),
                template,
                firstName.getValue(),
                to,
                Boolean.TRUE.equals(yes.getValue()),
                Optional.ofNullable(how.getValue()).orElse(How.SPOKEN),
                saidOn(),
                Optional.ofNullable(language.getValue()).orElse(Texts.LANGUAGES.getFirst()));
    }

    private LocalDate saidOn() {
        try {
            return LocalDate.parse(day.getValue());
        } catch (DateTimeException nothing) {
            throw new Refused("direct.day.wrong");
        }
    }

    private void mailed(NewDirect given) {
        directs.mail(given);
        changed.run();
        title(getTranslation("direct.sent", given.firstName()));
        ask(new Paragraph(getTranslation("direct.sent.how")));
        done();
        act(Buttons.large(Buttons.primary(getTranslation("invite.done"), this::close)));
    }

    /** The visit of the professional ends here: who begins is nobody yet, and sees none of her pages. */
    private void onThisScreen(NewDirect given) {
        arriving.leave(UI.getCurrent(), door.begin(given));
    }
}
