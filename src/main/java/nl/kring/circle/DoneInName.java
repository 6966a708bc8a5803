package nl.kring.circle;

import java.util.Set;

/** What somebody can only do by speaking for the resident, as the log names it: that is marked, and told to the resident (R-B11). */
public final class DoneInName {
    private static final Set<String> ACTIONS = Set.of(
            "REMOVED",
            "MOVED",
            "RECOGNISED",
            "SAID_YES",
            "INVITED",
            "APPROVED",
            "NOT_APPROVED",
            "FORWARDED",
            "CONFIRMED",
            "ALLOWED",
            "NOT_ALLOWED",
            "CHOSE",
            "UNCHOSE",
            "LEFT_STANDING",
            "ENDED",
            "LET_STAY",
            "LET_END",
            "DECIDED_ANYWAY",
            "TOOK_ALONG",
            "PLANNED",
            "UNPLANNED");

    private DoneInName() {}

    /** Whether an act, as the log calls it, is one of those. */
    public static boolean is(String action) {
        return ACTIONS.contains(action);
    }
}
