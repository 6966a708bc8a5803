package nl.kring.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.CirclePerson;

/**
 * A question that the people round an alert decide on together, with all voices (R-D15).
 *
 * @param by who asked it; empty once that person left
 * @param mine the reader asked it
 * @param voices the resident's on top, the others as they came
 * @param ended how it ended; empty as long as one can say something
 * @param maySay the reader may say something, or something else than before
 * @param mayTakeBack the reader asked it, and nobody else said anything to it
 * @param mayConclude the reader is to write what it became
 * @param concludes who is to write what it became
 */
public record ConsultationView(
        UUID id,
        String question,
        Optional<CirclePerson> by,
        boolean mine,
        Instant at,
        Instant closesAt,
        List<Choice> choices,
        List<Voice> voices,
        Optional<Ended> ended,
        Optional<Became> outcome,
        boolean maySay,
        boolean mayTakeBack,
        boolean mayConclude,
        Optional<CirclePerson> concludes) {
    /**
     * Something that can be chosen.
     *
     * @param words empty for {@link #MUNICIPALITY}
     */
    public record Choice(int number, String words) {
        /** To ask the municipality for help: a way of its own leads there, and nothing goes by itself. */
        public static final int MUNICIPALITY = 0;

        public boolean isMunicipality() {
            return number == MUNICIPALITY;
        }
    }

    /**
     * What somebody says.
     *
     * @param person empty once that person left
     * @param resident whose alert it is
     */
    public record Voice(
            Optional<CirclePerson> person, boolean mine, boolean resident, Choice choice, String why, Instant at) {}

    /** What was decided, in words. */
    public record Became(String words, Optional<Choice> choice, Optional<CirclePerson> by, Instant at) {}

    /** Why nothing more can be said. */
    public enum Ended {
        OUTCOME,
        TIME,
        ALERT_OVER,
        NOT_SHARED,
        CIRCLE_CLOSED,
        DIED,
        TAKEN_BACK
    }

    /** Something can be said to it still, or the reader is to write what it became. */
    public boolean asksStill() {
        return ended.isEmpty() || mayConclude;
    }

    /** What the reader said. */
    public Optional<Voice> own() {
        return voices.stream().filter(Voice::mine).findFirst();
    }

    /** Asking the municipality is what it became. */
    public boolean goesToMunicipality() {
        return outcome.flatMap(Became::choice).filter(Choice::isMunicipality).isPresent();
    }
}
