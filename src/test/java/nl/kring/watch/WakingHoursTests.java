package nl.kring.watch;

import static org.assertj.core.api.Assertions.assertThat;

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
