package nl.kring.agenda;

import nl.kring.platform.Refused;
import nl.kring.platform.Written;

/**
 * What is agreed.
 *
 * @param what 1 to 200 characters
 * @param place in words; it is read in Kring only
 * @param ride whether somebody needs a ride there
 */
public record Agreed(String what, String place, When when, boolean ride) {
    /** The longest words, in characters. */
    public static final int LONGEST = 200;

    /** As it is kept; without words, or with too many, it is refused with a sentence. */
    Agreed kept() {
        var words = Written.kept(what, LONGEST);
        if (words.isEmpty()) {
            throw new Refused("agenda.empty");
        }
        if (ride && when.allDay()) {
            throw new Refused("agenda.ride.when");
        }
        return new Agreed(words, Written.kept(place, LONGEST), when, ride);
    }
}
