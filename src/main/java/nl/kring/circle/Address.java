package nl.kring.circle;

import nl.kring.tenant.Postcode;

/** Where a resident lives. */
public record Address(String street, Postcode postcode, String place) {
    /** On one line, as on an envelope. */
    public String line() {
        return street + ", " + postcode.spoken() + " " + place;
    }
}
