package nl.kring.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.kring.circle.CirclePerson;

/**
 * What somebody saw, for a reader who may know.
 *
 * @param observer empty for somebody who is no longer in the circle
 * @param relation how the observer is called, empty for the resident
 * @param call what the resident said in one tap
 */
public record ObservationView(
        ObservationId id,
        Optional<CirclePerson> observer,
        String relation,
        boolean own,
        List<String> signs,
        boolean good,
        boolean worried,
        Optional<OwnCall> call,
        String text,
        Instant seenAt) {}
