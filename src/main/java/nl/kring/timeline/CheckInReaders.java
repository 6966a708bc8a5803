package nl.kring.timeline;

import java.util.List;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;

/** Knows who hears of it besides those who read the post, when a resident says that it goes badly; said before it goes (R-C1). */
public interface CheckInReaders {
    /** Those people, for who is signed in; nobody if it tells nobody. */
    List<CirclePerson> hearOfABadDay(CircleId circle);
}
