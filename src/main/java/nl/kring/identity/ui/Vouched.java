package nl.kring.identity.ui;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;

/** Who vouches for a session, and what is needed to ask again. Tokens stay here, in the memory of the server. */
class Vouched {
    private final String provider;
    private final Set<UUID> names;
    private OAuth2AccessToken access;
    private Optional<OAuth2RefreshToken> refresh;
    private long askedAt = System.currentTimeMillis();

    Vouched(
            String provider,
            String issuer,
            String subject,
            String sid,
            OAuth2AccessToken access,
            Optional<OAuth2RefreshToken> refresh) {
        this.provider = provider;
        this.names = Set.of(
                name(issuer, "person", subject),
                sid.isEmpty() ? name(issuer, "no session", subject) : name(issuer, "session", sid));
        this.access = access;
        this.refresh = refresh;
    }

    String provider() {
        return provider;
    }

    /** Whether this is one whom an issuer {@link #meant}. */
    boolean isCalled(UUID name) {
        return names.contains(name);
    }

    /**
     * The session that an issuer speaks of, or all of the person, where it names no session; of ours that have no name it can only name the
     * person. In names that tell other nodes whom, and nobody who.
     */
    static List<UUID> meant(String issuer, Optional<String> subject, Optional<String> sid) {
        return sid.map(session -> Stream.concat(
                                Stream.of(name(issuer, "session", session)),
                                subject.map(person -> name(issuer, "no session", person)).stream())
                        .toList())
                .orElseGet(() -> subject.map(person -> name(issuer, "person", person)).stream()
                        .toList());
    }

    private static UUID name(String issuer, String kind, String of) {
        try {
            var hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", issuer, kind, of).getBytes(StandardCharsets.UTF_8)));
            return new UUID(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    synchronized boolean askedBefore(long moment) {
        return askedAt < moment;
    }

    synchronized OAuth2AccessToken access() {
        return access;
    }

    synchronized Optional<OAuth2RefreshToken> refresh() {
        return refresh;
    }

    synchronized void renewed(OAuth2AccessToken newAccess, Optional<OAuth2RefreshToken> newRefresh) {
        access = newAccess;
        refresh = newRefresh.or(() -> refresh);
        askedAt = System.currentTimeMillis();
    }
}
