package nl.kring.identity.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Optional;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.HelperSessionService;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.identity.Devices;
import nl.kring.identity.Looks;
import nl.kring.identity.SignedIn;
import nl.kring.identity.ui.OpenSessions.Way;
import nl.kring.platform.ui.CircleFrame;
import nl.kring.platform.ui.Options;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** R-C19 the other way round: the resident on the device of who helps. Half an hour, and nothing stays. */
class LentDeviceTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private Door door;

    @Autowired
    private Devices devices;

    @Autowired
    private OpenSessions open;

    @Autowired
    private PasskeyController passkeys;

    @Autowired
    private HelperSessionService sessions;

    private AccountId douwe;
    private AccountId anneke;
    private CircleId circle;

    @BeforeEach
    void besideEachOther() {
        douwe = people.person("Douwe");
        anneke = people.person("Anneke");
        circle = people.circle(people.tenant(), douwe);
        people.seat(circle, anneke, Ring.HELPERS);
    }

    private static SignedIn signedIn(AccountId who) {
        return new SignedIn(who.value(), null, null);
    }

    private record Visit(MockHttpServletRequest request, MockHttpServletResponse response) {
        boolean isIn() {
            var session = request.getSession(false);
            return session != null
                    && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null;
        }
    }

    /** Douwe comes in on a device; perhaps one on which Anneke stays signed in. */
    private Visit comesIn(boolean lent, Cookie... there) {
        var visit = new Visit(new MockHttpServletRequest(), new MockHttpServletResponse());
        visit.request().setCookies(there);
        door.letIn(signedIn(douwe), lent, visit.request(), visit.response());
        return visit;
    }

    @Test
    void r_c19_aLentDeviceIsNotMadeKnownAndStaysThatOfWhoseItIs() {
        var annekes = devices.issue(anneke, Looks.UNKNOWN).orElseThrow();
        var lent = comesIn(true, new Cookie("kring-device", annekes.token()));
        assertThat(lent.isIn()).isTrue();
        assertThat(lent.response().getCookie("kring-device")).isNull();
        door.forget(lent.request(), lent.response());
        assertThat(lent.response().getCookie("kring-device")).isNull();
        assertThat(devices.comeBack(annekes.token()).orElseThrow().person().account())
                .isEqualTo(anneke);
    }

    @Test
    void r_c19_whoComesInThereAgainIsStillOnIt() {
        var lent = comesIn(true);
        var again = new MockHttpServletResponse();
        door.letIn(signedIn(douwe), lent.request(), again);
        assertThat(again.getCookie("kring-device")).isNull();
        assertThat(open.here(lent.request().getSession()).orElseThrow().lentUntil())
                .isPresent();
    }

    @Test
    void r_c19_nothingOfTheVisitOfWhoLentItGoesAlong() {
        var request = new MockHttpServletRequest();
        door.letIn(signedIn(anneke), request, new MockHttpServletResponse());
        var annekes = request.getSession();
        annekes.setAttribute("chosen", "by Anneke");
        door.letIn(signedIn(douwe), true, request, new MockHttpServletResponse());
        assertThat(request.getSession().getAttribute("chosen")).isNull();
        assertThat(((MockHttpSession) annekes).isInvalid()).isTrue();
    }

    @Test
    void r_c19_byTheWorkOnALentDeviceTheOneOfWhoseItIsStaysKnownToo() {
        var annekes = devices.issue(anneke, Looks.UNKNOWN).orElseThrow();
        var visit = new Visit(new MockHttpServletRequest(), new MockHttpServletResponse());
        visit.request().setCookies(new Cookie("kring-device", annekes.token()));
        LentDevice.mean(visit.request().getSession(), true);
        door.vouchedFor(signedIn(douwe), vouched(), visit.request(), visit.response());
        assertThat(open.here(visit.request().getSession()).orElseThrow())
                .matches(one -> one.lentUntil().isPresent() && one.vouched().isPresent());
        assertThat(devices.comeBack(annekes.token())).isPresent();
    }

    private static Vouched vouched() {
        return new Vouched(
                "work",
                "issuer",
                "subject",
                "session",
                new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, "a", null, null),
                Optional.empty());
    }

    @Test
    void r_c19_theNextWhoComesInThereIsOnAnOwnDeviceAgain() {
        var lent = comesIn(true);
        var next = new MockHttpServletResponse();
        door.letIn(signedIn(anneke), lent.request(), next);
        assertThat(next.getCookie("kring-device")).isNotNull();
        assertThat(open.here(lent.request().getSession()).orElseThrow().lentUntil())
                .isEmpty();
    }

    @Test
    void r_c19_afterHalfAnHourOneIsOutOfItAndNotOfOnesOwn() {
        var lent = comesIn(true);
        var own = comesIn(false);
        var visit = open.here(lent.request().getSession()).orElseThrow();
        assertThat(visit.lentUntil()).contains(visit.since().plus(Duration.ofMinutes(30)));
        open.over(visit.id());
        open.over(visit.id());
        assertThat(lent.isIn()).isFalse();
        assertThat(own.isIn()).isTrue();
    }

    @Test
    void r_c19_whenLookingTogetherIsOverOneIsOutOfIt() {
        var lent = comesIn(true);
        var own = comesIn(false);
        People.run(douwe, () -> sessions.begin(circle, anneke));
        People.run(anneke, () -> sessions.end(circle));
        assertThat(lent.isIn()).isTrue();
        People.run(douwe, () -> sessions.end(circle));
        assertThat(lent.isIn()).isFalse();
        assertThat(own.isIn()).isTrue();
    }

    @Test
    void r_c19_noKeyIsMadeThere() {
        var own = comesIn(false);
        var lent = comesIn(true);
        People.run(douwe, () -> {
            assertThat(asksForAKey(own)).isEqualTo(200);
            assertThat(asksForAKey(lent)).isEqualTo(403);
        });
    }

    private int asksForAKey(Visit visit) {
        return passkeys.create(visit.request().getSession()).getStatusCode().value();
    }

    private static String page() {
        MockVaadin.clientRoundtrip(false);
        return _get(CircleFrame.class).getElement().getTextRecursively();
    }

    private static Optional<Anchor> saying(String words) {
        return _find(Anchor.class).stream()
                .filter(link -> link.getElement().getTextRecursively().equals(words))
                .findAny();
    }

    @Test
    void r_c19_whoSitsBesideOffersTheScreenAndTheTickIsThereAlready() {
        signIn(anneke);
        UI.getCurrent().navigate("circle/" + circle.value() + "/people");
        assertThat(page()).contains("Inloggen gaat met een code per mail.");
        assertThat(saying("Laat Douwe hier inloggen").map(Anchor::getHref)).contains("inloggen?samen");
        UI.getCurrent().navigate("inloggen", QueryParameters.fromString("samen"));
        assertThat(_get(SignInView.class).lent.getValue()).isTrue();
        assertThat(LentDevice.isMeant(WorkLinks.session())).isTrue();
        _get(SignInView.class).lent.setValue(false);
        assertThat(LentDevice.isMeant(WorkLinks.session())).isFalse();
    }

    @SuppressWarnings("unchecked")
    private static void choose(CirclePerson helper) {
        fill((Options<CirclePerson>) _get(Options.class), helper);
    }

    @Test
    void r_c19_thereItIsFirstSaidWithWhomAndThenItIsMarked() {
        var request = VaadinServletRequest.getCurrent().getHttpServletRequest();
        signIn(douwe);
        open.opened(signedIn(douwe), Way.onLentDevice(), request);
        UI.getCurrent().navigate("circle/" + circle.value() + "/timeline");
        choose(sessions.helpers(circle).getFirst());
        _click(_get(Button.class, spec -> spec.withText("Ja, dat mag")));
        assertThat(page()).contains("Samen met Anneke", "Klaar met samen kijken");
        assertThat(sessions.now(circle)).isPresent();
        _click(_get(Button.class, spec -> spec.withText("Klaar met samen kijken")));
        assertThat(open.here(request.getSession())).isEmpty();
        assertThat(_find(H1.class, spec -> spec.withText("Jullie kijken niet meer samen")))
                .isEmpty();
    }

    @Test
    void r_c19_whoLooksAloneThereIsNotAskedAgainAndReadsUntilWhen() {
        var request = VaadinServletRequest.getCurrent().getHttpServletRequest();
        signIn(douwe);
        open.opened(signedIn(douwe), Way.onLentDevice(), request);
        UI.getCurrent().navigate("circle/" + circle.value() + "/people");
        _click(_get(Button.class, spec -> spec.withText("Ik kijk alleen")));
        assertThat(page()).contains("Op het apparaat van iemand anders", "stopt het hier vanzelf");
        UI.getCurrent().navigate("circle/" + circle.value() + "/people");
        assertThat(page()).contains("Dit is jouw kring");
    }

    @Test
    void r_c19_aTapGivesItBackAndOnAnOwnDeviceNothingIsSaid() {
        var request = VaadinServletRequest.getCurrent().getHttpServletRequest();
        signIn(douwe);
        open.opened(signedIn(douwe), Way.proven(Optional.empty()), request);
        UI.getCurrent().navigate("circle/" + circle.value() + "/timeline");
        assertThat(page()).doesNotContain("Op het apparaat van iemand anders");
        open.opened(signedIn(douwe), Way.onLentDevice(), request);
        UI.getCurrent().navigate("circle/" + circle.value() + "/people");
        _click(_get(Button.class, spec -> spec.withText("Ik kijk alleen")));
        _click(_get(Button.class, spec -> spec.withText("Nu stoppen")));
        assertThat(open.here(request.getSession())).isEmpty();
    }
}
