package nl.kring.identity;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.kring.platform.Acting;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.platform.Written;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Service;

/** Signing in with a finger, a face or a pin (WebAuthn): only for this address of Kring, and only when the device verified its user. */
@Service
public class PasskeyService {
    private static final Logger LOG = LoggerFactory.getLogger(PasskeyService.class);
    private static final int MOST = 20;

    private final Webauthn4JRelyingPartyOperations party;
    private final PasskeyStore store;
    private final AccountService accounts;
    private final RateLimits limits;
    private final NobodyBeside beside;

    PasskeyService(
            PasskeyStore store,
            AccountService accounts,
            RateLimits limits,
            NobodyBeside beside,
            @Value("${kring.url}") URI address) {
        this.store = store;
        this.accounts = accounts;
        this.limits = limits;
        this.beside = beside;
        party = new Webauthn4JRelyingPartyOperations(
                store,
                store,
                PublicKeyCredentialRpEntity.builder()
                        .id(Objects.requireNonNullElse(
                                address.getHost(), "localhost")) // an import has no port, so no address
                        .name("Kring")
                        .build(),
                Set.of(origin(address)));
        party.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        party.setCustomizeRequestOptions(options -> options.userVerification(UserVerificationRequirement.REQUIRED));
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getAuthority();
    }

    /** What the device of the person signed in needs to make a passkey. */
    public PublicKeyCredentialCreationOptions create() {
        var me = me();
        beside.required();
        if (store.findByUserId(PasskeyStore.handle(me.personId())).size() >= MOST) {
            throw new Refused("device.tooMany");
        }
        return party.createPublicKeyCredentialCreationOptions(new ImmutablePublicKeyCredentialCreationOptionsRequest(
                Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication())));
    }

    /** Keeps a passkey that was made with these options; false if it is not what was asked. */
    public boolean register(
            PublicKeyCredentialCreationOptions options,
            PublicKeyCredential<AuthenticatorAttestationResponse> made,
            String label) {
        var mine = PasskeyStore.handle(me().personId());
        if (!mine.equals(options.getUser().getId())) {
            throw new NotFound();
        }
        if (!beside.isSo()) {
            return false; // somebody came to look along since it was asked
        }
        try {
            party.registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                    options, new RelyingPartyPublicKey(made, Written.kept(label, 80))));
            return true;
        } catch (RuntimeException lie) {
            LOG.info("A passkey was refused: {}", lie.getClass().getSimpleName());
            return false;
        }
    }

    /** What a device needs to say who it is; it names nobody. */
    public PublicKeyCredentialRequestOptions ask() {
        return Acting.asSystem(
                "passkey",
                () -> party.createCredentialRequestOptions(
                        new ImmutablePublicKeyCredentialRequestOptionsRequest(null)));
    }

    /** Who it is, if the answer is to this question, for this address, by a known passkey and with its user verified. */
    public Optional<SignedIn> enter(
            PublicKeyCredentialRequestOptions options,
            PublicKeyCredential<AuthenticatorAssertionResponse> answer,
            String remote) {
        return Acting.asSystem("passkey", () -> {
            if (!limits.allow("passkey-ip:" + remote, 20, 1)) {
                return Optional.empty();
            }
            return verified(options, answer).flatMap(accounts::principal);
        });
    }

    private Optional<AccountId> verified(
            PublicKeyCredentialRequestOptions options, PublicKeyCredential<AuthenticatorAssertionResponse> answer) {
        try {
            var person = party.authenticate(new RelyingPartyAuthenticationRequest(options, answer));
            return Optional.of(new AccountId(PasskeyStore.account(person.getId())));
        } catch (RuntimeException lie) {
            LOG.info("A passkey let nobody in: {}", lie.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static Acting.Person me() {
        return Acting.person().orElseThrow(NotFound::new);
    }
}
