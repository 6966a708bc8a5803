package nl.kring.agenda;

import java.util.List;
import java.util.Optional;
import nl.kring.circle.CirclePerson;
import nl.kring.timeline.PostView.Reach;

/**
 * An appointment for the one who reads it now.
 *
 * @param maker empty for somebody who is no longer in the circle
 * @param own whether the reader made it
 * @param version counts its changes
 * @param reach what it is about and, if only some see it, who
 * @param coming who said to come along
 * @param asked who was asked to, and said nothing yet
 * @param mine what the reader said about coming along
 * @param may what the reader can do with it
 */
public record AppointmentView(
        AppointmentId id,
        Optional<CirclePerson> maker,
        boolean own,
        Agreed agreed,
        int version,
        State state,
        Reach reach,
        List<CirclePerson> coming,
        List<CirclePerson> asked,
        Mine mine,
        May may) {
    /** How it stands. */
    public enum State {
        AGREED,
        CHANGED,
        CANCELLED,
        ERASED;

        /** It goes on. */
        public boolean goesOn() {
            return this == AGREED || this == CHANGED;
        }
    }

    /** What somebody said about coming along. */
    public enum Mine {
        NOTHING,
        ASKED,
        YES
    }

    /**
     * What the reader can do.
     *
     * @param change change it and call it off
     * @param comeAlong say yes or no to coming along
     * @param erase take away the words of what was called off
     */
    public record May(boolean change, boolean comeAlong, boolean erase) {
        static final May NOTHING = new May(false, false, false);
    }

    public When when() {
        return agreed.when();
    }

    /** To read only, as nobody's own. */
    AppointmentView asNobodysOwn() {
        return new AppointmentView(
                id, maker, false, agreed, version, state, reach, coming, asked, Mine.NOTHING, May.NOTHING);
    }
}
