package nl.kring.circle;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.identity.AccountId;

/**
 * A line of the access log as the resident reads it.
 *
 * @param n its place in the log
 * @param who the first name of somebody who is or was in the circle; nothing for others
 * @param job whether Kring itself did it
 * @param own whether it was the reader
 * @param inName by what it was done for the resident, if somebody else did it in that name
 * @param reason as whom somebody read, of what was read
 * @param organisation where that person works, if it is for work
 */
public record LogLine(
        long n,
        Optional<AccountId> actor,
        Optional<String> who,
        Optional<String> face,
        boolean job,
        boolean own,
        Optional<InName> inName,
        String action,
        String what,
        Instant at,
        Optional<String> reason,
        Optional<String> organisation) {
    /** How many lines are read at once. */
    public static final int PAGE = 100;

    private static final Set<String> ACTS = Stream.concat(
                    Arrays.stream(Act.values()).map(Act::name), Stream.of("CLAIM_ALERT", "OWN_ALERT", "DECIDE_PHASE"))
            .collect(Collectors.toSet());

    /** The key of the text that says what it was. */
    public String words() {
        return refused() ? "circle.log.tried." + tried() : "circle.log.did." + action + "." + what;
    }

    /** What a stranger tried is said in one way; an insider's act has words of its own, with or without its topic. */
    private String tried() {
        if (who.isEmpty()) {
            return "STRANGER";
        }
        var act = what.split(" ")[0];
        return ACTS.contains(act) ? act : "SOMETHING";
    }

    /** Whether it was read, and nothing more. */
    public boolean looked() {
        return action.equals("READ");
    }

    /** Whether it was tried and refused. */
    public boolean refused() {
        return action.equals("REFUSED");
    }
}
