package nl.kring.interop.fhir;

import java.util.Optional;

/** A name in the two parts that an account has. Initials are nobody's first name: then the whole name stands in front. */
record CallingName(String first, Optional<String> surname) {
    static CallingName of(String whole) {
        var space = whole.indexOf(' ');
        if (space < 0 || whole.charAt(space - 1) == '.') {
            return new CallingName(whole, Optional.empty());
        }
        return new CallingName(whole.substring(0, space), Optional.of(whole.substring(space + 1)));
    }
}
