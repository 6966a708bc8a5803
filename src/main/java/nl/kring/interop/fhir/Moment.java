package nl.kring.interop.fhir;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/** When something was said, and whether that is only an estimate. */
public record Moment(Instant at, boolean estimated) {
    private static final ZoneId HERE = ZoneId.of("Europe/Amsterdam");
    private static final int FIRST_YEAR = 1900;

    /** A FHIR date or time, in part or whole; empty where it cannot be one. A day without a time is an estimate. */
    static Optional<Moment> parse(String text) {
        try {
            return Optional.of(
                            text.contains("T")
                                    ? time(text)
                                    : new Moment(day(text).atStartOfDay(HERE).toInstant(), true))
                    .filter(it -> it.year() >= FIRST_YEAR);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Moment time(String text) {
        return switch (DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from)) {
            case OffsetDateTime whole -> new Moment(whole.toInstant(), false);
            case TemporalAccessor local ->
                new Moment(LocalDateTime.from(local).atZone(HERE).toInstant(), true);
        };
    }

    private static LocalDate day(String text) {
        return switch (text.length()) {
            case 4 -> Year.parse(text).atDay(1);
            case 7 -> YearMonth.parse(text).atDay(1);
            default -> LocalDate.parse(text);
        };
    }

    /** Nobody has spoken later than this; a day of grace is left for clocks that differ. */
    boolean before(Instant now) {
        return at.isBefore(now.plusSeconds(86_400));
    }

    int year() {
        return at.atZone(HERE).getYear();
    }
}
