package nl.kring.farewell;

import java.util.Optional;
import nl.kring.circle.CirclePerson;

/**
 * Somebody who may not know it yet.
 *
 * @param relation as the resident said it
 * @param toldBy the first name of who ticked that this person knows
 */
public record ToTell(CirclePerson person, String relation, Optional<String> toldBy) {}
