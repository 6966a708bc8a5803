package nl.kring.circle;

import nl.kring.identity.AccountId;

/**
 * One resident of a household whom something is about, and who always reads it (P1).
 *
 * @param housemates whether who lives there too reads it as well; not, unless somebody says so
 */
public record About(AccountId resident, boolean housemates) {
    public static About only(AccountId resident) {
        return new About(resident, false);
    }
}
