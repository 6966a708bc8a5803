package nl.kring.invite;

import nl.kring.platform.Refused;
import nl.kring.platform.Written;

/** How somebody is called, on one line: whatever people are called, but not nothing and not a story. */
public record FirstName(String value) {
    /** The longest that an account takes. */
    public static final int LONGEST = 80;

    public FirstName {
        value = oneLine(value);
        if (value.isEmpty()) {
            throw new Refused("invite.name.missing");
        }
    }

    /** Without line ends, which a mail would take for the end of a header. */
    static String oneLine(String text) {
        return Written.line(text, LONGEST);
    }
}
