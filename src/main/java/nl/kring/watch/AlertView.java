package nl.kring.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.CirclePerson;
import nl.kring.timeline.PostView.Reactions;

/**
 * An alert as this reader may see it.
 *
 * @param phase empty for an observer outside the line, who only learns who picks it up
 * @param askedAgain who has it let the time go by, and others are asked
 * @param asked in the order in which they were asked; empty where the reader may not know
 * @param outside who outside the circle is told, for who sees all of it
 * @param wanted what the owner asked another to do, who did not say yes (R-D12)
 * @param canDo whom the owner may ask to do something
 * @param nobodyNow nobody who was asked can be reached at this moment (R-D19)
 * @param handedTo who was asked to take it over from the owner, and did not answer yet (R-D11)
 * @param canTakeOver whom the owner may ask that
 * @param nobodyHasIt the last level is reached and nobody has it
 * @param numbers whom one can call
 * @param reactions who said "Gezien" of it (R-C4), for who sees all of it; whom it asks may not say that instead of an answer
 * @param thinksAlong who asks to decide together (R-D15), as long as the reader did not say anything yet
 */
public record AlertView(
        AlertId id,
        CirclePerson resident,
        Sight sight,
        Optional<Phase> phase,
        boolean provisional,
        Instant since,
        AlertState state,
        int level,
        Optional<CirclePerson> owner,
        boolean mine,
        boolean askedAgain,
        boolean mayClaim,
        boolean mayPass,
        Optional<CirclePerson> handedTo,
        boolean handedToMe,
        List<CirclePerson> canTakeOver,
        List<Asked> asked,
        Optional<Next> next,
        List<Outside> outside,
        List<ObservationView> observations,
        List<String> helps,
        List<String> helpsNot,
        List<String> actions,
        Optional<Agreed> agreed,
        Optional<Wanted> wanted,
        List<CirclePerson> canDo,
        boolean nobodyNow,
        boolean nobodyHasIt,
        List<Number> numbers,
        Optional<Outcome> outcome,
        Reactions reactions,
        Optional<CirclePerson> thinksAlong) {
    /** Whether the reader said "ik kan nu niet" and nobody has it yet: then the others are asked. */
    public boolean passed() {
        return owner.isEmpty() && asked.stream().anyMatch(each -> each.me() && each.cannot());
    }

    /** How much of an alert somebody sees. */
    public enum Sight {
        WHOLE,
        PHASE,
        OWN,
        /** Health is not shared any more: that it asks and who has it, for who was asked; nothing of why. */
        BARE
    }

    /**
     * Somebody who was asked.
     *
     * @param heard the message went out; at night it waits
     * @param unreached Kring could not reach that person (R-D21)
     */
    public record Asked(
            CirclePerson person, boolean me, Instant toldFrom, boolean heard, boolean cannot, boolean unreached) {
        /** Who can still be expected to answer. */
        public boolean counts() {
            return !cannot && !unreached;
        }
    }

    /** What happens if nobody takes it. */
    public record Next(Instant at, int level, List<CirclePerson> persons) {}

    /**
     * Somebody outside the circle whom the plan names.
     *
     * @param at when that was, or will be
     */
    public record Outside(String name, OutsideState state, Instant at) {}

    /** How it stands with telling somebody outside; never more than is true. */
    public enum OutsideState {
        /** A navigator said that she read it. */
        READ,
        /** It arrived. */
        TOLD,
        /** It is to be told then, if nobody takes it before. */
        WILL_BE,
        /** The next level tells it. */
        IF_NOBODY,
        /** It did not arrive (R-D21). */
        FAILED,
        /** Kring cannot tell it: people can call from then on. */
        CALL
    }

    /**
     * What was agreed to do.
     *
     * @param me the reader does it
     */
    public record Agreed(CirclePerson doer, boolean me, String what, Instant before) {}

    /**
     * What another was asked to do: nobody is to believe that it will be done.
     *
     * @param me the reader was asked
     */
    public record Wanted(UUID id, CirclePerson doer, boolean me, String what, Instant before, WantedState state) {
        /** The reader can say yes or no to it. */
        public boolean asksMe() {
            return me && state != WantedState.NO;
        }
    }

    /** How it stands with what another was asked to do. */
    public enum WantedState {
        WAITS,
        /** There was no answer in time; it can still come. */
        LATE,
        /** Only who asked it reads this. */
        NO
    }

    /**
     * A number to call.
     *
     * @param name of a person or a place; else what one can call for
     * @param named whether the name is of somebody, so that one calls that name
     * @param hours for who has them
     */
    public record Number(String name, boolean named, String phone, Optional<Hours> hours) {
        /** Not outside the hours, as far as there are any. */
        boolean answers(Instant now) {
            return hours.filter(it -> !it.hold(now)).isEmpty();
        }
    }

    /** It goes wrong, everybody was asked and nobody has it: then one calls (journey d, level 4 of red). */
    public boolean isCrisis() {
        return nobodyHasIt && phase.filter(now -> now == Phase.RED).isPresent();
    }

    /** The reader was asked to do something and did not answer yet. */
    public boolean asksMe() {
        return wanted.filter(Wanted::asksMe).isPresent();
    }

    /** Whether there is more of it than a card shows. */
    public boolean hasPage() {
        return sight == Sight.WHOLE || sight == Sight.BARE;
    }

    public boolean isClosed() {
        return state == AlertState.CLOSED;
    }

    /** Somebody has it now, and nobody else is being asked. */
    public boolean isTaken() {
        return owner.isPresent() && !isClosed() && !askedAgain;
    }
}
