package nl.kring.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.kring.circle.CirclePerson;
import nl.kring.timeline.PostView.Reactions;

/**
 * What somebody saw, for a reader who may know.
 *
 * @param observer empty for somebody who is no longer in the circle
 * @param relation how the observer is called, empty for the resident
 * @param call what the resident said in one tap
 * @param toldAt when it came in here, which may be much later
 * @param reactions who said "Gezien" of it, and whether the reader may (R-C4)
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
        Instant seenAt,
        Instant toldAt,
        Reactions reactions) {
    /** The same without what others said of it. */
    public ObservationView told() {
        return with(Reactions.NONE.may(reactions.may()));
    }

    ObservationView with(Reactions said) {
        return new ObservationView(id, observer, relation, own, signs, good, worried, call, text, seenAt, toldAt, said);
    }
}
