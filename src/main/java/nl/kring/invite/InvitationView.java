package nl.kring.invite;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.Awaited;
import nl.kring.circle.Ring;

/**
 * An invitation, for the resident and for who proposed it.
 *
 * @param address until there is an answer; empty on paper
 * @param onPaper asked by a letter that somebody hands over
 * @param proposedBy first name of who proposed it, if the reader did not
 * @param until when the proposal or the invitation ends
 * @param guestUntil when it is over for a guest
 * @param awaited whose yes is to come, of what was proposed
 */
public record InvitationView(
        UUID id,
        String firstName,
        Optional<String> address,
        boolean onPaper,
        String relationWord,
        Ring ring,
        InvitationState state,
        Optional<String> proposedBy,
        Optional<Instant> until,
        Optional<Instant> guestUntil,
        Awaited awaited) {}
