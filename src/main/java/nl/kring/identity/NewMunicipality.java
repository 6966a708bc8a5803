package nl.kring.identity;

import nl.kring.platform.Written;

/** Who begins a new installation: the municipality, and the first person who runs Kring for it. */
public record NewMunicipality(String municipality, String firstName, String surname) {
    private static final int LONGEST = 80;

    public NewMunicipality {
        municipality = Written.line(municipality, LONGEST);
        firstName = Written.line(firstName, LONGEST);
        surname = Written.line(surname, LONGEST);
    }
}
