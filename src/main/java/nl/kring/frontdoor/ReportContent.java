package nl.kring.frontdoor;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What was said in a report, for the navigator who has it. What was not said is empty.
 *
 * @param moving when and where to, if this person let the municipality know that she moves
 */
public record ReportContent(
        String askedBy,
        String street,
        String postcode,
        String place,
        String phone,
        String theme,
        String ownWords,
        String tried,
        Optional<Moving> moving) {
    /**
     * A move that its person told.
     *
     * @param where INSIDE the municipality, ELSEWHERE or NURSING_HOME
     * @param to the new address
     */
    public record Moving(LocalDate on, String where, String to) {}
}
