package nl.kring.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The link and the code to sign in. */
@Component
class SignInMail implements SecretMail {
    static final String TEMPLATE = "signIn";

    private final SignInService signIn;
    private final AccountService accounts;

    SignInMail(SignInService signIn, AccountService accounts) {
        this.signIn = signIn;
        this.accounts = accounts;
    }

    @Override
    public String template() {
        return TEMPLATE;
    }

    @Override
    public Optional<Minted> mint(UUID link) {
        return signIn.mint(link)
                .map(secret -> new Minted(
                        accounts.recipient(secret.address()),
                        List.of(secret.code()),
                        "/inloggen?link=" + secret.token()));
    }
}
