package nl.kring.invite;

import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.SecretMail;
import org.springframework.stereotype.Component;

/** The reminder: the mail of the invitation in other words, with a secret of its own. */
@Component
class InvitationMailAgain implements SecretMail {
    static final String TEMPLATE = "invitationAgain";

    private final InvitationMail mail;

    InvitationMailAgain(InvitationMail mail) {
        this.mail = mail;
    }

    @Override
    public String template() {
        return TEMPLATE;
    }

    @Override
    public Optional<UUID> circle(UUID invitation) {
        return mail.circle(invitation);
    }

    @Override
    public Optional<Minted> mint(UUID invitation) {
        return mail.mint(TEMPLATE, invitation);
    }
}
