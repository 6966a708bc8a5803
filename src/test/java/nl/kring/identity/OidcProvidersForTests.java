package nl.kring.identity;

import org.springframework.boot.test.context.TestComponent;

/** Lets a test name an identity provider of its own, whose port is not known before. */
@TestComponent
public class OidcProvidersForTests {
    private final OidcProviders providers;

    OidcProvidersForTests(OidcProviders providers) {
        this.providers = providers;
    }

    public void add(String id, String issuer, String organisation) {
        providers.add(id, new OidcProviders.Settings(issuer, "kring", "geheim", "Werk", organisation, null));
    }

    public void addOfMunicipality(String id, String municipality) {
        providers.add(
                id, new OidcProviders.Settings("https://werk.example", "kring", "geheim", id, null, municipality));
    }

    public OidcProvider find(String id) {
        return providers.find(id).orElseThrow();
    }
}
