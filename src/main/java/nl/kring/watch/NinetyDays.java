package nl.kring.watch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.kring.circle.CirclePerson;
import nl.kring.identity.AccountId;
import nl.kring.timeline.CheckIn;

/**
 * How it went, for one reader: only what people said and did, and the phases that the agreed rules gave. Nothing is added up (R-D9).
 *
 * @param reader who reads it
 * @param first the day with which it begins: ninety days ago, later where nothing is older
 * @param spells one phase after another, the oldest first; none before something was agreed
 * @param said what the resident said of the own days, the oldest first
 * @param happenings what was seen and done, the oldest first
 */
public record NinetyDays(
        CirclePerson resident,
        AccountId reader,
        LocalDate first,
        LocalDate last,
        List<Spell> spells,
        List<CheckIn> said,
        List<Happening> happenings) {
    /** Whether the reader is who it is about. */
    public boolean own() {
        return resident.account().equals(reader);
    }

    /**
     * A time of one phase.
     *
     * @param until of the one that goes on the end of today, so that two readings of the same are the same
     * @param before it began before the days that are shown, of which from is then the beginning
     * @param because the change with which it began, for who may know why; not where it began before
     * @param stale it goes on, and nobody saw anything for two weeks: no longer news (R-D7)
     */
    public record Spell(
            Phase phase,
            Instant from,
            Instant until,
            boolean goesOn,
            boolean before,
            Optional<Happening.Turned> because,
            boolean stale) {}

    /** What somebody saw, said or did at a moment. */
    public sealed interface Happening {
        Instant at();

        record Seen(ObservationView what) implements Happening {
            @Override
            public Instant at() {
                return what.seenAt();
            }
        }

        /** @param rule the rule that raised it, or that somebody lowered it */
        record Turned(Instant at, Phase to, String rule, Optional<CirclePerson> by, String line) implements Happening {}

        /** Somebody says that the phase is right, or that it is better already and waits for a second who says so. */
        record Spoke(Instant at, Optional<CirclePerson> by, boolean better, Phase phase, String line)
                implements Happening {}

        /** @param agreed what was agreed to do, for who may know */
        record Took(Instant at, Optional<CirclePerson> by, Optional<AlertView.Agreed> agreed) implements Happening {}

        record Ended(Instant at, Outcome outcome, String line) implements Happening {}

        record Looked(Instant at, Optional<CirclePerson> by, String helped, String otherwise) implements Happening {}
    }
}
