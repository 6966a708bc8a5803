package nl.kring.circle;

import nl.kring.platform.Written;
import nl.kring.tenant.Postcode;

/** Where a resident lives. */
public record Address(String street, Postcode postcode, String place) {
    private static final int LONGEST = 120;

    public Address {
        street = Written.kept(street, LONGEST);
        place = Written.kept(place, LONGEST);
    }

    /** On one line, as on an envelope. */
    public String line() {
        return street + ", " + postcode.spoken() + " " + place;
    }
}
