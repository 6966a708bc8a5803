package nl.kring.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.AccountId;
import nl.kring.watch.PhaseRules.Seen;
import org.junit.jupiter.api.Test;

class PhaseRulesTests {
    private static final Instant NOW = Instant.parse("2027-03-04T15:10:00Z");
    private static final AccountId ANNA = new AccountId(UUID.randomUUID());
    private static final AccountId BRAM = new AccountId(UUID.randomUUID());

    private static Seen seen(AccountId by, Phase sign, Duration ago) {
        return new Seen(by, sign, false, null, NOW.minus(ago));
    }

    private static Seen worried(Phase sign) {
        return new Seen(ANNA, sign, true, null, NOW);
    }

    private static Seen call(OwnCall call) {
        return new Seen(ANNA, null, false, call, NOW);
    }

    /** The last one is the newest. */
    private static Optional<String> rule(Seen... seen) {
        var all = List.of(seen);
        return PhaseRules.that(new PhaseRules.Weighed(all.getLast(), all, NOW)).map(PhaseRules.Rule::name);
    }

    @Test
    void one_red_is_red_whoever_sees_it_and_worried_or_not() {
        assertThat(rule(seen(BRAM, Phase.RED, Duration.ZERO))).contains("ONE_RED");
    }

    @Test
    void the_resident_who_says_that_it_goes_wrong_makes_it_red() {
        assertThat(rule(call(OwnCall.GOES_WRONG))).contains("RESIDENT_SAYS_IT_GOES_WRONG");
    }

    @Test
    void one_orange_with_worry_is_orange() {
        assertThat(rule(worried(Phase.ORANGE))).contains("ONE_ORANGE_WITH_WORRY");
    }

    @Test
    void one_orange_without_worry_is_yellow() {
        assertThat(rule(seen(ANNA, Phase.ORANGE, Duration.ZERO))).contains("ONE_ORANGE");
    }

    @Test
    void two_orange_are_orange_within_72_hours_and_not_after() {
        assertThat(rule(seen(ANNA, Phase.ORANGE, Duration.ofHours(72)), seen(ANNA, Phase.ORANGE, Duration.ZERO)))
                .contains("TWO_ORANGE_IN_72_HOURS");
        assertThat(rule(
                        seen(ANNA, Phase.ORANGE, Duration.ofHours(72).plusSeconds(1)),
                        seen(ANNA, Phase.ORANGE, Duration.ZERO)))
                .contains("ONE_ORANGE");
    }

    @Test
    void three_yellow_by_two_people_are_orange_within_72_hours_and_not_after() {
        var hour = Duration.ofHours(1);
        assertThat(rule(
                        seen(ANNA, Phase.YELLOW, Duration.ofHours(72)),
                        seen(BRAM, Phase.YELLOW, hour),
                        seen(ANNA, Phase.YELLOW, Duration.ZERO)))
                .contains("THREE_YELLOW_BY_TWO_IN_72_HOURS");
        assertThat(rule(
                        seen(ANNA, Phase.YELLOW, Duration.ofHours(72).plusSeconds(1)),
                        seen(BRAM, Phase.YELLOW, hour),
                        seen(ANNA, Phase.YELLOW, Duration.ZERO)))
                .contains("TWO_YELLOW_IN_7_DAYS");
    }

    @Test
    void at_d5_five_yellow_by_one_person_in_an_hour_are_yellow_only() {
        var five = Arrays.stream(new int[] {50, 40, 30, 20, 0})
                .mapToObj(minutes -> seen(ANNA, Phase.YELLOW, Duration.ofMinutes(minutes)))
                .toArray(Seen[]::new);
        assertThat(rule(five)).contains("TWO_YELLOW_IN_7_DAYS");
    }

    @Test
    void the_resident_who_asks_the_circle_makes_it_orange() {
        assertThat(rule(call(OwnCall.ASKS_THE_CIRCLE))).contains("RESIDENT_ASKS_THE_CIRCLE");
    }

    @Test
    void two_yellow_are_yellow_within_7_days_and_not_after() {
        assertThat(rule(seen(ANNA, Phase.YELLOW, Duration.ofDays(7)), seen(ANNA, Phase.YELLOW, Duration.ZERO)))
                .contains("TWO_YELLOW_IN_7_DAYS");
        assertThat(rule(
                        seen(ANNA, Phase.YELLOW, Duration.ofDays(7).plusSeconds(1)),
                        seen(ANNA, Phase.YELLOW, Duration.ZERO)))
                .isEmpty();
    }

    @Test
    void another_colour_does_not_count_with_yellow_and_only_a_new_yellow_counts() {
        var day = Duration.ofDays(1);
        assertThat(rule(seen(ANNA, Phase.ORANGE, day), seen(BRAM, Phase.YELLOW, Duration.ZERO)))
                .isEmpty();
        assertThat(rule(
                        seen(ANNA, Phase.YELLOW, day),
                        seen(BRAM, Phase.YELLOW, day),
                        seen(BRAM, Phase.YELLOW, day),
                        new Seen(ANNA, null, true, null, NOW)))
                .isEmpty();
        assertThat(rule(
                        seen(ANNA, Phase.ORANGE, day),
                        seen(BRAM, Phase.YELLOW, day),
                        seen(ANNA, Phase.YELLOW, Duration.ZERO)))
                .contains("TWO_YELLOW_IN_7_DAYS");
    }

    @Test
    void a_resident_who_feels_bad_makes_it_yellow() {
        assertThat(rule(call(OwnCall.CHECK_IN_BAD))).contains("RESIDENT_FEELS_BAD");
    }

    @Test
    void one_yellow_and_free_words_raise_nothing() {
        assertThat(rule(worried(Phase.YELLOW))).isEmpty();
        assertThat(rule(new Seen(ANNA, null, true, null, NOW))).isEmpty();
    }

    @Test
    void what_was_seen_before_counts_only_with_the_newest() {
        assertThat(rule(
                        seen(ANNA, Phase.ORANGE, Duration.ofHours(2)),
                        seen(BRAM, Phase.ORANGE, Duration.ofHours(1)),
                        new Seen(BRAM, null, false, null, NOW)))
                .isEmpty();
    }
}
