package nl.kring.platform.ui;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;

/** Fields of a form, as wide as it, that say themselves what is wrong with them; {@link #kept} ones survive a page that loads again. */
public final class Fields {
    private Fields() {}

    public static TextField text(String label, int longest) {
        var field = new TextField(label);
        field.addClassName("wide");
        field.setMaxLength(longest);
        field.setManualValidation(true);
        return field;
    }

    public static EmailField mail(String label) {
        var field = new EmailField(label);
        field.addClassName("wide");
        field.setMaxLength(254);
        field.setManualValidation(true);
        return field;
    }

    /** One's own address, which the browser may know. */
    public static EmailField ownMail(String label) {
        var field = mail(label);
        field.setAutocomplete(Autocomplete.EMAIL);
        return field;
    }

    /** Six digits from a mail, which a phone may fill in. */
    public static TextField code(String label) {
        var field = text(label, 40);
        field.getElement().setAttribute("autocomplete", "one-time-code").setAttribute("inputmode", "numeric");
        return field;
    }

    /** One's own telephone number, which the browser may know. */
    public static TextField phone(String label, int longest) {
        var field = text(label, longest);
        field.setAutocomplete(Autocomplete.TEL);
        field.getElement().setAttribute("inputmode", "tel");
        return field;
    }

    /** The tab keeps what is typed under this name until it has arrived. */
    public static <F extends com.vaadin.flow.component.Component> F kept(String draft, F field) {
        field.getElement().setAttribute("data-draft", draft);
        return field;
    }

    /** Says at the field what is wrong with it, and goes there; true if something is. */
    public static <F extends HasValidation & Focusable<?>> boolean wrong(F field, boolean wrong, String message) {
        field.setErrorMessage(wrong ? message : null);
        field.setInvalid(wrong);
        if (wrong) {
            field.focus();
        }
        return wrong;
    }
}
