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
 * @param ring only where people come without an organisation
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
        if (relation == RelationKind.PROFESSIONAL || ring == Ring.PROFESSIONALS) {
            throw new Refused("invite.professional");
        }
        if (relationWord.isEmpty()) {
            throw new Refused("invite.relation.missing", name.value());
        }
    }

    boolean onPaper() {
        return address.isEmpty();
    }
}
