package nl.kring.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.kring.identity.AccountId;
import org.jspecify.annotations.Nullable;

/** When a phase goes up (journey d). The first rule that holds decides; its name is the reason that is kept and shown. */
final class PhaseRules {
    private static final Duration THREE_DAYS = Duration.ofHours(72);
    private static final Duration WEEK = Duration.ofDays(7);

    /** What somebody saw, as far as the rules look at it: never the words. */
    record Seen(
            AccountId observer,
            @Nullable Phase sign,
            boolean worried,
            @Nullable OwnCall call,
            Instant at) {}

    /** The newest observation, and all that count with it: those since an earlier alert ended or a human lowered the phase. */
    record Weighed(Seen newest, List<Seen> all, Instant now) {
        private boolean is(Phase phase) {
            return newest.sign() == phase;
        }

        private boolean calls(OwnCall call) {
            return newest.call() == call;
        }

        private Stream<Seen> recent(Phase phase, Duration window) {
            return all.stream()
                    .filter(seen -> seen.sign() == phase && !seen.at().isBefore(now.minus(window)));
        }
    }

    /** A named rule. */
    record Rule(String name, Phase to, Predicate<Weighed> holds) {}

    static final Rule ONE_RED = new Rule("ONE_RED", Phase.RED, it -> it.is(Phase.RED));
    static final Rule RESIDENT_SAYS_IT_GOES_WRONG =
            new Rule("RESIDENT_SAYS_IT_GOES_WRONG", Phase.RED, it -> it.calls(OwnCall.GOES_WRONG));
    static final Rule ONE_ORANGE_WITH_WORRY = new Rule(
            "ONE_ORANGE_WITH_WORRY",
            Phase.ORANGE,
            it -> it.is(Phase.ORANGE) && it.newest().worried());
    static final Rule TWO_ORANGE_IN_72_HOURS = new Rule(
            "TWO_ORANGE_IN_72_HOURS",
            Phase.ORANGE,
            it -> it.is(Phase.ORANGE) && it.recent(Phase.ORANGE, THREE_DAYS).count() >= 2);
    static final Rule THREE_YELLOW_BY_TWO_IN_72_HOURS = new Rule(
            "THREE_YELLOW_BY_TWO_IN_72_HOURS",
            Phase.ORANGE,
            it -> it.is(Phase.YELLOW)
                    && it.recent(Phase.YELLOW, THREE_DAYS).count() >= 3
                    && it.recent(Phase.YELLOW, THREE_DAYS)
                                    .map(Seen::observer)
                                    .distinct()
                                    .count()
                            >= 2);
    static final Rule RESIDENT_ASKS_THE_CIRCLE =
            new Rule("RESIDENT_ASKS_THE_CIRCLE", Phase.ORANGE, it -> it.calls(OwnCall.ASKS_THE_CIRCLE));
    static final Rule TWO_YELLOW_IN_7_DAYS = new Rule(
            "TWO_YELLOW_IN_7_DAYS",
            Phase.YELLOW,
            it -> it.is(Phase.YELLOW) && it.recent(Phase.YELLOW, WEEK).count() >= 2);
    static final Rule ONE_ORANGE = new Rule("ONE_ORANGE", Phase.YELLOW, it -> it.is(Phase.ORANGE));
    static final Rule RESIDENT_FEELS_BAD =
            new Rule("RESIDENT_FEELS_BAD", Phase.YELLOW, it -> it.calls(OwnCall.CHECK_IN_BAD));

    /** Highest phase first. */
    static final List<Rule> ALL = List.of(
            ONE_RED,
            RESIDENT_SAYS_IT_GOES_WRONG,
            ONE_ORANGE_WITH_WORRY,
            TWO_ORANGE_IN_72_HOURS,
            THREE_YELLOW_BY_TWO_IN_72_HOURS,
            RESIDENT_ASKS_THE_CIRCLE,
            TWO_YELLOW_IN_7_DAYS,
            ONE_ORANGE,
            RESIDENT_FEELS_BAD);

    private PhaseRules() {}

    static Optional<Rule> that(Weighed weighed) {
        return ALL.stream().filter(rule -> rule.holds().test(weighed)).findFirst();
    }
}
