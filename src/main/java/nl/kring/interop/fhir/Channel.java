package nl.kring.interop.fhir;

import java.util.Optional;
import java.util.regex.Pattern;
import nl.kring.identity.EmailAddress;

/** A way to reach somebody. It is no identity: several people may share one. */
public record Channel(Kind kind, String value) {
    /** Mail or phone. */
    public enum Kind {
        MAIL,
        PHONE
    }

    private static final Pattern MAIL = Pattern.compile(
            "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+"
                    + "[A-Za-z]{2,63}");
    private static final Pattern DUTCH = Pattern.compile("0[1-9][0-9]{8}");
    private static final Pattern WORLD = Pattern.compile("\\+[1-9][0-9]{7,14}");
    private static final Pattern DUTCH_IN_WORLD = Pattern.compile("\\+31[1-9][0-9]{8}");

    static Optional<Channel> mail(String text) {
        var mail = text.strip();
        return MAIL.matcher(mail).matches() ? deliverable(mail) : Optional.empty();
    }

    private static Optional<Channel> deliverable(String mail) {
        try {
            return Optional.of(new Channel(Kind.MAIL, new EmailAddress(mail).value()));
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    /** A Dutch number with its leading zero, or any number that says its country; always kept with its country. */
    static Optional<Channel> phone(String text) {
        var digits = text.strip().replaceAll("[ ().\\-]", "").replaceFirst("^00", "+");
        if (DUTCH.matcher(digits).matches()) {
            return Optional.of(new Channel(Kind.PHONE, "+31" + digits.substring(1)));
        }
        var valid = digits.startsWith("+31") ? DUTCH_IN_WORLD : WORLD;
        return valid.matcher(digits).matches() ? Optional.of(new Channel(Kind.PHONE, digits)) : Optional.empty();
    }
}
