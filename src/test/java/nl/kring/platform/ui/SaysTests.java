package nl.kring.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SaysTests {
    private static final Locale NL = Locale.of("nl");
    private static final Locale EN = Locale.of("en");
    private static final Locale FY = Locale.of("fy");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 5);

    private final Says says = new Says(Clock.fixed(Instant.parse("2026-03-05T16:00:00Z"), ZoneOffset.UTC));

    @Test
    void aDateIsSaidInThreeLanguages() {
        assertThat(says.date(TODAY, NL)).isEqualTo("donderdag 5 maart");
        assertThat(says.date(TODAY, EN)).isEqualTo("Thursday 5 March");
        assertThat(says.date(TODAY, FY)).isEqualTo("tongersdei 5 maart");
        assertThat(says.date(LocalDate.of(2026, 5, 31), FY)).isEqualTo("snein 31 maaie");
        assertThat(says.dateLine(TODAY, NL)).isEqualTo("Donderdag 5 maart");
    }

    @Test
    void anotherYearIsSaid() {
        assertThat(says.date(LocalDate.of(2025, 12, 31), NL)).isEqualTo("woensdag 31 december 2025");
    }

    @Test
    void nearDaysHaveNames() {
        assertThat(says.day(TODAY, NL)).isEqualTo("vandaag");
        assertThat(says.day(TODAY.minusDays(1), FY)).isEqualTo("juster");
        assertThat(says.day(TODAY.plusDays(1), EN)).isEqualTo("tomorrow");
        assertThat(says.day(TODAY.plusDays(2), NL)).isEqualTo("zaterdag 7 maart");
        assertThat(says.day(TODAY.minusDays(2), NL)).isEqualTo("dinsdag 3 maart");
        assertThat(says.dayLine(TODAY, NL)).isEqualTo("Vandaag");
    }

    @Test
    void timesAreThoseOfTheNetherlands() {
        assertThat(says.time(Instant.parse("2026-03-05T15:10:00Z"))).isEqualTo("16:10");
        assertThat(says.time(Instant.parse("2026-07-05T15:10:00Z"))).isEqualTo("17:10");
        assertThat(says.since(Instant.parse("2026-03-05T15:10:00Z"), NL)).isEqualTo("sinds 16:10");
        assertThat(says.since(Instant.parse("2026-03-04T15:10:00Z"), NL)).isEqualTo("sinds gisteren 16:10");
        assertThat(says.dayAndTime(Instant.parse("2026-03-05T12:40:00Z"), NL)).isEqualTo("vandaag 13:40");
        assertThat(says.moment(Instant.parse("2026-03-03T09:00:00Z"), NL)).isEqualTo("dinsdag 3 maart, 10:00");
    }

    @Test
    void midnightInTheNetherlandsMakesTheDay() {
        var says = new Says(Clock.fixed(Instant.parse("2026-03-05T23:30:00Z"), ZoneOffset.UTC));
        assertThat(says.today()).isEqualTo(LocalDate.of(2026, 3, 6));
    }

    @Test
    void daysLeftAreCounted() {
        assertThat(says.daysLeft(TODAY.plusDays(3), NL)).isEqualTo("nog 3 dagen");
        assertThat(says.daysLeft(TODAY.plusDays(1), EN)).isEqualTo("1 day left");
        assertThat(says.daysLeft(TODAY, FY)).isEqualTo("hjoed");
    }

    @Test
    void aStrangersLanguageIsDutch() {
        assertThat(says.date(TODAY, Locale.GERMANY)).isEqualTo("donderdag 5 maart");
    }
}
