package nl.kring.welcome;

import java.time.Duration;
import java.time.Instant;

/** What comes to a resident in the first days, and how long after the circle became active. Each asks one thing. */
public enum Step {
    /** Draw who stands round you. */
    DRAW(0, "picture"),
    /** Tell something for the first time. */
    TELL(2, "timeline"),
    /** "Past dit bij je?" */
    FITS(7, "timeline"),
    /** "Kringhulp": only where nobody told anything yet. */
    CALL(14, "timeline");

    private final Duration after;
    private final String place;

    Step(int days, String place) {
        after = Duration.ofDays(days);
        this.place = place;
    }

    Instant comes(Instant began) {
        return began.plus(after);
    }

    /** Where its one action leads, in the circle. */
    public String place() {
        return place;
    }
}
