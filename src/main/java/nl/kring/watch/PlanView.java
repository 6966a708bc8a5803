package nl.kring.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.kring.circle.CirclePerson;

/**
 * A plan as this reader may see it: the signs that are shown to that person, the rest only to who is in the plan.
 *
 * @param texts what helps, what was agreed and who is asked; empty for who is only shown signs
 */
public record PlanView(CirclePerson resident, List<SignView> signs, Optional<Texts> texts) {
    /**
     * The part for who is in the plan.
     *
     * @param turns each week another of the line is asked first (R-D17)
     * @param nobodyAtNight nobody in the line agreed to be woken (R-D22)
     * @param tooFew fewer than two are left in the line (R-B8)
     */
    public record Texts(
            int version,
            Optional<Instant> approvedAt,
            Optional<Instant> reviewAt,
            Optional<CirclePerson> holder,
            Optional<CirclePerson> deputy,
            String green,
            List<String> helps,
            List<String> helpsNot,
            List<Action> actions,
            List<Place> line,
            List<Contact> outside,
            boolean turns,
            boolean nobodyAtNight,
            boolean tooFew) {}

    /** What was agreed. */
    public record Action(Phase phase, String text, List<CirclePerson> who, boolean byWhoClaims, String before) {}

    /**
     * Somebody in the line.
     *
     * @param rests until when that person rests and is not asked (R-D31)
     */
    public record Place(CirclePerson person, Hours hours, boolean woken, boolean callOnly, Optional<Instant> rests) {}

    /** Somebody outside the circle who may hear of it. */
    public record Contact(Phase phase, int level, String name, Optional<String> phone, Hours hours) {}
}
