package nl.kring.identity.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.Town;
import nl.kring.identity.AccountId;
import nl.kring.identity.Devices;
import nl.kring.identity.IdentityEvent.DeviceEnded;
import nl.kring.identity.IdentityEvent.DevicesGivenBack;
import nl.kring.identity.IdentityEvent.SignedOutEverywhere;
import nl.kring.identity.Looks;
import nl.kring.identity.SignedIn;
import nl.kring.identity.ui.OpenSessions.Way;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.Nodes;
import nl.kring.platform.Relay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.aop.MethodBeforeAdvice;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** What ends on one node ends on the other within two seconds, and nothing else does. */
@KringTest
class OpenSessionsTests {
    private static final Duration PROMISED = Duration.ofSeconds(2);
    private static final String ISSUER = "https://idp.example";

    @Autowired
    private People people;

    @Autowired
    private Devices devices;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JdbcConnectionDetails database;

    private Relay ofHere;
    private Relay ofThere;
    private OpenSessions here;
    private OpenSessions there;
    private AccountId jan;

    @BeforeEach
    void twoNodes() {
        ofHere = Nodes.of(database);
        ofThere = Nodes.of(database);
        here = new OpenSessions(devices, ofHere);
        there = new OpenSessions(devices, ofThere);
        ofHere.start();
        jan = people.person("Jan");
    }

    @AfterEach
    void stop() {
        Stream.of(ofHere, ofThere).forEach(Relay::stop);
        Stream.of(here, there).forEach(OpenSessions::stop);
    }

    private UUID device() {
        return devices.issue(jan, Looks.of(Optional.empty())).orElseThrow().device();
    }

    private MockHttpServletRequest cameIn(Way way) {
        var request = new MockHttpServletRequest();
        there.opened(new SignedIn(jan.value(), null, null), way, request);
        request.getSession().setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, "somebody");
        return request;
    }

    private static boolean isIn(MockHttpServletRequest request) {
        var session = request.getSession(false);
        return session != null
                && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null;
    }

    private static void isOutInTime(MockHttpServletRequest request) {
        var began = System.nanoTime();
        Town.soon(() -> Optional.of(true).filter(_ -> !isIn(request)));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PROMISED);
    }

    private static Way vouched(String subject, String sid) {
        var token = new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, "a", null, null);
        return Way.vouched(new Vouched("work", ISSUER, subject, sid, token, Optional.empty()));
    }

    private void signedOutThere(Optional<String> subject, Optional<String> sid) {
        Acting.asSystem("test", () -> here.signedOutThere(Vouched.meant(ISSUER, subject, sid)));
    }

    @Test
    void aDeviceThatIsEndedOnOneNodeIsOutOnTheOther() {
        ofThere.start();
        var phone = device();
        var ended = cameIn(Way.known(phone));
        var tablet = cameIn(Way.known(device()));
        var work = cameIn(vouched("jan", ""));
        here.on(new DeviceEnded(phone));
        isOutInTime(ended);
        assertThat(List.of(tablet, work)).allMatch(OpenSessionsTests::isIn);
    }

    @Test
    void whoIsOutEverywhereIsOutOnEachNode() {
        ofThere.start();
        var phone = cameIn(Way.known(device()));
        var work = cameIn(vouched("jan", ""));
        here.on(new SignedOutEverywhere(people.person("Ander")));
        here.on(new SignedOutEverywhere(jan));
        Stream.of(phone, work).forEach(OpenSessionsTests::isOutInTime);
    }

    @Test
    void r_c19_aDeviceThatIsGivenBackIsGivenBackOnEachNode() {
        ofThere.start();
        var own = cameIn(Way.known(device()));
        var lent = cameIn(Way.onLentDevice());
        here.on(new DevicesGivenBack(jan));
        isOutInTime(lent);
        assertThat(isIn(own)).isTrue();
    }

    @Test
    void theSessionThatAProviderEndedIsOutOnEachNodeAndNoOtherOfThatPerson() {
        ofThere.start();
        var ended = cameIn(vouched("jan", "sid-1"));
        var nameless = cameIn(vouched("jan", ""));
        var another = cameIn(vouched("jan", "sid-2"));
        var somebody = cameIn(vouched("piet", ""));
        signedOutThere(Optional.of("jan"), Optional.of("sid-1"));
        Stream.of(ended, nameless).forEach(OpenSessionsTests::isOutInTime);
        assertThat(List.of(another, somebody)).allMatch(OpenSessionsTests::isIn);
        signedOutThere(Optional.of("jan"), Optional.empty());
        isOutInTime(another);
        assertThat(isIn(somebody)).isTrue();
    }

    /** PostgreSQL keeps nothing for who does not listen. */
    @Test
    void whatWasToldWhileANodeHeardNothingEndsWhenItHearsAgainAndWhoCameInSinceStays() throws InterruptedException {
        ofThere.start();
        var phone = cameIn(Way.known(device()));
        var work = cameIn(vouched("jan", "sid-1"));
        var lent = cameIn(Way.onLentDevice());
        var somebody = cameIn(vouched("piet", ""));
        ofThere.stop();
        signedOutThere(Optional.of("jan"), Optional.of("sid-1"));
        here.on(new DevicesGivenBack(jan));
        Thread.sleep(500); // it is said
        var anew = cameIn(vouched("jan", "sid-1"));
        var lentAnew = cameIn(Way.onLentDevice());
        ofThere.start();
        Stream.of(work, lent).forEach(OpenSessionsTests::isOutInTime);
        assertThat(List.of(phone, somebody, anew, lentAnew)).allMatch(OpenSessionsTests::isIn);
        ofThere.stop();
        here.on(new SignedOutEverywhere(jan));
        Thread.sleep(500);
        ofThere.start();
        Stream.of(phone, anew, lentAnew).forEach(OpenSessionsTests::isOutInTime);
    }

    /** As right after PostgreSQL was gone. */
    @Test
    void whatEndedElsewhereIsAskedUntilItIsAnswered() {
        var refused = new AtomicInteger();
        var often = new ProxyFactory(devices);
        often.setProxyTargetClass(true);
        often.addAdvice((MethodBeforeAdvice) (_, _, _) -> {
            if (refused.incrementAndGet() < 3) {
                throw new IllegalStateException("no connection");
            }
        });
        there.stop();
        there = new OpenSessions((Devices) often.getProxy(), ofThere);
        var phone = device();
        var ended = cameIn(Way.known(phone));
        people.job(() -> jdbc.sql("update common.device_token set ended_at = clock_timestamp() where id = ?")
                .param(phone)
                .update());
        ofThere.start();
        Town.soon(() -> Optional.of(true).filter(_ -> !isIn(ended)));
        assertThat(refused).hasValueGreaterThanOrEqualTo(3);
    }

    @Test
    void whatEndedWhileANodeHeardNothingEndsWhenItHearsAgain() {
        var phone = device();
        var ended = cameIn(Way.known(phone));
        var tablet = cameIn(Way.known(device()));
        people.job(() -> jdbc.sql("update common.device_token set ended_at = clock_timestamp() where id = ?")
                .param(phone)
                .update());
        ofThere.start();
        isOutInTime(ended);
        assertThat(isIn(tablet)).isTrue();
        assertThat(devices.endedOf(List.of(Ids.next()))).hasSize(1);
        assertThat(devices.endedOf(List.of())).isEmpty();
    }
}
