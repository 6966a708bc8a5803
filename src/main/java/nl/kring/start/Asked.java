package nl.kring.start;

import java.util.List;
import nl.kring.circle.CircleId;
import nl.kring.identity.SignInService.Someone;

/**
 * What the resident is asked, after the mailbox was proven, or who hears the answer, with the code.
 *
 * @param starter first name of who began the circle
 * @param resident first name by which it was begun
 * @param begun whether another heard the yes already, and the resident only comes in
 * @param people who read mail at the resident's address and are known already
 */
public record Asked(CircleId circle, String starter, String resident, boolean begun, List<Someone> people) {}
