package nl.kring.invite;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.Age;
import nl.kring.circle.RelationKind;
import nl.kring.circle.Ring;
import nl.kring.identity.EmailAddress;
import nl.kring.platform.MovingClock;
import nl.kring.platform.Refused;

/**
 * Somebody to be asked into a circle.
 *
 * @param id minted when the form opened, so that a double click asks once
 * @param address empty for who is asked on paper
 * @param relationWord as the resident says it: "buurman"
 * @param ring of who comes for the work always that of professionals, of a guest that of helpers
 * @param until the day that a guest stays up to and with, and of nobody else (R-B5)
 * @param young how old who is not eighteen yet is, and of nobody else (R-B14)
 */
public record NewInvitation(
        UUID id,
        FirstName name,
        Optional<EmailAddress> address,
        RelationKind relation,
        String relationWord,
        Ring ring,
        Optional<LocalDate> until,
        Optional<Young> young) {
    /** How many days a guest may stay, today counted. */
    public static final int GUEST_DAYS = 30;

    /** Who is younger has no place of the own in Kring (R-B14). */
    public static final int YOUNGEST = 12;

    public NewInvitation {
        relationWord = FirstName.oneLine(relationWord);
        if ((relation == RelationKind.PROFESSIONAL) != (ring == Ring.PROFESSIONALS)) {
            throw new IllegalArgumentException("who comes for the work stands with the professionals, and nobody else");
        }
        if (relation == RelationKind.PROFESSIONAL && address.isEmpty()) {
            throw new Refused("invite.work.address", name.value());
        }
        if (relationWord.isEmpty()) {
            throw new Refused("invite.relation.missing", name.value());
        }
        if (until.isPresent() != (relation == RelationKind.GUEST)) {
            throw new Refused("invite.guest.until", name.value(), GUEST_DAYS);
        }
        if (young.isPresent() != (relation == RelationKind.YOUNG_MEMBER)) {
            throw new Refused("invite.young.age", name.value());
        }
        if (young.filter(who -> who.age() < YOUNGEST).isPresent()) {
            throw new Refused("invite.young.tooYoung", name.value());
        }
        if (young.filter(who -> who.child() && !who.byParent()).isPresent()) {
            throw new Refused("invite.young.parent", name.value());
        }
        ring = relation == RelationKind.GUEST ? Ring.HELPERS : ring;
        ring = young.filter(Young::child).isPresent() ? Ring.INNER : ring;
    }

    /** Somebody who is not a young member. */
    public NewInvitation(
            UUID id,
            FirstName name,
            Optional<EmailAddress> address,
            RelationKind relation,
            String relationWord,
            Ring ring,
            Optional<LocalDate> until) {
        this(id, name, address, relation, relationWord, ring, until, Optional.empty());
    }

    /**
     * Somebody who is not eighteen yet.
     *
     * @param age in years
     * @param byParent whether who asks is the parent or guardian, and agrees
     */
    public record Young(int age, boolean byParent) {
        /** Whether a parent has to agree. */
        public boolean child() {
            return Age.isChild(age);
        }
    }

    /** The moment at which it is over: as the day after begins. */
    Optional<Instant> ends() {
        return until.map(day -> day.plusDays(1).atStartOfDay(MovingClock.ZONE).toInstant());
    }

    boolean forWork() {
        return relation == RelationKind.PROFESSIONAL;
    }

    boolean onPaper() {
        return address.isEmpty();
    }
}
