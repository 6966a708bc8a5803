package nl.kring.identity;

import java.util.Optional;
import nl.kring.platform.Written;
import nl.kring.tenant.TenantId;
import org.jspecify.annotations.Nullable;

/** What is known of a human when the account is made; perhaps without a way to sign in. */
public record NewAccount(
        String firstName,
        Optional<String> surname,
        Optional<String> face,
        String language,
        Optional<String> phone,
        boolean phoneShared,
        Optional<EmailAddress> email,
        @Nullable TenantId staffOf,
        @Nullable StaffRole staffRole) {
    public NewAccount {
        firstName = Written.line(firstName);
        surname = surname.map(Written::line).filter(name -> !name.isEmpty());
    }

    /** Somebody of a circle. */
    public static NewAccount person(String firstName) {
        return new NewAccount(
                firstName,
                Optional.empty(),
                Optional.empty(),
                "nl",
                Optional.empty(),
                false,
                Optional.empty(),
                null,
                null);
    }

    /** Somebody of a circle whose mailbox was proven. */
    static NewAccount at(String firstName, Optional<String> surname, EmailAddress address) {
        return new NewAccount(
                firstName, surname, Optional.empty(), "nl", Optional.empty(), false, Optional.of(address), null, null);
    }
}
