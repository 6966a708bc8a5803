package nl.kring.tenant;

import java.util.Locale;

/** A Dutch postcode, written as {@code 8457SA}; one that does not look like one is refused. */
public record Postcode(String value) {
    public Postcode {
        value = value.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        if (!value.matches("[1-9][0-9]{3}[A-Z]{2}")) {
            throw new IllegalArgumentException("not a postcode");
        }
    }

    /** As people write it: {@code 8457 SA}. */
    public String spoken() {
        return value.substring(0, 4) + " " + value.substring(4);
    }
}
