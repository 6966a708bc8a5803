package nl.kring.start.ui;

import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import nl.kring.identity.EmailAddress;

/** Fields of a start, which the tab keeps until they have arrived. */
final class Fields {
    private Fields() {}

    static TextField text(String label, String draft, int longest) {
        var field = new TextField(label);
        field.addClassName("wide");
        field.setMaxLength(longest);
        field.setManualValidation(true);
        field.getElement().setAttribute("data-draft", draft);
        return field;
    }

    static EmailField mail(String label, String draft) {
        var field = new EmailField(label);
        field.addClassName("wide");
        field.setMaxLength(254);
        field.setManualValidation(true);
        field.getElement().setAttribute("data-draft", draft);
        return field;
    }

    /** One's own address, which the browser may know. */
    static EmailField ownMail(String label, String draft) {
        var field = mail(label, draft);
        field.setAutocomplete(Autocomplete.EMAIL);
        return field;
    }

    /** Says at the field what is wrong with it; true if something is. */
    static boolean wrong(TextField field, boolean wrong, String message) {
        field.setErrorMessage(wrong ? message : null);
        field.setInvalid(wrong);
        if (wrong) {
            field.focus();
        }
        return wrong;
    }

    /** The address in the field; what is none is said there. */
    static Optional<EmailAddress> address(EmailField field, String message) {
        try {
            var address = new EmailAddress(field.getValue());
            field.setInvalid(false);
            return Optional.of(address);
        } catch (IllegalArgumentException nonsense) {
            field.setErrorMessage(message);
            field.setInvalid(true);
            field.focus();
            return Optional.empty();
        }
    }
}
