package nl.kring.circle;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Something that somebody let happen in a resident's name, to which the resident may say no (R-B13).
 *
 * @param by first name of who speaks
 * @param type by what; empty if that is over
 * @param member first name of whom it is about; empty where it is about all
 * @param ring the ring it is about, where it is about one
 * @param topics what may be read about by it
 * @param preset the ready choice that it was
 * @param answered whether the resident said yes or no
 * @param decideFrom after a no: from when who speaks for the resident may decide otherwise
 * @param reason why it was decided after a no
 */
public record DeedView(
        UUID id,
        String by,
        Optional<RepresentationType> type,
        String member,
        DeedKind kind,
        Optional<Ring> ring,
        Set<Topic> topics,
        Optional<Preset> preset,
        Instant at,
        boolean answered,
        Optional<Instant> decideFrom,
        Optional<String> reason,
        boolean read) {}
