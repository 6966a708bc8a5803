package nl.kring.start;

import java.time.LocalDate;
import java.util.Locale;
import nl.kring.identity.EmailAddress;

/** What is kept, sealed, of somebody who was pointed to Kring, until it is used or thirty days old; a line each. */
record Sealed(String firstName, EmailAddress address, NewDirect.How how, LocalDate saidOn, Locale language) {
    static Sealed of(NewDirect given) {
        return new Sealed(given.firstName(), given.address(), given.how(), given.saidOn(), given.language());
    }

    String lines() {
        return String.join("\n", firstName, address.value(), how.name(), saidOn.toString(), language.getLanguage());
    }

    static Sealed from(String lines) {
        var line = lines.split("\n");
        return new Sealed(
                line[0],
                new EmailAddress(line[1]),
                NewDirect.How.valueOf(line[2]),
                LocalDate.parse(line[3]),
                Locale.of(line[4]));
    }
}
