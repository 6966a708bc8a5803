package nl.kring.carer;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What may be too much for a carer, by named rules (R-D32). Two that hold are a suggestion to herself. It is worked out while she looks at
 * her own page, from what she may read, and kept nowhere.
 */
public enum Strain {
    SHORT_PERSEVERANCE(facts -> facts.perseverance().stream().limit(1).anyMatch(PerseveranceTime::isShort)),
    HEAVY_TWICE(facts -> facts.loads().stream().limit(4).filter(Load::weighs).count() >= 2),
    MOST_TASKS(facts -> facts.done() >= 8 && 2 * facts.doneByMe() >= facts.done()),
    MANY_CLAIMS(facts -> facts.claims() >= 3),
    NIGHTS(facts -> facts.nights() >= 2);

    private static final int ENOUGH = 2;

    private final Predicate<Facts> rule;

    Strain(Predicate<Facts> rule) {
        this.rule = rule;
    }

    /**
     * What the rules look at.
     *
     * @param loads the newest first
     * @param perseverance the newest first
     * @param done tasks of the circle in 28 days
     * @param doneByMe which of those she did
     * @param claims alerts that she took on in 14 days
     * @param nights alerts that woke her in 14 days
     */
    record Facts(
            List<Load> loads, List<PerseveranceTime> perseverance, int done, int doneByMe, int claims, int nights) {}

    /** Which hold, if there are enough of them; else none. */
    static List<Strain> of(Facts facts) {
        var hold = Stream.of(values()).filter(strain -> strain.rule.test(facts)).toList();
        return hold.size() >= ENOUGH ? hold : List.of();
    }
}
