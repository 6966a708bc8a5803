package nl.kring.circle;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that somebody let happen in a resident's name, to which the resident may say no (R-B13).
 *
 * @param by first name of who speaks
 * @param type by what; empty if that is over
 * @param member first name of whom it is about
 * @param admitted a new member was let in; else one was moved to another ring
 * @param ring the ring it is about
 * @param answered whether the resident said yes or no
 * @param decideFrom after a no: from when who speaks for the resident may decide otherwise
 * @param reason why it was decided after a no
 */
public record DeedView(
        UUID id,
        String by,
        Optional<RepresentationType> type,
        String member,
        boolean admitted,
        Ring ring,
        Instant at,
        boolean answered,
        Optional<Instant> decideFrom,
        Optional<String> reason,
        boolean read) {}
