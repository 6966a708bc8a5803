package nl.kring.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How the rules would have weighed what was seen in the past: pure, so that made-up days can be held against them. */
final class PastPhases {
    /** A change of the phase, and the rule that made it. */
    record Turn(Instant at, Phase from, Phase to, String rule) {}

    /** A human says that it goes better. */
    record Lowered(Instant at, Phase to) {}

    private PastPhases() {}

    /**
     * Each observation once, in its turn, together with those since a human last lowered the phase. {@link Weighing} counts no further back
     * than the last alert that ended either; here no alert is known, and only a human begins anew (decision 087).
     */
    static List<Turn> of(List<PhaseRules.Seen> seen, List<Lowered> lowered) {
        var turns = new ArrayList<Turn>();
        var counted = new ArrayList<PhaseRules.Seen>();
        var phase = Phase.GREEN;
        var better = new ArrayList<>(
                lowered.stream().sorted(Comparator.comparing(Lowered::at)).toList());
        for (var newest :
                seen.stream().sorted(Comparator.comparing(PhaseRules.Seen::at)).toList()) {
            while (!better.isEmpty() && !better.getFirst().at().isAfter(newest.at())) {
                phase = lower(turns, phase, better.removeFirst());
                counted.clear();
            }
            counted.add(newest);
            var raised = PhaseRules.that(new PhaseRules.Weighed(newest, List.copyOf(counted), newest.at()));
            if (raised.isPresent() && raised.get().to().isAbove(phase)) {
                turns.add(new Turn(
                        newest.at(), phase, raised.get().to(), raised.get().name()));
                phase = raised.get().to();
            }
        }
        for (var at : better) {
            phase = lower(turns, phase, at);
        }
        return turns;
    }

    private static Phase lower(List<Turn> turns, Phase phase, Lowered lowered) {
        if (!phase.isAbove(lowered.to())) {
            return phase;
        }
        turns.add(new Turn(lowered.at(), phase, lowered.to(), "LOWERED"));
        return lowered.to();
    }
}
