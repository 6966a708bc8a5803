package nl.kring.identity.ui;

import com.vaadin.flow.component.textfield.EmailField;
import java.util.Optional;
import nl.kring.identity.EmailAddress;
import nl.kring.platform.ui.Fields;

/** A mail address as somebody typed it; what is none is said at the field. */
public final class TypedAddress {
    private TypedAddress() {}

    public static Optional<EmailAddress> in(EmailField field) {
        try {
            var address = new EmailAddress(field.getValue());
            field.setInvalid(false);
            return Optional.of(address);
        } catch (IllegalArgumentException nonsense) {
            Fields.wrong(field, true, field.getTranslation("identity.address.wrong"));
            return Optional.empty();
        }
    }
}
