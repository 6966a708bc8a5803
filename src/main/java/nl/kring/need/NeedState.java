package nl.kring.need;

import java.util.Set;

/** Where a need is. The ladder is an offer, never a gate (R-E1): from every step before it one goes straight to the municipality. */
public enum NeedState {
    DRAFT,
    ASKED_IN_CIRCLE,
    LOCAL_MATCHING,
    AT_ACCESS,
    IN_CONVERSATION,
    ARRANGED,
    EVALUATED,
    SOLVED_IN_CIRCLE,
    SOLVED_LOCALLY,
    WITHDRAWN,
    NOT_GRANTED;

    /** Where a need may go from here. */
    Set<NeedState> next() {
        return switch (this) {
            case DRAFT -> Set.of(ASKED_IN_CIRCLE, LOCAL_MATCHING, AT_ACCESS, WITHDRAWN);
            case ASKED_IN_CIRCLE -> Set.of(LOCAL_MATCHING, AT_ACCESS, SOLVED_IN_CIRCLE, WITHDRAWN);
            case LOCAL_MATCHING -> Set.of(AT_ACCESS, SOLVED_LOCALLY, WITHDRAWN);
            case AT_ACCESS -> Set.of(IN_CONVERSATION, WITHDRAWN);
            case IN_CONVERSATION -> Set.of(ARRANGED, NOT_GRANTED, WITHDRAWN);
            case ARRANGED -> Set.of(EVALUATED);
            case EVALUATED, SOLVED_IN_CIRCLE, SOLVED_LOCALLY, WITHDRAWN, NOT_GRANTED -> Set.of();
        };
    }

    /** Nothing more comes of it. */
    public boolean isOver() {
        return next().isEmpty();
    }

    boolean canBecome(NeedState later) {
        return next().contains(later);
    }
}
