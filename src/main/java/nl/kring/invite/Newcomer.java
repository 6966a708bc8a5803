package nl.kring.invite;

import java.util.Optional;
import nl.kring.circle.Awaited;
import nl.kring.circle.RelationKind;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.identity.Work;

/**
 * Somebody who said yes to an invitation and whom the resident did not recognise yet (R-A10).
 *
 * @param invitedAs the name on the invitation
 * @param knownBy the last digits of a number, or a mail address of which one can guess the rest
 * @param relation what the invitation said this person is
 * @param work what an organisation says of it, if one does
 * @param ring the one that was promised
 * @param awaited whose word is still to come
 */
public record Newcomer(
        AccountId account,
        String firstName,
        String invitedAs,
        Optional<String> knownBy,
        RelationKind relation,
        Optional<Work> work,
        Ring ring,
        Awaited awaited) {}
