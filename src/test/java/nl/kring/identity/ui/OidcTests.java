package nl.kring.identity.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.identity.AccountId;
import nl.kring.identity.Devices;
import nl.kring.identity.Looks;
import nl.kring.identity.OidcProvidersForTests;
import nl.kring.identity.OidcService;
import nl.kring.identity.OrganisationId;
import nl.kring.identity.OrganisationJobs;
import nl.kring.identity.OrganisationKind;
import nl.kring.identity.OrganisationService;
import nl.kring.identity.Secrets;
import nl.kring.identity.SignedIn;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.Ids;
import nl.kring.tenant.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** Signing in through who one works for: the honest way passes, every lie is refused, and who is out there is out here. */
@KringTest
class OidcTests {
    @Autowired
    private People people;

    @Autowired
    private OidcProvidersForTests providers;

    @Autowired
    private OidcService oidc;

    @Autowired
    private OrganisationJobs jobs;

    @Autowired
    private OrganisationService organisations;

    @Autowired
    private OpenSessions open;

    @Autowired
    private OidcRefresh refresh;

    @Autowired
    private FilterChainProxy chain;

    @Autowired
    private List<DueWork> dueWork;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Devices devices;

    @Autowired
    private Door door;

    @Autowired
    private ObjectProvider<OidcSessionRegistry> registries;

    private final StubIssuer issuer = new StubIssuer();
    private final String provider = "stub-" + UUID.randomUUID();
    private final String practice = "Praktijk " + UUID.randomUUID();
    private MockHttpSession session = new MockHttpSession();
    private TenantId tenant;
    private OrganisationId organisation;
    private AccountId elske;
    private AccountId other;

    @BeforeEach
    void elskeWorksThere() {
        tenant = people.tenant();
        elske = people.person("Elske");
        other = people.person("Ander");
        providers.add(provider, issuer.address(), practice);
        organisation = people.organisation(tenant, practice, OrganisationKind.GP, "praktijk.example");
        people.decidesAt(organisation, elske);
    }

    @AfterEach
    void close() {
        issuer.close();
        SecurityContextHolder.clearContext();
    }

    private SignedIn elske() {
        return new SignedIn(elske.value(), null, null);
    }

    private boolean link() {
        return people.job(() -> oidc.link(provider, issuer.address(), issuer.subject, elske()));
    }

