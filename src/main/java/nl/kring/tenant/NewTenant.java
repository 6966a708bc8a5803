package nl.kring.tenant;

/**
 * What is asked to set up a municipality.
 *
 * @param accessModel {@code NAVIGATOR} or {@code NEIGHBOURHOOD_TEAM}
 * @param decisionPolicy {@code PLAN_IS_DECISION} or {@code PLAN_PLUS_SEPARATE_WHEN_REQUIRED}
 * @param crisisNumbers one a line: name, tab, number
 */
public record NewTenant(
        String name, String accessModel, String decisionPolicy, String navigatorLabel, String crisisNumbers) {}
