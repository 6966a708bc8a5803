package nl.kring.timeline;

import java.time.LocalDate;
import java.util.Optional;
import nl.kring.circle.CirclePerson;

/** What kind a post is, for the one who reads it now. */
public sealed interface KindView {
    KindView ORDINARY = new Update();

    /** The same for who only looks on. */
    default KindView asNobodysOwn() {
        return this;
    }

    record Update() implements KindView {}

    /** @param saidOf the first name of the resident, where somebody else says how it goes; empty where she says it herself */
    record CheckIn(HowItGoes face, Optional<String> saidOf) implements KindView {}

    /**
     * A question.
     *
     * @param asked the one who is asked, if one is, and still takes part
     * @param expectedOn by when somebody who comes for the work answers at the latest
     * @param mayClose the reader may say that it is answered
     */
    record Question(Optional<CirclePerson> asked, Optional<LocalDate> expectedOn, boolean answered, boolean mayClose)
            implements KindView {
        @Override
        public KindView asNobodysOwn() {
            return new Question(asked, expectedOn, answered, false);
        }
    }

    record Milestone() implements KindView {}

    /** @param hiddenUntil the day on which who lives here reads it; empty once that day has come */
    record Surprise(Optional<LocalDate> hiddenUntil) implements KindView {}
}
