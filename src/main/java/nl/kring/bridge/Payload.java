package nl.kring.bridge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** What crosses: every field of it is shown before it goes, and nothing else goes. */
public sealed interface Payload {
    Kind kind();

    /**
     * A need for help that the resident forwards.
     *
     * @param name of the person who needs help
     * @param askedBy who asks on that person's behalf, or empty
     * @param theme the name of a theme, or empty
     * @param ownWords what the resident wrote, or empty
     * @param tried what was tried before, or empty
     */
    record Need(
            String name,
            String askedBy,
            String street,
            String postcode,
            String place,
            String phone,
            String theme,
            String ownWords,
            String tried)
            implements Payload {
        @Override
        public Kind kind() {
            return Kind.NEED;
        }
    }

    /**
     * The fixed text of an alert that the plan allows to leave the circle (R-D14).
     *
     * @param initials of the resident, never the name
     * @param navigator the staff account that the plan names
     * @param phase its name, if the plan allows it to be told
     * @param since when that began, if the plan allows it to be told
     * @param call who can be called about it
     * @param phone where
     */
    record OutsideNotice(
            UUID navigator, String initials, String phase, Optional<Instant> since, String call, String phone)
            implements Payload {
        @Override
        public Kind kind() {
            return Kind.OUTSIDE_NOTICE;
        }
    }

    /**
     * A representation that somebody asks the municipality to see (R-B10): what it is, and nothing of the circle.
     *
     * @param name of the person who is spoken for
     * @param representative who speaks
     * @param askedBy who asks, if that is the other one
     * @param type the name of a type
     * @param scope the name of a scope
     * @param reference in a public register, or empty
     * @param until the day it ends
     */
    record RepresentationCheck(
            String name,
            String representative,
            String askedBy,
            String type,
            String scope,
            String reference,
            LocalDate until)
            implements Payload {
        /** It is looked at again after so many months at the latest. */
        public static final int MONTHS = 24;

        @Override
        public Kind kind() {
            return Kind.REPRESENTATION_CHECK;
        }
    }

    /**
     * What the municipality says of a representation: that its papers were seen, or not; never a copy.
     *
     * @param on the day on which they were
     * @param until the day it ends, as the papers say
     */
    record RepresentationSeen(boolean seen, Somebody by, LocalDate on, LocalDate until) implements Payload {
        @Override
        public Kind kind() {
            return Kind.REPRESENTATION_CHECK;
        }
    }

    /**
     * A resident died, or that was a mistake (journey b): the day and no more. Of whom it is says the crossing that it is about.
     *
     * @param diedOn nothing if it was a mistake
     * @param by who of the municipality says so; nothing if it comes from a circle
     */
    record Death(Optional<LocalDate> diedOn, Optional<Somebody> by) implements Payload {
        @Override
        public Kind kind() {
            return Kind.DEATH;
        }
    }

    /**
     * A resident whom the municipality knows moves (journey b), or does not after all: then only her name.
     *
     * @param on the day; nothing if she stays
     * @param where INSIDE the municipality, ELSEWHERE or NURSING_HOME
     */
    record Move(String name, Optional<LocalDate> on, String where, String street, String postcode, String place)
            implements Payload {
        @Override
        public Kind kind() {
            return Kind.MOVE;
        }
    }

    /**
     * A question about one line of a log (R-M2): the line as its reader sees it, and nothing of the circle besides.
     *
     * @param name of whose log it is
     * @param askedBy who asks on that person's behalf, or empty
     * @param line what the log says
     * @param at when that was
     * @param question what is not right, or empty
     */
    record Doubt(String name, String askedBy, String line, Instant at, String question) implements Payload {
        @Override
        public Kind kind() {
            return Kind.DOUBT;
        }
    }

    /** What the privacy officer says of it. */
    record DoubtAnswer(Somebody by, String text) implements Payload {
        @Override
        public Kind kind() {
            return Kind.DOUBT;
        }
    }

    /** Where a need stands at the municipality, said by somebody with a name. */
    record Status(Step step, Somebody by) implements Payload {
        @Override
        public Kind kind() {
            return Kind.STATUS;
        }
    }

    /** What a municipality can say of a need before anything is promised or arranged. */
    enum Step {
        READ
    }

    /**
     * Who comes, and until when at the latest.
     *
     * @param who helps now
     * @param looking whether that person still looks for somebody who comes
     * @param contact the fixed contact, if another one helps now
     * @param started when the clock began
     * @param until the last day that keeps the promise
     * @param visit the moment that was agreed, once there is one
     */
    record Promise(
            Somebody who,
            boolean looking,
            Optional<Somebody> contact,
            LocalDate started,
            LocalDate until,
            Optional<Instant> visit)
            implements Payload {
        @Override
        public Kind kind() {
            return Kind.PROMISE;
        }
    }

    /** Somebody at the municipality: never a desk. A face or number that is not known is empty. */
    record Somebody(String name, String face, String phone) {
        public String firstName() {
            return name.split(" ", 2)[0];
        }

        /** The face, unless there is none: then initials are drawn. */
        public Optional<String> drawn() {
            return Optional.of(face).filter(there -> !there.isEmpty());
        }
    }
}
