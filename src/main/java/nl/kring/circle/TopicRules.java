package nl.kring.circle;

import static nl.kring.circle.Preset.CAREFUL;
import static nl.kring.circle.Preset.OPEN;
import static nl.kring.circle.Preset.ORDINARY;
import static nl.kring.circle.Ring.HELPERS;
import static nl.kring.circle.Ring.INNER;
import static nl.kring.circle.Ring.PROFESSIONALS;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which ring sees which topic, a preset. The database holds the same table; a test keeps the two equal. */
final class TopicRules {
    private static final Set<Topic> ALL_BUT_MONEY = EnumSet.complementOf(EnumSet.of(Topic.MONEY));

    static final List<Rule> ALL = List.of(
            new Rule(ORDINARY, INNER, ALL_BUT_MONEY),
            new Rule(ORDINARY, HELPERS, EnumSet.of(Topic.PRACTICAL, Topic.FUN)),
            new Rule(ORDINARY, PROFESSIONALS, EnumSet.of(Topic.HEALTH)),
            new Rule(OPEN, INNER, ALL_BUT_MONEY),
            new Rule(OPEN, HELPERS, ALL_BUT_MONEY),
            new Rule(OPEN, PROFESSIONALS, EnumSet.of(Topic.HEALTH)),
            new Rule(CAREFUL, INNER, EnumSet.complementOf(EnumSet.of(Topic.MONEY, Topic.HEALTH))),
            new Rule(CAREFUL, HELPERS, EnumSet.noneOf(Topic.class)),
            new Rule(CAREFUL, PROFESSIONALS, EnumSet.of(Topic.HEALTH)));

    /** What a guest reads about at most (R-B5). */
    static final Set<Topic> GUEST = Set.of(Topic.PRACTICAL);

    /** What a child reads about at most (R-B14). */
    static final Set<Topic> CHILD = Set.of(Topic.FUN, Topic.PRACTICAL, Topic.AGENDA);

    private TopicRules() {}

    record Rule(Preset preset, Ring ring, Set<Topic> topics) {}

    static Set<Topic> topics(Preset preset, Ring ring) {
        return ALL.stream()
                .filter(rule -> rule.preset == preset && rule.ring == ring)
                .findFirst()
                .map(Rule::topics)
                .orElseThrow();
    }
}
