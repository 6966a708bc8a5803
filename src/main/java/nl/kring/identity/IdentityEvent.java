package nl.kring.identity;

import java.util.UUID;

/** What happens at the door. */
public sealed interface IdentityEvent {
    /**
     * A mail with a secret is to go; the {@link SecretMail} of this template writes it.
     *
     * @param subject what it is about, told once
     */
    record SecretMailAsked(String template, UUID subject) implements IdentityEvent {}

    /** Somebody does not work there any more; heard in the transaction of the job that follows up (R-B6). */
    record EmployeeLeft(OrganisationId organisation, String name, AccountId account) implements IdentityEvent {}

    /** Somebody came to work there, or left. */
    record StaffChanged(OrganisationId organisation) implements IdentityEvent {}

    /** What is open on this device is to close. */
    record DeviceEnded(UUID device) implements IdentityEvent {}

    /** Several people use this device: what is one's own is not to be shown on it (R-C21). */
    record DeviceShared(UUID device) implements IdentityEvent {}

    /** What is open of this person on devices that are somebody else's is to close (R-C19). */
    record DevicesGivenBack(AccountId account) implements IdentityEvent {}

    /** All that is open of this person is to close: sessions on every device. */
    record SignedOutEverywhere(AccountId account) implements IdentityEvent {}

    /** Mail to this person comes back from now on, or does not any more; in the transaction that keeps it. */
    record MailArrives(AccountId account, boolean arrives) implements IdentityEvent {}

    /** Somebody proved to hold a telephone; in the transaction of the job that keeps it. */
    record NumberProven(AccountId account) implements IdentityEvent {}

    /** Another address took the place of one at which mail came back; who reads there still hears it. */
    record AddressReplaced(EmailAddress before, String firstName) implements IdentityEvent {}
}
