package nl.kring.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The code that proves an address for a start: the same mail whether somebody has that address or not, so nobody is looked up. */
@Component
class StartMail implements SecretMail {
    static final String TEMPLATE = "startCode";

    private final SignInService signIn;

    StartMail(SignInService signIn) {
        this.signIn = signIn;
    }

    @Override
    public String template() {
        return TEMPLATE;
    }

    @Override
    public Optional<Minted> mint(UUID link) {
        return signIn.mint(link)
                .map(secret -> new Minted(
                        new Recipient(secret.address(), secret.address(), secret.language(), false),
                        List.of(secret.code()),
                        ""));
    }
}
