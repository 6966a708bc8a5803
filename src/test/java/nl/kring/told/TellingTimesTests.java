package nl.kring.told;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import nl.kring.platform.MovingClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When something may leave, by the clock on the wall (R-C9). */
class TellingTimesTests {
    private static ToldHow how(HowOften often, String from, String to) {
        return new ToldHow(often, HowMuch.FIRST_LINE, new QuietHours(LocalTime.parse(from), LocalTime.parse(to)));
    }

    private static Instant wall(String moment) {
        return LocalDateTime.parse(moment).atZone(MovingClock.ZONE).toInstant();
    }

    @ParameterizedTest(name = "{0}, asked {1}, quiet {2}-{3}: told {4} leaves {5}")
    @CsvSource(
            nullValues = "never",
            value = {
                "DIRECT, false, 22:00, 07:30, 2027-03-04T12:00, 2027-03-04T12:00",
                "DIRECT, false, 22:00, 07:30, 2027-03-04T21:59, 2027-03-04T21:59",
                "DIRECT, false, 22:00, 07:30, 2027-03-04T22:00, 2027-03-05T07:30",
                "DIRECT, false, 22:00, 07:30, 2027-03-05T00:00, 2027-03-05T07:30",
                "DIRECT, false, 22:00, 07:30, 2027-03-05T07:29, 2027-03-05T07:30",
                "DIRECT, false, 22:00, 07:30, 2027-03-05T07:30, 2027-03-05T07:30",
                "DIRECT, false, 13:00, 15:00, 2027-03-04T14:00, 2027-03-04T15:00",
                "DIRECT, false, 13:00, 15:00, 2027-03-04T15:00, 2027-03-04T15:00",
                "DIRECT, false, 00:00, 00:00, 2027-03-04T03:00, 2027-03-04T03:00",
                "DAILY, false, 22:00, 07:30, 2027-03-04T09:00, 2027-03-04T18:00",
                "DAILY, false, 22:00, 07:30, 2027-03-04T18:00, 2027-03-04T18:00",
                "DAILY, false, 22:00, 07:30, 2027-03-04T18:01, 2027-03-05T18:00",
                "DAILY, false, 22:00, 07:30, 2027-03-04T23:00, 2027-03-05T18:00",
                "DAILY, false, 17:00, 20:00, 2027-03-04T09:00, 2027-03-04T20:00",
                "WEEKLY, false, 22:00, 07:30, 2027-03-04T09:00, 2027-03-07T10:00",
                "WEEKLY, false, 22:00, 07:30, 2027-03-07T09:59, 2027-03-07T10:00",
                "WEEKLY, false, 22:00, 07:30, 2027-03-07T10:01, 2027-03-14T10:00",
                "WEEKLY, false, 22:00, 11:00, 2027-03-04T09:00, 2027-03-07T11:00",
                "ONLY_WHEN_ASKED, false, 22:00, 07:30, 2027-03-04T09:00, never",
                "ONLY_WHEN_ASKED, true, 22:00, 07:30, 2027-03-04T09:00, 2027-03-04T09:00",
                "ONLY_WHEN_ASKED, true, 22:00, 07:30, 2027-03-04T23:00, 2027-03-05T07:30",
                "WEEKLY, true, 22:00, 07:30, 2027-03-04T09:00, 2027-03-04T09:00",
                // the nights in which the clock is changed, and the digests around them
                "DIRECT, false, 22:00, 07:30, 2027-03-27T23:00, 2027-03-28T07:30",
                "DIRECT, false, 22:00, 07:30, 2027-03-28T03:00, 2027-03-28T07:30",
                "DAILY, false, 22:00, 07:30, 2027-03-27T19:00, 2027-03-28T18:00",
                "WEEKLY, false, 22:00, 07:30, 2027-03-27T19:00, 2027-03-28T10:00",
                "WEEKLY, false, 22:00, 07:30, 2027-03-21T19:00, 2027-03-28T10:00",
                "DIRECT, false, 22:00, 07:30, 2027-10-30T23:00, 2027-10-31T07:30",
                "DAILY, false, 22:00, 07:30, 2027-10-30T19:00, 2027-10-31T18:00",
                "WEEKLY, false, 22:00, 07:30, 2027-10-24T19:00, 2027-10-31T10:00"
            })
    void r_c9_itLeavesByTheClockOnTheWall(
            HowOften often, boolean asked, String from, String to, String told, String leaves) {
        assertThat(TellingTimes.from(how(often, from, to), asked, wall(told)))
                .isEqualTo(Optional.ofNullable(leaves).map(TellingTimesTests::wall));
    }

    @Test
    void r_c9_anHourThatIsSkippedEndsWhereItBegins() {
        var quiet = new QuietHours(LocalTime.of(22, 0), LocalTime.of(2, 30));
        assertThat(quiet.after(wall("2027-03-27T23:00")))
                .as("half past two is not there: at three it is over")
                .isEqualTo(Instant.parse("2027-03-28T01:00:00Z"));
        assertThat(quiet.hold(Instant.parse("2027-03-28T01:00:00Z"))).isFalse();
        assertThat(quiet.hold(Instant.parse("2027-03-28T00:59:59Z"))).isTrue();
    }

    @Test
    void r_c9_anHourThatComesTwiceIsQuietTwice() {
        var quiet = new QuietHours(LocalTime.of(22, 0), LocalTime.of(2, 30));
        var first = Instant.parse("2027-10-31T00:15:00Z");
        var second = Instant.parse("2027-10-31T01:15:00Z");
        assertThat(quiet.after(first)).isEqualTo(Instant.parse("2027-10-31T00:30:00Z"));
        assertThat(quiet.after(second)).isEqualTo(Instant.parse("2027-10-31T01:30:00Z"));
        assertThat(quiet.hold(Instant.parse("2027-10-31T00:45:00Z"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Soep gebracht., Soep gebracht.",
        "'  Soep gebracht.\n\nZij at alles op.', Soep gebracht. …",
        "'Soep\n', Soep",
        "'','' "
    })
    void r_c6_theFirstLineIsTheFirstLine(String words, String line) {
        assertThat(FirstLine.of(words)).isEqualTo(line);
    }

    @Test
    void r_c6_ofALongLineTheFirstWordsStandThere() {
        var line = FirstLine.of("woord ".repeat(60));
        assertThat(line).hasSizeBetween(100, 122).endsWith("woord …");
        var faces = FirstLine.of("a" + "😀".repeat(300));
        assertThat(faces.codePoints()
                        .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE))
                .as("no face is cut in two")
                .isFalse();
    }
}
