package nl.kring.frontdoor;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who gets a report: a pure function of who is there, how much each carries, and whom the system may not ask.
 *
 * @param navigator none when the team leader decides
 * @param contact the fixed contact when another one helps now
 */
record Assignment(Optional<UUID> navigator, Optional<UUID> contact, Chosen chosen) {
    /** Somebody who might come, and what that person carries already. */
    record Candidate(UUID navigator, double load, double maxLoad) {
        boolean hasRoom() {
            return load < maxLoad;
        }
    }

    /**
     * The candidates by the steps of journey f.
     *
     * @param known the navigator the resident has already
     * @param excluded those who may not be asked for this resident
     */
    record Question(Optional<UUID> known, List<Candidate> zone, List<Candidate> flying, Set<UUID> excluded) {}

    static Assignment of(Question asked) {
        return known(asked)
                .or(() -> inZone(asked))
                .or(() -> flying(asked))
                .orElseGet(() -> new Assignment(Optional.empty(), contact(asked), Chosen.TEAM_LEADER));
    }

    private static Optional<Assignment> known(Question asked) {
        return asked.known()
                .filter(navigator -> !asked.excluded().contains(navigator))
                .map(navigator -> new Assignment(Optional.of(navigator), Optional.empty(), Chosen.KNOWN));
    }

    private static Optional<Assignment> inZone(Question asked) {
        return leastLoaded(asked.zone(), asked)
                .map(navigator -> new Assignment(Optional.of(navigator), Optional.empty(), Chosen.ZONE));
    }

    private static Optional<Assignment> flying(Question asked) {
        return leastLoaded(asked.flying(), asked)
                .map(navigator -> new Assignment(Optional.of(navigator), contact(asked), Chosen.FLYING));
    }

    private static Optional<UUID> leastLoaded(List<Candidate> candidates, Question asked) {
        return candidates.stream()
                .filter(Candidate::hasRoom)
                .filter(candidate -> !asked.excluded().contains(candidate.navigator()))
                .min(Comparator.comparingDouble(Candidate::load))
                .map(Candidate::navigator);
    }

    /** The zone's own navigator stays the named contact, also of who is helped by another now. */
    private static Optional<UUID> contact(Question asked) {
        return asked.zone().stream()
                .filter(candidate -> !asked.excluded().contains(candidate.navigator()))
                .min(Comparator.comparingDouble(Candidate::load))
                .map(Candidate::navigator);
    }
}
