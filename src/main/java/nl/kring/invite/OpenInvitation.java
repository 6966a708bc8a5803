package nl.kring.invite;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.kring.circle.Topic;
import nl.kring.identity.SignInService;

/**
 * What somebody who was asked reads before answering (R-A8): nothing of the circle but the first name of its resident.
 *
 * @param inviter first name of who asks
 * @param onPaper whether it came by a letter: then no mailbox is proven yet
 * @param byResident whether that is the resident
 * @param early whether the resident has to say yes to the circle itself first
 * @param work the organisation that has to vouch for who answers; none for who does not come for the work
 * @param topics what one would read about
 * @param guestUntil when it is over, for a guest
 * @param child whether a parent said yes for who was asked (R-B14)
 * @param known who proved already to read mail at this address
 */
public record OpenInvitation(
        String name,
        String inviter,
        String resident,
        boolean onPaper,
        boolean byResident,
        boolean early,
        String relationWord,
        Optional<String> work,
        Set<Topic> topics,
        Instant until,
        Optional<Instant> guestUntil,
        boolean child,
        List<SignInService.Someone> known) {}
