package nl.kring.identity.ui;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import nl.kring.identity.EmployeeDoor;
import nl.kring.identity.OidcProvider;
import nl.kring.identity.OidcService;
import nl.kring.identity.SignedIn;
import nl.kring.platform.Acting;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** Who comes from an identity provider becomes a person of Kring here, or nobody: a stranger is not taken in, and not guessed by mail address. */
@Component
class OidcDoor implements AuthenticationSuccessHandler, AuthenticationFailureHandler, LogoutHandler {
    static final String REFUSED = "/inloggen?werk=nee";
    private static final String UNKNOWN = "/inloggen?werk=onbekend";
    private static final String MEANT = OidcDoor.class.getName();
    private static final long VALID_MILLISECONDS = 300_000;

    private final HttpSessionOAuth2AuthorizedClientRepository clients =
            new HttpSessionOAuth2AuthorizedClientRepository();
    private final OidcService oidc;
    private final EmployeeDoor employees;
    private final Door door;
    private final OpenSessions open;

    OidcDoor(OidcService oidc, EmployeeDoor employees, Door door, OpenSessions open) {
        this.oidc = oidc;
        this.employees = employees;
        this.door = door;
        this.open = open;
    }

    HttpSessionOAuth2AuthorizedClientRepository clients() {
        return clients;
    }

    /**
     * Why somebody is sent to a provider, besides coming in.
     *
     * @param as the person of this session: who was proven a moment ago, or who says yes to the invitation; null for somebody new
     * @param invitation the secret of an invitation of the organisation's admin
     */
    private record Meant(
            String provider,
            @Nullable SignedIn as,
            @Nullable String invitation,
            long at) {}

    /** Says that this session's person, proven a moment ago, wants to come in by a provider too. */
    static void meansToLink(HttpSession session, OidcProvider provider, SignedIn person) {
        session.setAttribute(MEANT, new Meant(provider.id(), person, null, System.currentTimeMillis()));
    }

    /** Says that somebody comes in, and nothing else: what another meant in this browser before is over. */
    static void meansToEnter(HttpSession session) {
        session.removeAttribute(MEANT);
    }

    /** Says that who was invited comes by a provider, as the person of this session or as somebody new. */
    static void meansToAccept(HttpSession session, OidcProvider provider, String invitation, Optional<SignedIn> as) {
        session.setAttribute(MEANT, new Meant(provider.id(), as.orElse(null), invitation, System.currentTimeMillis()));
    }

    private static Optional<Meant> meant(HttpSession session, String provider) {
        var meant = Optional.ofNullable((Meant) session.getAttribute(MEANT));
        session.removeAttribute(MEANT);
        return meant.filter(it -> it.provider().equals(provider))
                .filter(it -> it.at() + VALID_MILLISECONDS > System.currentTimeMillis());
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        var token = (OAuth2AuthenticationToken) authentication;
        var provider = token.getAuthorizedClientRegistrationId();
        OAuth2AuthorizedClient client = clients.loadAuthorizedClient(provider, token, request);
        clients.removeAuthorizedClient(provider, token, request, response);
        nobodyYet(request);
        var user = (OidcUser) Objects.requireNonNull(token.getPrincipal());
        var here = open.here(request.getSession()).map(OpenSessions.Open::person);
        var meant = meant(request.getSession(), provider);
        var stillThere =
                meant.map(Meant::as).filter(as -> !here.equals(Optional.of(as))).isEmpty();
        var person = stillThere
                ? Acting.asSystem("oidc", () -> person(provider, user, meant, request.getRemoteAddr()))
                : Optional.<SignedIn>empty();
        if (person.isEmpty()) {
            response.sendRedirect(UNKNOWN);
            return;
        }
        door.vouchedFor(person.get(), vouched(provider, user, client), request, response);
        response.sendRedirect("/");
    }

    private static void nobodyYet(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        request.getSession().removeAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
    }

    /** Known, or linked now, if this session is still that person's. Somebody who means to be one person and turns out to be another is let in as neither. */
    private Optional<SignedIn> person(String provider, OidcUser user, Optional<Meant> meant, String remote) {
        var issuer = Objects.requireNonNull(user.getIssuer()).toString();
        var subject = Objects.requireNonNull(user.getSubject());
        var known = oidc.known(provider, issuer, subject);
        if (meant.isEmpty()) {
            return known;
        }
        var as = Optional.ofNullable(meant.get().as());
        var invitation = meant.get().invitation();
        if (known.isPresent() && (as.isPresent() || invitation == null) && !known.equals(as)) {
            return Optional.empty();
        }
        Predicate<SignedIn> link = person -> oidc.link(provider, issuer, subject, person);
        return invitation == null ? as.filter(link) : accept(provider, invitation, known.or(() -> as), link, remote);
    }

    private Optional<SignedIn> accept(
            String provider, String invitation, Optional<SignedIn> as, Predicate<SignedIn> link, String remote) {
        return employees
                .look(invitation, remote)
                .filter(asked -> oidc.of(asked.organisation())
                        .filter(one -> one.id().equals(provider))
                        .isPresent())
                .flatMap(_ -> employees.acceptBy(invitation, as, link, remote));
    }

    private static Vouched vouched(String provider, OidcUser user, @Nullable OAuth2AuthorizedClient client) {
        var known = Objects.requireNonNull(client);
        return new Vouched(
                provider,
                Objects.requireNonNull(user.getIssuer()).toString(),
                Objects.requireNonNull(user.getSubject()),
                Optional.ofNullable(user.getIdToken().getClaimAsString("sid")).orElse(""),
                known.getAccessToken(),
                Optional.ofNullable(known.getRefreshToken()));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException lie) throws IOException {
        response.sendRedirect(REFUSED);
    }

    /** The provider says that somebody signed out there: the token was verified before it comes here. */
    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        var out = (OidcLogoutToken)
                Objects.requireNonNull(Objects.requireNonNull(authentication).getPrincipal());
        var sid = Optional.ofNullable(out.getSessionId());
        var subject = Optional.ofNullable(out.getSubject());
        Acting.asSystem(
                "oidc", () -> open.signedOutThere(Vouched.meant(out.getIssuer().toString(), subject, sid)));
    }
}
