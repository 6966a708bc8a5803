package nl.kring.identity;

/** What somebody does for a municipality. None of these has a task of enforcement. */
public enum StaffRole {
    NAVIGATOR,
    TEAM_LEADER,
    YOUTH_PREVENTION_WORKER,
    POLICY_ADVISER,
    COUNCIL_MEMBER,
    PRIVACY_OFFICER,
    TENANT_ADMIN,
    BACK_OFFICE
}
