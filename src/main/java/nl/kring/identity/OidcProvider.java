package nl.kring.identity;

import java.util.Optional;

/**
 * Who vouches for the people of one organisation or one municipality.
 *
 * @param id as the configuration calls it
 * @param name as people know it
 * @param organisation the organisation whose people it vouches for; none for a municipality
 * @param municipality the municipality whose staff it vouches for; none for an organisation
 */
public record OidcProvider(
        String id, String name, String issuer, Optional<String> organisation, Optional<String> municipality) {}
