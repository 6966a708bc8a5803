package nl.kring.identity.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.HelperSessionService;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.identity.Devices;
import nl.kring.identity.Looks;
import nl.kring.identity.SignedIn;
import nl.kring.identity.ui.OpenSessions.Way;
import nl.kring.platform.ui.CircleFrame;
import nl.kring.platform.ui.Sheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

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
    private StillIn still;

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
        LentDevice.mean(visit.request().getSession(), lent);
        door.letIn(signedIn(douwe), visit.request(), visit.response());
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
    void r_c19_theNextWhoComesInThereIsOnAnOwnDeviceAgain() {
        var lent = comesIn(true);
        var next = new MockHttpServletResponse();
        door.letIn(signedIn(anneke), lent.request(), next);
        assertThat(next.getCookie("kring-device")).isNotNull();
        assertThat(door.isLent(lent.request())).isFalse();
    }

    @Test
    void r_c19_afterHalfAnHourOneIsOutOfItAndNotOfOnesOwn() {
        var lent = comesIn(true);
        var own = comesIn(false);
        open.endLent(Instant.now().plus(Duration.ofMinutes(29)));
        assertThat(lent.isIn()).isTrue();
        open.endLent(Instant.now().plus(Duration.ofMinutes(31)));
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
    void r_c19_noPageStaysOnItAndNoKeyIsMadeThere() {
        var annekes = new Cookie(
                "kring-device",
                devices.issue(anneke, Looks.UNKNOWN).orElseThrow().token());
        var token = new DefaultCsrfToken("header", "parameter", "token");
        var own = comesIn(false, annekes);
        var lent = comesIn(true, annekes);
        People.run(douwe, () -> {
            assertThat(still.here(token, own.request()).getBody()).returns(true, StillIn.Here::keeps);
            assertThat(still.here(token, lent.request()).getBody()).returns(false, StillIn.Here::keeps);
            assertThat(passkeys.create(own.request().getSession())
                            .getStatusCode()
                            .value())
                    .isEqualTo(200);
            assertThat(passkeys.create(lent.request().getSession())
                            .getStatusCode()
                            .value())
                    .isEqualTo(403);
        });
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
        assertThat(page()).contains("Inloggen gaat met een code in de mail van Douwe.");
        assertThat(saying("Laat Douwe hier inloggen").map(Anchor::getHref)).contains("inloggen?samen");
        UI.getCurrent().navigate("inloggen", QueryParameters.fromString("samen"));
        assertThat(_get(SignInView.class).lent.getValue()).isTrue();
        assertThat(LentDevice.isMeant(WorkLinks.session())).isTrue();
        _get(SignInView.class).lent.setValue(false);
        assertThat(LentDevice.isMeant(WorkLinks.session())).isFalse();
    }

    @Test
    void r_c19_eachPageThereSaysWhenItEndsAndHowToBeginTogether() {
        var request = VaadinServletRequest.getCurrent().getHttpServletRequest();
        signIn(douwe);
        open.opened(signedIn(douwe), Way.onLentDevice(), request);
        UI.getCurrent().navigate("circle/" + circle.value() + "/timeline");
        assertThat(page()).contains("Op het apparaat van iemand anders", "ben je hier vanzelf uit");
        _click(_get(Button.class, spec -> spec.withText("Met wie kijk je samen?")));
        assertThat(_get(Sheet.class).getElement().getTextRecursively()).contains("Anneke");
        sessions.begin(circle, anneke);
        UI.getCurrent().navigate("circle/" + circle.value() + "/people");
        assertThat(page())
                .contains("Samen met Anneke", "Klaar met samen kijken")
                .doesNotContain("Op het apparaat van iemand anders");
        _click(_get(Button.class, spec -> spec.withText("Klaar met samen kijken")));
        assertThat(open.here(request.getSession())).isEqualTo(Optional.empty());
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
        _click(_get(Button.class, spec -> spec.withText("Nu stoppen")));
        assertThat(open.here(request.getSession())).isEmpty();
    }
}
