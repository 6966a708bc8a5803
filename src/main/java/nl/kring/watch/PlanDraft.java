package nl.kring.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.circle.CirclePerson;
import nl.kring.identity.AccountId;

/**
 * A plan in the making. Nothing acts on it.
 *
 * @param decides whether the reader approves it, and says who drafts along
 * @param own whether it is about the reader
 * @param along who drafts with her, by her yes
 * @param effort what who speaks for her did to include her
 * @param speakers who speaks for her in personal matters, and so reads what she reads
 * @param approved it is being written down as a plan
 */
public record PlanDraft(
        UUID id,
        CirclePerson resident,
        boolean decides,
        boolean own,
        Set<AccountId> along,
        String effort,
        DraftPart.Green green,
        DraftPart.Signs signs,
        DraftPart.Helps helps,
        DraftPart.Actions actions,
        DraftPart.Line line,
        List<Said> said,
        DraftPart.Holder holder,
        DraftPart.Outside outside,
        List<CirclePerson> speakers,
        boolean approved) {
    /**
     * What somebody says to her place in the line.
     *
     * @param person empty of who is not in the circle any more
     * @param askedAt when the question went to her
     */
    public record Said(
            AccountId account,
            Optional<CirclePerson> person,
            Optional<Instant> askedAt,
            Optional<Boolean> answer,
            boolean woken) {
        /** She said yes, and still takes part. */
        public boolean yes() {
            return person.isPresent() && answer.orElse(false);
        }

        /** The question went out, and she did not answer it yet. */
        public boolean waits() {
            return person.isPresent() && askedAt.isPresent() && answer.isEmpty();
        }
    }

    /** What each step holds. */
    Stream<DraftPart> parts() {
        return Stream.of(green, signs, helps, actions, line, holder, outside);
    }

    /** What this step holds. */
    public DraftPart part(PlanStep step) {
        return parts().filter(part -> part.step() == step).findFirst().orElseThrow();
    }

    /** R-D22: nobody of those who said yes may be woken. */
    public boolean nobodyAtNight() {
        return said.stream().noneMatch(one -> one.yes() && one.woken());
    }
}
