package nl.kring.start;

import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.SecretMail;
import org.springframework.stereotype.Component;

/** The reminder of a start together: the same mail in other words, with a secret of its own. */
@Component
class DirectMailAgain implements SecretMail {
    static final String TEMPLATE = "directAgain";

    private final DirectMail mail;

    DirectMailAgain(DirectMail mail) {
        this.mail = mail;
    }

    @Override
    public String template() {
        return TEMPLATE;
    }

    @Override
    public Optional<Minted> mint(UUID start) {
        return mail.mint(start);
    }
}
