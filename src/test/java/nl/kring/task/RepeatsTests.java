package nl.kring.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import nl.kring.platform.MovingClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatsTests {
    @ParameterizedTest
    @CsvSource({
        "WEEKLY, 2026-03-23T10:00, 2026-03-23T10:00, 2026-03-30T10:00", // summer time begins between them
        "WEEKLY, 2026-10-19T09:30, 2026-11-07T12:00, 2026-11-09T09:30",
        "WEEKLY, 2026-12-28T09:30, 2026-12-28T09:29, 2026-12-28T09:30",
        "FORTNIGHTLY, 2026-12-21T09:30, 2026-12-21T09:30, 2027-01-04T09:30",
        "MONTHLY, 2027-01-31T08:00, 2027-01-31T08:00, 2027-02-28T08:00",
        "MONTHLY, 2027-01-31T08:00, 2027-02-28T08:00, 2027-03-31T08:00",
        "MONTHLY, 2028-01-30T08:00, 2028-01-30T08:00, 2028-02-29T08:00",
        "MONTHLY, 2027-01-05T08:00, 2027-06-06T08:00, 2027-07-05T08:00",
    })
    void itComesAtTheSameHourOnTheClockOfTheNetherlands(
            Repeats repeats, LocalDateTime first, LocalDateTime after, LocalDateTime next) {
        assertThat(repeats.after(at(first), at(after))).isEqualTo(at(next));
        assertThat(repeats.after(at(first), at(after).plusMillis(700)))
                .isAfter(at(after).plusMillis(700));
    }

    private static Instant at(LocalDateTime time) {
        return time.atZone(MovingClock.ZONE).toInstant();
    }
}
