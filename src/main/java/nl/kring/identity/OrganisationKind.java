package nl.kring.identity;

/** What an organisation is for. */
public enum OrganisationKind {
    GP,
    HOSPITAL,
    PROVIDER,
    VOLUNTEER,
    SUPPORTER
}
