package nl.kring.circle;

import java.util.EnumSet;
import java.util.Set;

/** On what somebody speaks for a resident. */
public enum Scope {
    PERSONAL,
    FINANCIAL,
    BOTH,
    /** Keeps things going: reads as who decides on care, and takes nobody out and nothing to the municipality. */
    PERSONAL_LIMITED;

    /** Decides on care, and on who is in the circle. */
    public boolean personal() {
        return this == PERSONAL || this == BOTH;
    }

    public boolean financial() {
        return this == FINANCIAL || this == BOTH;
    }

    public boolean limited() {
        return this == PERSONAL_LIMITED;
    }

    /** As it is kept. */
    public static Scope of(boolean personal, boolean financial, boolean limited) {
        if (limited) {
            return PERSONAL_LIMITED;
        }
        return personal && financial ? BOTH : personal ? PERSONAL : FINANCIAL;
    }

    /** What it is about, and what is read because of it. */
    public Set<Topic> topics() {
        var topics = this == FINANCIAL ? EnumSet.noneOf(Topic.class) : EnumSet.complementOf(EnumSet.of(Topic.MONEY));
        if (financial()) {
            topics.add(Topic.MONEY);
        }
        return topics;
    }
}
