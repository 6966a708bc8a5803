package nl.kring.watch;

import static nl.kring.watch.WakingHoursTests.wall;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.kring.identity.AccountId;
import org.junit.jupiter.api.Test;

/** The tables of levels of Douwe (R04) and Bram (R08), as the demo data has them. */
class AlertLevelsTests {
    static final Hours WORKDAYS_FROM_FOUR = Hours.on(
                    EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), "16:00", "22:00")
            .and(Hours.on(Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), "09:00", "22:00"));
    static final Hours THURSDAY = Hours.on(Set.of(DayOfWeek.THURSDAY), "12:00", "21:00");
    static final Hours AWAKE = Hours.daily("07:30", "22:00");

    private static final AccountId ANKE = new AccountId(UUID.randomUUID());
    private static final AccountId BAUKE = new AccountId(UUID.randomUUID());
    private static final AccountId HENK = new AccountId(UUID.randomUUID());
    private static final AccountId RIXT = new AccountId(UUID.randomUUID());
    private static final AccountId STAN = new AccountId(UUID.randomUUID());
    private static final AccountId CARLA = new AccountId(UUID.randomUUID());
    private static final Map<AccountId, String> NAMES =
            Map.of(ANKE, "Anke", BAUKE, "Bauke", HENK, "Henk", RIXT, "Rixt", STAN, "Stan", CARLA, "Carla");
    private static final List<LineEntry> DOUWE = List.of(
            new LineEntry(BAUKE, AWAKE, true, false),
            new LineEntry(HENK, THURSDAY, false, false),
            new LineEntry(RIXT, WORKDAYS_FROM_FOUR, true, false));
    private static final List<LineEntry> BRAM = List.of(
            new LineEntry(STAN, Hours.daily("10:00", "22:00"), true, false),
            new LineEntry(
                    CARLA,
                    Hours.on(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), "17:00", "22:00")
                            .and(Hours.on(Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), "09:00", "22:00")),
                    true,
                    false));

    private static AlertLevels.Situation douwe(Phase phase, String wall, AccountId... cannot) {
        return new AlertLevels.Situation(
                phase,
                Optional.of(ANKE),
                DOUWE,
                List.of(ANKE),
                List.of(ANKE, BAUKE, RIXT),
                Set.of(BAUKE, HENK),
                Set.of(cannot),
                Set.of(),
                wall(wall));
    }

    private static AlertLevels.Situation bram(String wall) {
        return new AlertLevels.Situation(
                Phase.ORANGE,
                Optional.of(STAN),
                BRAM,
                List.of(),
                List.of(STAN, CARLA),
                Set.of(),
                Set.of(),
                Set.of(),
                wall(wall));
    }

    private static List<String> names(AlertLevels.Step step) {
        return step.asks().stream()
                .map(ask -> NAMES.getOrDefault(ask.person(), "?"))
                .toList();
    }

    private static List<Instant> moments(AlertLevels.Step step) {
        return step.asks().stream().map(AlertLevels.Ask::from).distinct().toList();
    }

    @Test
    void r04_orange_on_a_thursday_at_ten_past_four() {
        var first = AlertLevels.at(1, douwe(Phase.ORANGE, "2027-03-04T16:10"));
        assertThat(names(first)).containsExactly("Bauke", "Henk");
        assertThat(moments(first)).containsExactly(wall("2027-03-04T16:10"));

        var began = wall("2027-03-04T16:10");
        var second = AlertLevels.due(Phase.ORANGE, 1, began, began).orElseThrow();
        assertThat(second).isEqualTo(wall("2027-03-04T20:10"));
        var line = AlertLevels.at(2, douwe(Phase.ORANGE, "2027-03-04T20:10"));
        assertThat(names(line)).containsExactly("Bauke", "Henk", "Rixt");
        assertThat(moments(line)).containsExactly(second);

        var third = AlertLevels.due(Phase.ORANGE, 2, began, second).orElseThrow();
        assertThat(third).isEqualTo(wall("2027-03-05T09:40"));
        assertThat(names(AlertLevels.at(3, douwe(Phase.ORANGE, "2027-03-05T09:40"))))
                .containsExactly("Anke");

        var fourth = AlertLevels.due(Phase.ORANGE, 3, began, third).orElseThrow();
        assertThat(fourth).isEqualTo(wall("2027-03-06T11:10"));
        assertThat(AlertLevels.at(4, douwe(Phase.ORANGE, "2027-03-06T11:10")).asks())
                .isEmpty();
        assertThat(AlertLevels.due(Phase.ORANGE, 4, began, fourth))
                .as("asked again, as no alert is silent")
                .contains(wall("2027-03-07T10:40"));
    }

    @Test
    void r04_red_on_a_thursday_at_ten_past_four() {
        var began = wall("2027-03-04T16:10");
        assertThat(names(AlertLevels.at(1, douwe(Phase.RED, "2027-03-04T16:10"))))
                .containsExactly("Bauke", "Henk");
        assertThat(AlertLevels.due(Phase.RED, 1, began, began)).contains(wall("2027-03-04T16:25"));
        assertThat(names(AlertLevels.at(2, douwe(Phase.RED, "2027-03-04T16:25"))))
                .containsExactly("Bauke", "Henk", "Rixt");
        assertThat(AlertLevels.due(Phase.RED, 2, began, wall("2027-03-04T16:25")))
                .contains(wall("2027-03-04T16:40"));
        assertThat(names(AlertLevels.at(3, douwe(Phase.RED, "2027-03-04T16:40"))))
                .containsExactly("Anke", "Bauke", "Rixt");
        assertThat(AlertLevels.due(Phase.RED, 3, began, wall("2027-03-04T16:40")))
                .contains(wall("2027-03-04T16:55"));
    }

    @Test
    void r_d10_a_level_that_came_early_keeps_the_times_of_the_table() {
        var began = wall("2027-03-04T16:10");
        var early = wall("2027-03-04T16:13");
        assertThat(AlertLevels.due(Phase.ORANGE, 2, began, early)).contains(wall("2027-03-05T09:40"));
        assertThat(AlertLevels.due(Phase.ORANGE, 3, began, early)).contains(wall("2027-03-06T11:10"));
        assertThat(AlertLevels.due(Phase.RED, 3, began, early)).contains(wall("2027-03-04T16:55"));
    }

    @Test
    void a_level_that_came_late_because_somebody_had_it_gets_its_own_step() {
        var began = wall("2027-03-04T16:10");
        assertThat(AlertLevels.due(Phase.ORANGE, 2, began, wall("2027-03-06T12:00")))
                .contains(wall("2027-03-06T16:00"));
        assertThat(AlertLevels.due(Phase.RED, 2, began, wall("2027-03-04T17:00")))
                .contains(wall("2027-03-04T17:15"));
    }

    @Test
    void r_d22_at_night_red_reaches_only_who_agreed_to_be_woken() {
        var first = AlertLevels.at(1, douwe(Phase.RED, "2027-03-05T03:00"));
        assertThat(names(first)).containsExactly("Bauke", "Rixt");
        assertThat(moments(first)).containsExactly(wall("2027-03-05T03:00"));
        var third = AlertLevels.at(3, douwe(Phase.RED, "2027-03-05T03:30"));
        assertThat(third.asks())
                .contains(
                        new AlertLevels.Ask(ANKE, wall("2027-03-05T07:30")),
                        new AlertLevels.Ask(BAUKE, wall("2027-03-05T03:30")));
    }

    @Test
    void at_d1_at_night_orange_asks_nobody_before_half_past_seven() {
        var first = AlertLevels.at(1, douwe(Phase.ORANGE, "2027-03-04T23:10"));
        assertThat(names(first)).containsExactly("Bauke");
        assertThat(moments(first)).containsExactly(wall("2027-03-05T07:30"));
    }

    @Test
    void at_d3_who_cannot_makes_room_for_the_third() {
        assertThat(AlertLevels.nextInLine(douwe(Phase.ORANGE, "2027-03-04T16:11", BAUKE)))
                .contains(new AlertLevels.Ask(RIXT, wall("2027-03-04T16:11")));
    }

    private static AlertLevels.Situation tired(Phase phase, AccountId... tired) {
        var fresh = douwe(phase, "2027-03-04T16:10");
        return new AlertLevels.Situation(
                phase,
                fresh.holder(),
                fresh.line(),
                fresh.coordinators(),
                fresh.inner(),
                Set.of(),
                Set.of(),
                Set.of(tired),
                fresh.now());
    }

    @Test
    void r_d17_who_was_asked_today_comes_after_the_others_at_orange_and_not_at_red() {
        assertThat(names(AlertLevels.at(1, tired(Phase.ORANGE, BAUKE)))).containsExactly("Henk", "Rixt");
        assertThat(names(AlertLevels.at(1, tired(Phase.ORANGE, BAUKE, HENK)))).containsExactly("Rixt", "Bauke");
        assertThat(names(AlertLevels.at(1, tired(Phase.RED, BAUKE)))).containsExactly("Bauke", "Henk");
    }

    @Test
    void r_d10_the_next_is_who_can_be_asked_now_else_who_can_be_first() {
        var line = List.of(
                new LineEntry(STAN, THURSDAY, false, false),
                new LineEntry(CARLA, Hours.daily("10:00", "22:00"), false, false),
                new LineEntry(RIXT, AWAKE, false, false));
        assertThat(AlertLevels.nextInLine(of(line, "2027-03-04T09:00")))
                .as("the first who is there now")
                .contains(new AlertLevels.Ask(RIXT, wall("2027-03-04T09:00")));
        assertThat(AlertLevels.nextInLine(of(line.subList(0, 2), "2027-03-04T09:00")))
                .as("nobody is, and she comes first")
                .contains(new AlertLevels.Ask(CARLA, wall("2027-03-04T10:00")));
        assertThat(AlertLevels.nextInLine(of(line, "2027-03-04T09:00", RIXT, CARLA)))
                .as("both were asked")
                .contains(new AlertLevels.Ask(STAN, wall("2027-03-04T12:00")));
        assertThat(AlertLevels.nextInLine(of(line, "2027-03-04T09:00", RIXT, CARLA, STAN)))
                .isEmpty();
    }

    private static AlertLevels.Situation of(List<LineEntry> line, String wall, AccountId... asked) {
        return new AlertLevels.Situation(
                Phase.ORANGE,
                Optional.empty(),
                line,
                List.of(),
                List.of(),
                Set.of(asked),
                Set.of(),
                Set.of(),
                wall(wall));
    }

    @Test
    void r_d10_who_cannot_is_asked_at_no_level_but_the_last_of_red() {
        assertThat(names(AlertLevels.at(1, douwe(Phase.RED, "2027-03-04T16:10", BAUKE))))
                .containsExactly("Henk", "Rixt");
        assertThat(names(AlertLevels.at(2, douwe(Phase.ORANGE, "2027-03-04T20:10", HENK))))
                .containsExactly("Bauke", "Rixt");
        assertThat(names(AlertLevels.at(3, douwe(Phase.ORANGE, "2027-03-05T09:40", ANKE))))
                .isEmpty();
        assertThat(names(AlertLevels.at(3, douwe(Phase.RED, "2027-03-04T16:40", ANKE))))
                .containsExactly("Bauke", "Rixt");
        assertThat(names(AlertLevels.at(4, douwe(Phase.RED, "2027-03-04T16:55", BAUKE))))
                .as("the crisis card is for all")
                .containsExactlyInAnyOrder("Bauke", "Henk");
        assertThat(names(AlertLevels.at(1, douwe(Phase.YELLOW, "2027-03-04T16:10", ANKE))))
                .isEmpty();
    }

    @Test
    void r_d22_only_red_wakes() {
        var coordinator = new AlertLevels.Situation(
                Phase.ORANGE,
                Optional.empty(),
                DOUWE,
                List.of(BAUKE),
                List.of(),
                Set.of(BAUKE),
                Set.of(),
                Set.of(),
                wall("2027-03-05T03:00"));
        assertThat(AlertLevels.at(3, coordinator).asks())
                .containsExactly(new AlertLevels.Ask(BAUKE, wall("2027-03-05T07:30")));
        assertThat(AlertLevels.again(coordinator))
                .allSatisfy(ask -> assertThat(ask.from()).isEqualTo(wall("2027-03-05T07:30")));
    }

    @Test
    void after_the_last_level_all_are_asked_again_whatever_they_said() {
        var red = AlertLevels.again(douwe(Phase.RED, "2027-03-04T17:40", BAUKE));
        assertThat(names(new AlertLevels.Step(4, red))).containsExactlyInAnyOrder("Anke", "Bauke", "Henk", "Rixt");
        assertThat(names(new AlertLevels.Step(4, AlertLevels.again(withCarlaInside(Phase.ORANGE)))))
                .as("the inner ring at red only")
                .containsExactly("Bauke", "Henk", "Rixt", "Anke");
        assertThat(names(new AlertLevels.Step(4, AlertLevels.again(withCarlaInside(Phase.RED)))))
                .containsExactly("Bauke", "Henk", "Rixt", "Anke", "Carla");
        var yellow = AlertLevels.again(douwe(Phase.YELLOW, "2027-03-04T16:10"));
        assertThat(names(new AlertLevels.Step(2, yellow)))
                .as("who holds the plan, and who was asked")
                .startsWith("Anke")
                .containsExactlyInAnyOrder("Anke", "Bauke", "Henk");
    }

    private static AlertLevels.Situation withCarlaInside(Phase phase) {
        return new AlertLevels.Situation(
                phase,
                Optional.of(STAN),
                DOUWE,
                List.of(ANKE),
                List.of(CARLA),
                Set.of(BAUKE),
                Set.of(),
                Set.of(),
                wall("2027-03-04T16:10"));
    }

    @Test
    void yellow_has_days_and_green_nothing() {
        var began = wall("2027-03-04T16:10");
        assertThat(AlertLevels.due(Phase.YELLOW, 1, began, began)).contains(wall("2027-03-07T16:10"));
        assertThat(AlertLevels.due(Phase.YELLOW, 2, began, wall("2027-03-07T16:10")))
                .contains(wall("2027-03-14T16:10"));
        assertThat(AlertLevels.due(Phase.RED, 4, began, wall("2027-03-04T16:55")))
                .contains(wall("2027-03-04T17:40"));
        assertThat(AlertLevels.due(Phase.GREEN, 1, began, began)).isEmpty();
        assertThat(AlertLevels.at(1, douwe(Phase.GREEN, "2027-03-04T16:10")).asks())
                .isEmpty();
        assertThat(names(AlertLevels.at(1, douwe(Phase.YELLOW, "2027-03-04T16:10"))))
                .containsExactly("Anke");
        assertThat(AlertLevels.agreeBefore(Phase.YELLOW, began)).isEqualTo(wall("2027-03-11T16:10"));
        assertThat(AlertLevels.overdue(Phase.RED, began)).isEqualTo(wall("2027-03-04T16:40"));
        assertThat(AlertLevels.overdue(Phase.YELLOW, began)).isEqualTo(wall("2027-03-04T18:10"));
        assertThat(AlertLevels.last(Phase.GREEN)).isEqualTo(1);
        assertThat(AlertLevels.last(Phase.YELLOW)).isEqualTo(2);
        assertThat(AlertLevels.last(Phase.ORANGE)).isEqualTo(4);
        assertThat(AlertLevels.last(Phase.RED)).isEqualTo(4);
    }

    @Test
    void an_outside_contact_that_is_open_is_told_at_once_and_one_that_opens_after_nine_then() {
        var practice = Hours.on(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), "08:00", "17:00");
        assertThat(AlertLevels.outsideFrom(practice, wall("2027-03-08T08:20"))).contains(wall("2027-03-08T08:20"));
        assertThat(AlertLevels.outsideFrom(practice, wall("2027-03-08T07:20"))).contains(wall("2027-03-08T09:00"));
        var afternoon = Hours.on(Set.of(DayOfWeek.MONDAY), "13:00", "17:00");
        assertThat(AlertLevels.outsideFrom(afternoon, wall("2027-03-08T07:20"))).contains(wall("2027-03-08T13:00"));
        assertThat(AlertLevels.outsideFrom(new Hours(Map.of()), wall("2027-03-08T07:20")))
                .isEmpty();
    }

    @Test
    void r08_levels_of_bram_without_coordinator_and_without_navigator() {
        var first = AlertLevels.at(1, bram("2027-03-04T16:10"));
        assertThat(names(first)).containsExactly("Stan");
        var second = AlertLevels.at(2, bram("2027-03-04T20:10"));
        assertThat(names(second)).containsExactly("Stan", "Carla");
        assertThat(AlertLevels.at(3, bram("2027-03-05T09:40")).asks()).isEmpty();
        assertThat(AlertLevels.at(4, bram("2027-03-06T11:10")).asks()).isEmpty();
    }

    @Test
    void out_of_hours_the_first_who_comes_is_asked_from_then() {
        var first = AlertLevels.at(1, bram("2027-03-04T08:00"));
        assertThat(first.asks()).containsExactly(new AlertLevels.Ask(STAN, wall("2027-03-04T10:00")));
    }

    @Test
    void an_outside_contact_hears_in_its_hours_else_at_nine() {
        var practice = Hours.on(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), "08:00", "17:00");
        var friday = wall("2027-03-05T09:40");
        assertThat(AlertLevels.outsideFrom(practice, friday)).contains(friday);
        var evening = wall("2027-03-05T18:00");
        assertThat(AlertLevels.outsideFrom(practice, evening)).contains(wall("2027-03-08T09:00"));
        var early = Hours.on(EnumSet.of(DayOfWeek.MONDAY), "08:00", "08:30");
        assertThat(AlertLevels.outsideFrom(early, evening)).contains(wall("2027-03-08T08:00"));
    }

    @Test
    void a_claim_gives_a_waking_day_to_agree_what_will_be_done() {
        assertThat(AlertLevels.agreeBefore(Phase.ORANGE, wall("2027-03-04T16:10")))
                .isEqualTo(wall("2027-03-06T11:10"));
        assertThat(AlertLevels.agreeBefore(Phase.RED, wall("2027-03-05T03:05"))).isEqualTo(wall("2027-03-05T03:35"));
        assertThat(AlertLevels.overdue(Phase.ORANGE, wall("2027-03-04T21:00"))).isEqualTo(wall("2027-03-05T08:30"));
    }
}
