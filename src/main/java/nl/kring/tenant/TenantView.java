package nl.kring.tenant;

import java.util.List;

/**
 * What everybody may know of a municipality.
 *
 * @param navigatorLabel what its navigators are called, for instance "meitinker"
 * @param doorstepDays within how many calendar days somebody comes
 * @param crisisNumbers phone numbers for danger, one a line: name, tab, number
 * @param team whether a neighbourhood team comes, and not one fixed person
 */
public record TenantView(
        TenantId id,
        String name,
        String navigatorLabel,
        int doorstepDays,
        String crisisNumbers,
        String formOfAddress,
        boolean team) {
    /** The same, one by one. */
    public List<NamedNumber> numbersForDanger() {
        return NamedNumber.in(crisisNumbers);
    }
}
