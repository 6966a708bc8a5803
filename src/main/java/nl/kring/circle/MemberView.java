package nl.kring.circle;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A member of a circle.
 *
 * @param relationWord as the resident says it: "buurvrouw"
 * @param recognised whether the resident knows who this is (R-A10)
 * @param clientSupporter the resident's independent supporter, as the resident says
 * @param topics what this member may read about
 * @param until when it stops by itself
 * @param age of a young member (R-B14)
 * @param rests until when, if this member rests now (R-D31)
 */
public record MemberView(
        CirclePerson person,
        RelationKind relation,
        String relationWord,
        Optional<String> organisation,
        Ring ring,
        boolean coordinator,
        boolean recognised,
        boolean clientSupporter,
        Set<Topic> topics,
        Optional<Instant> until,
        Age age,
        Optional<Instant> rests) {
    public boolean guest() {
        return relation == RelationKind.GUEST;
    }

    /** The same member, without a number to call. */
    MemberView withoutPhone() {
        return new MemberView(
                person.withoutPhone(),
                relation,
                relationWord,
                organisation,
                ring,
                coordinator,
                recognised,
                clientSupporter,
                topics,
                until,
                age,
                rests);
    }

    /** The same member, who may read about these. */
    MemberView reading(Set<Topic> others) {
        return new MemberView(
                person,
                relation,
                relationWord,
                organisation,
                ring,
                coordinator,
                recognised,
                clientSupporter,
                others,
                until,
                age,
                rests);
    }
}
