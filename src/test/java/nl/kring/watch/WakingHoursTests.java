package nl.kring.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import nl.kring.platform.MovingClock;
import org.junit.jupiter.api.Test;

class WakingHoursTests {
    static Instant wall(String local) {
        return LocalDateTime.parse(local).atZone(MovingClock.ZONE).toInstant();
    }

    @Test
    void the_day_ends_at_ten_and_begins_at_half_past_seven() {
        assertThat(WakingHours.hold(wall("2027-03-04T07:30"))).isTrue();
        assertThat(WakingHours.hold(wall("2027-03-04T07:29"))).isFalse();
        assertThat(WakingHours.hold(wall("2027-03-04T21:59"))).isTrue();
        assertThat(WakingHours.next(wall("2027-03-04T22:00"))).isEqualTo(wall("2027-03-05T07:30"));
        assertThat(WakingHours.next(wall("2027-03-04T03:00"))).isEqualTo(wall("2027-03-04T07:30"));
    }

    @Test
    void the_night_does_not_count() {
        var raised = wall("2027-03-04T16:10");
        assertThat(WakingHours.add(raised, Duration.ofHours(4))).isEqualTo(wall("2027-03-04T20:10"));
        assertThat(WakingHours.add(raised, Duration.ofHours(8))).isEqualTo(wall("2027-03-05T09:40"));
        assertThat(WakingHours.add(raised, Duration.ofHours(24))).isEqualTo(wall("2027-03-06T11:10"));
        assertThat(WakingHours.add(wall("2027-03-04T23:10"), Duration.ofHours(4)))
                .isEqualTo(wall("2027-03-05T11:30"));
    }

    @Test
    void what_ends_at_ten_ends_at_ten_and_not_in_the_morning() {
        assertThat(WakingHours.add(wall("2027-03-04T16:00"), Duration.ofHours(6)))
                .isEqualTo(wall("2027-03-04T22:00"));
        assertThat(WakingHours.add(wall("2027-03-04T16:00"), Duration.ofHours(6).plusMinutes(1)))
                .isEqualTo(wall("2027-03-05T07:31"));
    }

    @Test
    void the_last_minute_of_a_day_is_a_part_of_it_and_of_no_other_hour() {
        var evening = Hours.daily("20:00", "23:59");
        assertThat(evening.hold(wall("2027-03-04T23:59"))).isTrue();
        assertThat(evening.hold(wall("2027-03-05T00:00"))).isFalse();
        assertThat(Hours.daily("20:00", "23:58").hold(wall("2027-03-04T23:58"))).isFalse();
        assertThat(Hours.daily("20:00", "23:58").hold(wall("2027-03-04T23:59"))).isFalse();
        assertThat(evening.hold(wall("2027-03-04T19:59"))).isFalse();
    }

    @Test
    void hours_begin_before_they_end_and_may_be_none() {
        assertThatThrownBy(() -> Hours.daily("10:00", "10:00")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Hours.daily("10:00", "09:00")).isInstanceOf(IllegalArgumentException.class);
        var never = new Hours(Map.of());
        assertThat(never.kept()).isEmpty();
        assertThat(Hours.read(never.kept())).isEqualTo(never);
        assertThat(never.hold(wall("2027-03-04T12:00"))).isFalse();
    }

    @Test
    void wall_clock_minutes_count_in_the_night_that_summer_time_begins() {
        assertThat(WakingHours.add(wall("2027-03-27T21:00"), Duration.ofHours(4)))
                .isEqualTo(wall("2027-03-28T10:30"));
        assertThat(WakingHours.next(wall("2027-03-28T01:30"))).isEqualTo(Instant.parse("2027-03-28T05:30:00Z"));
    }

    @Test
    void wall_clock_minutes_count_in_the_night_that_summer_time_ends() {
        assertThat(WakingHours.add(wall("2027-10-30T21:00"), Duration.ofHours(4)))
                .isEqualTo(wall("2027-10-31T10:30"));
        assertThat(WakingHours.next(wall("2027-10-31T01:30"))).isEqualTo(Instant.parse("2027-10-31T06:30:00Z"));
    }

    @Test
    void hours_are_read_as_they_were_kept_and_know_their_next_moment() {
        var rixt = Hours.on(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), "16:00", "22:00")
                .and(Hours.on(Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), "09:00", "22:00"));
        assertThat(Hours.read(rixt.kept())).isEqualTo(rixt);
        assertThat(rixt.hold(wall("2027-03-04T16:00"))).isTrue();
        assertThat(rixt.hold(wall("2027-03-04T15:59"))).isFalse();
        assertThat(rixt.next(wall("2027-03-05T22:00"))).contains(wall("2027-03-06T09:00"));
        assertThat(Hours.on(Set.of(DayOfWeek.THURSDAY), "12:00", "21:00").next(wall("2027-03-04T21:00")))
                .contains(wall("2027-03-11T12:00"));
        assertThat(new Hours(Map.of()).next(wall("2027-03-04T21:00"))).isEmpty();
    }
}
