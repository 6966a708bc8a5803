package nl.kring.identity;

import java.util.UUID;

/** What happens at the door. */
public sealed interface IdentityEvent {
    record SignInLinkAsked(UUID link, EmailAddress address) implements IdentityEvent {}
}
