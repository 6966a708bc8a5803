package nl.kring.identity;

import java.util.Locale;
import java.util.UUID;

/** What happens at the door. */
public sealed interface IdentityEvent {
    /** A code that proves an address for a start, known or not, in the language of who asked. */
    record StartCodeAsked(UUID link, EmailAddress address, Locale language) implements IdentityEvent {}

    record SignInLinkAsked(UUID link, EmailAddress address) implements IdentityEvent {}
}
