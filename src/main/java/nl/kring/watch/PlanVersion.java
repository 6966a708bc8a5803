package nl.kring.watch;

import java.time.Instant;
import java.util.Optional;
import nl.kring.circle.CirclePerson;

/**
 * A version of a plan, with when it held.
 *
 * @param until empty of the one that holds
 * @param inName who approved it in the resident's name, and what that person did to include her
 */
public record PlanVersion(
        int number,
        Instant since,
        Optional<Instant> until,
        Optional<CirclePerson> inName,
        String effort,
        PlanView plan) {}
