package nl.kring.identity;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.stereotype.Component;

/** The identity providers of {@code kring.oidc.*}. One that does not answer keeps nobody from starting Kring: it is asked when somebody comes by it. */
@Component
public class OidcProviders implements ClientRegistrationRepository {
    private final Map<String, Settings> settings = new ConcurrentHashMap<>();
    private final Map<String, ClientRegistration> found = new ConcurrentHashMap<>();

    OidcProviders(Environment environment) {
        settings.putAll(Binder.get(environment)
                .bind("kring.oidc", Bindable.mapOf(String.class, Settings.class))
                .orElse(Map.of()));
    }

    /** What {@code kring.oidc.<id>} holds. */
    record Settings(
            String issuer,
            String clientId,
            @Nullable String clientSecret,
            @Nullable String name,
            @Nullable String organisation,
            @Nullable String municipality) {
        OidcProvider provider(String id) {
            return new OidcProvider(
                    id,
                    Objects.requireNonNullElse(name, id),
                    issuer,
                    Optional.ofNullable(organisation),
                    Optional.ofNullable(municipality));
        }
    }

    /** For tests, whose issuer has a port of its own. */
    void add(String id, Settings of) {
        settings.put(id, of);
    }

    List<OidcProvider> all() {
        return settings.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> one.getValue().provider(one.getKey()))
                .toList();
    }

    Optional<OidcProvider> find(String id) {
        return Optional.ofNullable(settings.get(id)).map(one -> one.provider(id));
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        var asked = settings.get(id);
        return asked == null ? null : found.computeIfAbsent(id, _ -> registration(id, asked));
    }

    /** Code with PKCE, and no more of a person than who vouches says by {@code sub}. */
    private static ClientRegistration registration(String id, Settings asked) {
        return ClientRegistrations.fromIssuerLocation(asked.issuer())
                .registrationId(id)
                .clientId(asked.clientId())
                .clientSecret(Objects.requireNonNullElse(asked.clientSecret(), ""))
                .clientName(Objects.requireNonNullElse(asked.name(), id))
                .scope("openid")
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .build();
    }
}
