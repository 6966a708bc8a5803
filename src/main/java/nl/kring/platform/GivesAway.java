package nl.kring.platform;

import java.util.List;
import java.util.Set;

/** A text was not taken, because it gives something away: it says what kind of thing, never which words. */
public class GivesAway extends Refused {
    private final List<Giveaway> found;

    GivesAway(Set<Giveaway> found) {
        super("giveaway.better");
        this.found = found.stream().sorted().toList();
    }

    /** The worst first. */
    public List<Giveaway> found() {
        return found;
    }

    /** Whether the person may write it all the same. */
    public boolean allowed() {
        return found.stream().allMatch(Giveaway::allowed);
    }
}
