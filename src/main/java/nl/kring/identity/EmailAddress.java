package nl.kring.identity;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Locale;

/** A mail address in lower case; one that no server could deliver to, or that hides a header, is refused. */
public record EmailAddress(String value) {
    public EmailAddress {
        value = value.strip().toLowerCase(Locale.ROOT);
        if (value.length() > 254
                || value.chars().anyMatch(Character::isISOControl)
                || !value.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            throw new IllegalArgumentException("not a mail address");
        }
        try {
            new InternetAddress(value, true).validate();
        } catch (AddressException refused) {
            throw new IllegalArgumentException("not a mail address", refused);
        }
    }

    /** What stands behind the @. */
    public String domain() {
        return value.substring(value.lastIndexOf('@') + 1);
    }

    /** As much as lets who knows it recognise it, and nobody else write to it. */
    public String masked() {
        var at = value.lastIndexOf('@');
        return value.substring(0, value.offsetByCodePoints(0, 1)) + "…" + value.substring(at);
    }
}
