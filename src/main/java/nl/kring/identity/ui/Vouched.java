package nl.kring.identity.ui;

import java.util.Optional;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;

/** Who vouches for a session, and what is needed to ask again. Tokens stay here, in the memory of the server. */
class Vouched {
    private final String provider;
    private final String issuer;
    private final String subject;
    private final String sid;
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
        this.issuer = issuer;
        this.subject = subject;
        this.sid = sid;
        this.access = access;
        this.refresh = refresh;
    }

    String provider() {
        return provider;
    }

    /** Whether this is the session that an issuer speaks of, or one of the person, where it names no session or ours has no name. */
    boolean is(String issuer, Optional<String> subject, Optional<String> sid) {
        return this.issuer.equals(issuer)
                && sid.filter(_ -> !this.sid.isEmpty())
                        .map(this.sid::equals)
                        .orElseGet(() -> subject.filter(this.subject::equals).isPresent());
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
