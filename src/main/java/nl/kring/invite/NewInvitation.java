package nl.kring.invite;

import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.RelationKind;
import nl.kring.circle.Ring;
import nl.kring.identity.EmailAddress;
import nl.kring.platform.Refused;

/**
 * Somebody to be asked into a circle.
 *
 * @param id minted when the form opened, so that a double click asks once
 * @param address empty for who is asked on paper
 * @param relationWord as the resident says it: "buurman"
 * @param ring of who comes for the work always that of professionals
 */
public record NewInvitation(
        UUID id,
        FirstName name,
        Optional<EmailAddress> address,
        RelationKind relation,
        String relationWord,
        Ring ring) {
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
    }

    boolean forWork() {
        return relation == RelationKind.PROFESSIONAL;
    }

    boolean onPaper() {
        return address.isEmpty();
    }
}
