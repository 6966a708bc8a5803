package nl.kring.task;

import java.util.Comparator;
import java.util.List;
import nl.kring.identity.AccountId;

/** Whom a task that nobody has is asked of: three at most, who did the least lately first (R-C10). Nobody reads this order. */
final class Nudge {
    static final int MOST = 3;

    private Nudge() {}

    /** Somebody who could do it, and how much that person did in 28 days. */
    record Candidate(AccountId person, int did) {}

    static List<AccountId> choose(List<Candidate> could) {
        return could.stream()
                .sorted(Comparator.comparingInt(Candidate::did)
                        .thenComparing(candidate -> candidate.person().value()))
                .limit(MOST)
                .map(Candidate::person)
                .toList();
    }
}
