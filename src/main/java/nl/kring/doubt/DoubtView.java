package nl.kring.doubt;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A question about a line of the log, and how it stands.
 *
 * @param before the last day on which it is answered in time
 * @param late that day is over, and there is no answer yet or it came later
 */
public record DoubtView(
        UUID id,
        long line,
        String said,
        String question,
        Instant askedAt,
        LocalDate before,
        boolean late,
        Optional<Answer> answer) {
    /** What the privacy officer said. */
    public record Answer(String by, String text, Instant at) {}
}