    private MockHttpServletResponse ask(MockHttpServletRequest request) {
        try {
            request.setSession(session);
            var response = new MockHttpServletResponse();
            SecurityContextHolder.clearContext();
            chain.doFilter(request, response, new MockFilterChain());
            session = (MockHttpSession) request.getSession();
            return response;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Map<String, String> begin() {
        var request = new MockHttpServletRequest("GET", "/oauth2/authorization/" + provider);
        request.setServletPath(request.getRequestURI());
        var to = URI.create(ask(request).getRedirectedUrl());
        var asked = StubIssuer.form(to.getRawQuery());
        issuer.nonce = asked.get("nonce");
        issuer.challenge = asked.get("code_challenge");
        return asked;
    }

    private String comeBack(String state) {
        var request = new MockHttpServletRequest("GET", "/login/oauth2/code/" + provider);
        request.setServletPath(request.getRequestURI());
        request.setParameter("code", "code");
        request.setParameter("state", state);
        return ask(request).getRedirectedUrl();
    }

    /** Somebody is in, in this session. */
    private void isIn(AccountId person) {
        var request = new MockHttpServletRequest();
        request.setSession(session);
        door.letIn(new SignedIn(person.value(), null, null), request, new MockHttpServletResponse());
        session = (MockHttpSession) request.getSession();
    }

    private String signIn() {
        return comeBack(begin().get("state"));
    }

    private Optional<SignedIn> signedIn() {
        return session.isInvalid()
                ? Optional.empty()
                : Optional.ofNullable((SecurityContext)
                                session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY))
                        .map(context -> (SignedIn) context.getAuthentication().getPrincipal());
    }

    @Test
    void theHonestWayPassesWithCodeAndPkce() {
        link();
        var asked = begin();
        assertThat(asked).containsEntry("response_type", "code").containsEntry("code_challenge_method", "S256");
        assertThat(asked.get("scope")).isEqualTo("openid");
        assertThat(comeBack(asked.get("state"))).isEqualTo("/");
        assertThat(signedIn()).contains(elske());
        assertThat(People.as(elske(), open::mine)).hasSize(1);
    }

    @Test
    void aDeviceThatWasKnownHereDoesNotBringBackWhomNobodyVouchesFor() {
        link();
        var device = devices.issue(other, Looks.UNKNOWN).orElseThrow();
        var asked = begin();
        var request = new MockHttpServletRequest("GET", "/login/oauth2/code/" + provider);
        request.setServletPath(request.getRequestURI());
        request.setParameter("code", "code");
        request.setParameter("state", asked.get("state"));
        request.setCookies(new Cookie("kring-device", device.token()));
        assertThat(ask(request).getCookie("kring-device").getMaxAge()).isZero();
        assertThat(devices.comeBack(device.token())).isEmpty();
    }

    private static Arguments lie(String what, UnaryOperator<JWTClaimsSet.Builder> claims) {
        return Arguments.of(what, claims);
    }

    static Stream<Arguments> lies() {
        return Stream.of(
                lie("another issuer", token -> token.issuer("https://elders.example")),
                lie("for another", token -> token.audience("iemand-anders")),
                lie("another nonce", token -> token.claim("nonce", "oud")),
                lie("no nonce", token -> token.claim("nonce", null)),
                lie("expired", token -> token.expirationTime(
                                Date.from(Instant.now().minusSeconds(600)))
                        .issueTime(Date.from(Instant.now().minusSeconds(900)))),
                lie("nobody", token -> token.subject(null)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void aTokenThatLiesLetsNobodyIn(String what, UnaryOperator<JWTClaimsSet.Builder> claims) {
        link();
        issuer.lie = claims;
        assertThat(signIn()).isEqualTo(OidcDoor.REFUSED);
        assertThat(signedIn()).isEmpty();
    }

    @Test
    void aWrongSignatureLetsNobodyIn() {
        link();
        issuer.signsWithAnotherKey = true;
        assertThat(signIn()).isEqualTo(OidcDoor.REFUSED);
        assertThat(signedIn()).isEmpty();
    }

    @Test
    void aStateThatWasNotGivenOrAnotherBrowserLetsNobodyIn() {
        link();
        begin();
        assertThat(comeBack("verzonnen")).isEqualTo(OidcDoor.REFUSED);
        var state = begin().get("state");
        session = new MockHttpSession();
        assertThat(comeBack(state)).isEqualTo(OidcDoor.REFUSED);
        assertThat(signedIn()).isEmpty();
    }

    @Test
    void withoutTheVerifierTheCodeIsWorthNothing() {
        link();
        var state = begin().get("state");
        issuer.challenge = "een ander";
        assertThat(comeBack(state)).isEqualTo(OidcDoor.REFUSED);
    }

    @Test
    void whoIsUnknownIsNotTakenInAndNotGuessedByMailAddress() {
        issuer.lie = token -> token.claim("email", "elske@praktijk.example").claim("email_verified", true);
        assertThat(signIn()).isEqualTo("/inloggen?werk=onbekend");
        assertThat(signedIn()).isEmpty();
    }

    @Test
    void whoDoesNotWorkThereAnyMoreComesInByItNoMore() {
        link();
        people.job(() -> {
            jobs.employ(organisation, other, true);
            return true;
        });
        People.run(elske, () -> organisations.end(organisation, elske));
        assertThat(signIn()).isEqualTo("/inloggen?werk=onbekend");
    }

    @Test
    void linkingIsForWhoWasProvenInThisSessionAndForWhoWorksThere() {
        isIn(elske);
        OidcDoor.meansToLink(session, providers.find(provider), elske());
        assertThat(signIn()).isEqualTo("/");
        assertThat(signedIn()).contains(elske());
        session = new MockHttpSession();
        issuer.subject = "sub-" + UUID.randomUUID();
        isIn(other);
        OidcDoor.meansToLink(session, providers.find(provider), new SignedIn(other.value(), null, null));
        assertThat(signIn()).as("does not work there").isEqualTo("/inloggen?werk=onbekend");
    }

    @Test
    void whoMeansToLinkAndIsAnotherThereIsLetInAsNeither() {
        link();
        people.job(() -> {
            jobs.employ(organisation, other, false);
            return true;
        });
        isIn(other);
        OidcDoor.meansToLink(session, providers.find(provider), new SignedIn(other.value(), null, null));
        assertThat(signIn()).isEqualTo("/inloggen?werk=onbekend");
        assertThat(signedIn()).isEmpty();
    }

    @Test
    void whoTookTheScreenOverMeanwhileIsNotLinkedToWhoLeftIt() {
        isIn(elske);
        OidcDoor.meansToLink(session, providers.find(provider), elske());
        isIn(other);
        assertThat(signIn()).isEqualTo("/inloggen?werk=onbekend");
        assertThat(signedIn()).isEmpty();
        assertThat(signIn()).as("nobody was linked").isEqualTo("/inloggen?werk=onbekend");
    }

    @Test
    void springKeepsNoListOfItsOwnOfWhoCameByWork() {
        link();
        signIn();
        var registry = registries.getIfUnique();
        assertThat(registry).isNotNull();
        assertThat(registry.removeSessionInformation(session.getId())).isNull();
    }

    @Test
    void aSessionThatTheProviderGaveNoNameEndsByWhoseItIs() {
        link();
        issuer.lie = token -> token.claim("sid", null);
        signIn();
        assertThat(signedIn()).contains(elske());
        assertThat(logout(issuer.logoutToken(token -> token.subject("iemand-anders"))))
                .isEqualTo(200);
        assertThat(signedIn()).as("of another").contains(elske());
        assertThat(logout(issuer.logoutToken(UnaryOperator.identity()))).isEqualTo(200);
        assertThat(signedIn()).isEmpty();
    }

    @Test
    void aLogoutThatNamesNoSessionEndsAllOfThatPerson() {
        link();
        signIn();
        session = new MockHttpSession();
        issuer.sid = "sid-" + UUID.randomUUID();
        signIn();
        assertThat(People.as(elske(), open::mine)).hasSize(2);
        assertThat(logout(issuer.logoutToken(token -> token.claim("sid", null))))
                .isEqualTo(200);
        assertThat(People.as(elske(), open::mine)).isEmpty();
    }

    private int logout(String token) {
        var request = new MockHttpServletRequest("POST", "/logout/connect/back-channel/" + provider);
        request.setServletPath(request.getRequestURI());
        request.setParameter("logout_token", token);
        var before = session;
        session = new MockHttpSession();
        var status = ask(request).getStatus();
        session = before;
        return status;
    }

    @Test
    void aBackChannelLogoutEndsTheSessionAtOnce() {
        link();
        signIn();
        assertThat(logout(issuer.logoutToken(UnaryOperator.identity()))).isEqualTo(200);
        assertThat(signedIn()).isEmpty();
        assertThat(People.as(elske(), open::mine)).isEmpty();
    }

    @Test
    void aLogoutTokenThatLiesEndsNothing() {
        link();
        signIn();
        assertThat(logout(issuer.logoutToken(token -> token.audience("iemand-anders"))))
                .isEqualTo(400);
        assertThat(logout(issuer.logoutToken(token -> token.issuer("https://elders.example"))))
                .isEqualTo(400);
        assertThat(logout(issuer.logoutToken(token -> token.claim("events", Map.of("iets-anders", Map.of())))))
                .isEqualTo(400);
        assertThat(logout(issuer.logoutToken(token -> token.claim("nonce", "x"))))
                .isEqualTo(400);
        issuer.signsWithAnotherKey = true;
        assertThat(logout(issuer.logoutToken(UnaryOperator.identity()))).isEqualTo(400);
        assertThat(signedIn()).contains(elske());
    }

    @Test
    void whoWasDisabledThereIsOutWhenTheProviderIsAskedAgain() {
        link();
        signIn();
        askAgain();
        assertThat(signedIn()).as("still vouched for").contains(elske());
        issuer.vouches = false;
        askAgain();
        assertThat(signedIn()).isEmpty();
    }

    private void askAgain() {
        Acting.asSystem("test", () -> refresh.askAgain(-1));
    }

    @Test
    void aProviderThatGivesNoAnswerEndsNothing() {
        link();
        signIn();
        issuer.close();
        askAgain();
        assertThat(signedIn()).contains(elske());
    }

    @Test
    void aProviderThatKeepsSilentIsWaitedForOnceAndNotForLong() {
        link();
        signIn();
        session = new MockHttpSession();
        signIn();
        issuer.silent = true;
        var before = System.nanoTime();
        askAgain();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(9));
        assertThat(signedIn()).contains(elske());
    }

    private String invited() {
        var token = Secrets.token();
        people.job(() -> jdbc.sql(
                        "insert into common.organisation_invitation "
                                + "(id, organisation_id, first_name, address, invited_by, token_hash) values (?, ?, 'Elske', ?, ?, ?)")
                .param(Ids.next())
                .param(organisation.value())
                .param("elske" + UUID.randomUUID() + "@praktijk.example")
                .param(other.value())
                .param(Secrets.hash(token))
                .update());
        return token;
    }

    private boolean waits(String invitation) {
        return people.job(
                () -> jdbc.sql("select accepted_at is null from common.organisation_invitation where token_hash = ?")
                        .param(Secrets.hash(invitation))
                        .query(Boolean.class)
                        .single());
    }

    private void elskeLeaves() {
        people.job(() -> {
            jobs.employ(organisation, other, true);
            return true;
        });
        People.run(elske, () -> organisations.end(organisation, elske));
    }

    private void followUp() {
        Acting.asSystem("test", () -> dueWork.stream()
                .filter(work -> work.name().equals("employees-left"))
                .forEach(DueWork::doWhatIsDue));
    }

    @Test
    void whoLeftAndComesBackIsLinkedAnewAndStaysOnePerson() {
        link();
        elskeLeaves();
        followUp();
        people.job(() -> {
            jobs.employ(organisation, elske, false);
            return true;
        });
        assertThat(signIn()).as("the old link is over").isEqualTo("/inloggen?werk=onbekend");
        var invitation = invited();
        isIn(elske);
        OidcDoor.meansToAccept(session, providers.find(provider), invitation, Optional.of(elske()));
        assertThat(signIn()).isEqualTo("/");
        assertThat(signedIn()).contains(elske());
        assertThat(waits(invitation)).isFalse();
    }

    @Test
    void anInvitationThatCannotBeLinkedIsNotUsed() {
        link();
        elskeLeaves();
        var invitation = invited();
        OidcDoor.meansToAccept(session, providers.find(provider), invitation, Optional.empty());
        assertThat(signIn()).isEqualTo("/inloggen?werk=onbekend");
        assertThat(signedIn()).isEmpty();
        assertThat(waits(invitation)).isTrue();
    }

    @Test
    void whoIsKnownAtTheProviderTakesAnInvitationAsThatPerson() {
        link();
        var invitation = invited();
        OidcDoor.meansToAccept(session, providers.find(provider), invitation, Optional.empty());
        assertThat(signIn()).isEqualTo("/");
        assertThat(signedIn()).contains(elske());
        assertThat(waits(invitation)).isFalse();
    }
}
