package nl.kring.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import nl.kring.platform.MovingClock;
import nl.kring.tenant.WorkingDays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoorstepTests {
    private static Instant at(String moment) {
        return ZonedDateTime.of(java.time.LocalDateTime.parse(moment), MovingClock.ZONE)
                .toInstant();
    }

    private static LocalDate day(Instant moment) {
        return moment.atZone(MovingClock.ZONE).toLocalDate();
    }

    @Test
    void at_f1_aReportOnThursdayIsKeptByTheNextThursday() {
        var doorstep = Doorstep.of(at("2026-03-05T15:00"), 7);
        assertThat(doorstep.due()).isEqualTo("2026-03-12");
        assertThat(day(doorstep.warnNavigator())).isEqualTo("2026-03-08");
        assertThat(day(doorstep.warnLeader())).isEqualTo("2026-03-10");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-07T10:00,2026-03-13", // Saturday: the seventh day is a Saturday, so Friday before it
        "2026-03-08T23:59,2026-03-13", // Sunday
        "2026-03-27T09:00,2026-04-02", // the seventh day is Good Friday
        "2026-03-30T09:00,2026-04-02", // Easter Monday: back over the weekend and Good Friday
        "2026-04-20T09:00,2026-04-24", // King's Day on a Monday
        "2025-04-19T09:00,2025-04-25", // King's Day moved to Saturday 26
        "2026-05-07T09:00,2026-05-13", // Ascension Day
        "2026-05-18T09:00,2026-05-22", // Whit Monday
        "2026-12-19T09:00,2026-12-24", // both days of Christmas
        "2026-12-25T09:00,2026-12-31", // New Year's Day
    })
    void r_f2_theLastWorkingDayBeforeCounts(String received, String due) {
        assertThat(Doorstep.of(at(received), 7).due()).isEqualTo(due);
    }

    @Test
    void r_f2_justAfterMidnightInTheNetherlandsIsTheNextDay() {
        assertThat(Doorstep.of(at("2026-03-06T00:01"), 7).due()).isEqualTo("2026-03-13");
    }

    @Test
    void aWarningNeverComesAfterTheLastDay() {
        var doorstep = Doorstep.of(at("2026-03-02T10:00"), 2);
        assertThat(day(doorstep.warnLeader())).isEqualTo(doorstep.due());
    }

    @Test
    void theLastDayIsNeverBeforeTheReport() {
        assertThat(Doorstep.of(at("2026-03-07T10:00"), 1).due()).isEqualTo("2026-03-07");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25", "2285-03-22"})
    void easter(String sunday) {
        var day = LocalDate.parse(sunday);
        assertThat(WorkingDays.easter(day.getYear())).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({"2025,2025-04-26", "2026,2026-04-27", "2031,2031-04-26"})
    void kingsDay(int year, String day) {
        assertThat(WorkingDays.kingsDay(year)).isEqualTo(day);
    }
}
