package nl.kring.circle;

import java.util.EnumSet;
import java.util.Set;

/** What somebody would read from now on, and what no longer, if the resident chose otherwise. */
public record Shift(CirclePerson person, Set<Topic> gains, Set<Topic> loses) {
    static Shift between(MemberView member, Set<Topic> wanted) {
        return new Shift(member.person(), besides(wanted, member.topics()), besides(member.topics(), wanted));
    }

    private static Set<Topic> besides(Set<Topic> these, Set<Topic> those) {
        var rest = EnumSet.noneOf(Topic.class);
        rest.addAll(these);
        rest.removeAll(those);
        return rest;
    }

    boolean changes() {
        return !gains.isEmpty() || !loses.isEmpty();
    }
}
