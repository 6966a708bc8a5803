package nl.kring.invite.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.BiConsumer;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.ui.TypedAddress;
import nl.kring.invite.FirstName;
import nl.kring.platform.Refused;
import nl.kring.platform.Texts;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Fields;

/** How who came by a letter wants to be called, and where that person reads mail: a letter proves no mailbox. */
class NameAndMailbox extends Asking {
    final TextField name =
            Fields.kept("letter:name", Fields.text(getTranslation("invitation.name"), FirstName.LONGEST));
    final EmailField address = Fields.kept("letter:mail", Fields.ownMail(getTranslation("identity.address")));
    private final BiConsumer<FirstName, EmailAddress> next;

    NameAndMailbox(String invitedAs, BiConsumer<FirstName, EmailAddress> next) {
        super(Texts.of(UI.getCurrent().getLocale(), "invitation.name.ask"));
        this.next = next;
        name.setValue(invitedAs);
        name.setAutocomplete(Autocomplete.GIVEN_NAME);
        add(
                new Paragraph(getTranslation("invitation.name.how")),
                name,
                address,
                new Paragraph(getTranslation("letter.mail.how")),
                Buttons.large(Buttons.primary(getTranslation("start.sendCode"), this::go)));
    }

    private void go() {
        var mail = TypedAddress.in(address);
        try {
            var called = new FirstName(name.getValue());
            name.setInvalid(false);
            mail.ifPresent(proven -> next.accept(called, proven));
        } catch (Refused refused) {
            Fields.wrong(name, true, getTranslation(refused.key(), refused.arguments()));
        }
    }
}
