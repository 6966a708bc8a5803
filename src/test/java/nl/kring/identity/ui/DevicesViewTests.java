package nl.kring.identity.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.server.VaadinServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.circle.HelperSessionService;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.identity.DeviceService;
import nl.kring.identity.Devices;
import nl.kring.identity.Looks;
import nl.kring.identity.OidcProvidersForTests;
import nl.kring.identity.OidcService;
import nl.kring.identity.OrganisationKind;
import nl.kring.identity.PasskeyService;
import nl.kring.identity.SignedIn;
import nl.kring.identity.StaffRole;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.tenant.TenantService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** One's own devices, passkeys and open sessions: seen and ended by their owner, at once, and by nobody else. */
class DevicesViewTests extends ViewTest {
    private static final String PHONE =
            "Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36";

    @Autowired
    private People people;

    @Autowired
    private Devices devices;

    @Autowired
    private DeviceService service;

    @Autowired
    private Door door;

    @Autowired
    private OpenSessions open;

    @Autowired
    private OidcProvidersForTests providers;

    @Autowired
    private TenantService tenants;

    @Autowired
    private PasskeyController passkeys;

    @Autowired
    private HelperSessionService sessions;

    @Autowired
    private OidcService work;

    @Autowired
    private PasskeyService passkeyService;

    @Autowired
    private JdbcClient jdbc;

    private AccountId jan;

    @BeforeEach
    void jan() {
        jan = people.person("Jan");
    }

    private MockHttpServletRequest cameIn(SignedIn person) {
        var request = new MockHttpServletRequest();
        request.addHeader("User-Agent", PHONE);
        door.letIn(person, request, new MockHttpServletResponse());
        return request;
    }

    private MockHttpServletRequest cameIn(AccountId person) {
        return cameIn(new SignedIn(person.value(), null, null));
    }

    private static Object stillIn(MockHttpServletRequest request) {
        var session = request.getSession(false);
        return session == null
                ? null
                : session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
    }

    private UUID passkeyOf(AccountId person) {
        return people.job(() -> jdbc.sql(
                        "insert into common.passkey (id, account_id, credential_id, public_key, attestation_object, "
                                + "sign_count, user_verified, backup_eligible, backup_state, label) "
                                + "values (uuidv7(), ?, uuid_send(uuidv7()), '\\x00', '\\x00', 0, true, false, false, 'Telefoon') returning id")
                .param(person.value())
                .query(UUID.class)
                .single());
    }

    private void pushOf(AccountId person) {
        people.job(() -> {
            jdbc.sql("delete from common.push_device where account_id = ?")
                    .param(person.value())
                    .update();
            return jdbc.sql("insert into common.push_device (id, device_id, account_id, endpoint, p256dh, auth) "
                            + "select uuidv7(), id, account_id, id::text, decode(repeat('04', 65), 'hex'), "
                            + "decode(repeat('00', 16), 'hex') from common.device_token where account_id = ?")
                    .param(person.value())
                    .update();
        });
    }

    @Test
    void aDeviceIsCalledByWhatItIsAndEndedAtOnceWithWhatIsOpenOnIt() {
        var phone = cameIn(jan);
        signIn(jan);
        UI.getCurrent().navigate("apparaten");
        assertThat(_get(DevicesView.class).getElement().getTextRecursively())
                .contains("Telefoon met Android, met Chrome", "Nu open.");
        _click(_get(Button.class, spec -> spec.withText("Log uit")));
        assertThat(stillIn(phone)).isNull();
        assertThat(service.devices()).isEmpty();
        assertThat(open.mine()).isEmpty();
        assertThat(_find(Button.class, spec -> spec.withText("Log uit"))).isEmpty();
    }

    @Test
    void r_c19_whoLooksAlongSeesNoDevicesAndTheyAreBackAfterwards() {
        var anneke = people.person("Anneke");
        var circle = people.circle(people.tenant(), jan);
        people.seat(circle, anneke, Ring.HELPERS);
        var phone = cameIn(jan);
        var key = passkeyOf(jan);
        signIn(jan);
        UI.getCurrent().navigate("apparaten");
        var end = _get(Button.class, spec -> spec.withText("Log uit"));
        sessions.begin(circle, anneke);
        _click(end);
        assertThat(stillIn(phone)).isNotNull();
        assertThat(_get(DevicesView.class).getElement().getTextRecursively())
                .contains("Iemand kijkt nu met je mee.")
                .doesNotContain("Telefoon", "Log dit apparaat uit");
        assertThat(_find(PasskeyButton.class)).isEmpty();
        for (Runnable never : List.<Runnable>of(
                service::devices,
                service::passkeys,
                () -> service.endPasskey(key),
                () -> service.callPasskey(key, "Van Anneke"),
                work::mine,
                () -> passkeyService.create())) {
            assertThatThrownBy(never::run).isInstanceOf(Refused.class).hasMessage("device.together.refused");
        }
        assertThat(passkeys.create(phone.getSession()).getStatusCode().value()).isEqualTo(403);
        sessions.end(circle);
        UI.getCurrent().navigate("");
        UI.getCurrent().navigate("apparaten");
        assertThat(_get(DevicesView.class).getElement().getTextRecursively()).contains("Telefoon met Android");
        assertThat(passkeys.create(phone.getSession()).getStatusCode().value()).isEqualTo(200);
    }

    @Test
    void r_c19_postgresqlAloneClosesTheWaysInToo() {
        var anneke = people.person("Anneke");
        var circle = people.circle(people.tenant(), jan);
        people.seat(circle, anneke, Ring.HELPERS);
        cameIn(jan);
        passkeyOf(jan);
        pushOf(jan);
        var tables = List.of("channel", "device_token", "passkey", "push_device");
        assertThat(tables).allSatisfy(table -> assertThat(ofMine(table)).isPositive());
        People.run(jan, () -> sessions.begin(circle, anneke));
        assertThat(tables).allSatisfy(table -> assertThat(ofMine(table)).isZero());
        assertThatThrownBy(() -> passkeyOf(jan)).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> pushOf(jan)).isInstanceOf(DataAccessException.class);
        assertThat(People.as(
                        jan,
                        () -> people.inTransaction(
                                () -> jdbc.sql("update common.passkey set label = 'x' where account_id = common.me()")
                                        .update())))
                .isZero();
        assertThat(passkeyOf(anneke)).as("of who looks along").isNotNull();
        People.run(jan, () -> sessions.end(circle));
        assertThat(tables).allSatisfy(table -> assertThat(ofMine(table)).isPositive());
    }

    private long ofMine(String table) {
        return People.as(
                jan,
                () -> people.inTransaction(
                        () -> jdbc.sql("select count(id) from common." + table + " where account_id = common.me()")
                                .query(Long.class)
                                .single()));
    }

    @Test
    void staffHaveOpenSessionsAndNoDevice() {
        var ids = people.staff(people.tenant(), StaffRole.TENANT_ADMIN, "Ids");
        var desk = cameIn(ids);
        assertThat(People.as(ids, service::devices)).isEmpty();
        var session = People.as(ids, open::mine).getFirst().id();
        People.as(ids, () -> {
            open.end(session);
            return true;
        });
        assertThat(stillIn(desk)).isNull();
    }

    @Test
    void staffReadThatTheirMunicipalityVouchesForThem() {
        var tenant = people.tenant();
        var ids = people.staff(tenant, StaffRole.TENANT_ADMIN, "Ids");
        var here = "werk-" + UUID.randomUUID();
        providers.addOfMunicipality(here, tenants.find(tenant).orElseThrow().name());
        providers.addOfMunicipality("elders-" + here, "Elders");
        signIn(ids);
        UI.getCurrent().navigate("apparaten");
        assertThat(_get(DevicesView.class).getElement().getTextRecursively())
                .contains("via " + here)
                .doesNotContain("via elders-");
    }

    @Test
    void nobodySeesOrEndsWhatIsAnothers() {
        cameIn(jan);
        var device = People.as(jan, service::devices).getFirst().id();
        var session = People.as(jan, open::mine).getFirst().id();
        var passkey = passkeyOf(jan);
        var piet = people.person("Piet");
        assertThat(People.as(piet, service::devices)).isEmpty();
        assertThat(People.as(piet, service::passkeys)).isEmpty();
        assertThat(People.as(piet, open::mine)).isEmpty();
        assertThatThrownBy(() -> People.run(piet, () -> service.end(device))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.run(piet, () -> service.endPasskey(passkey)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.run(piet, () -> service.callPasskey(passkey, "van mij")))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.run(piet, () -> open.end(session))).isInstanceOf(NotFound.class);
        assertThat(People.as(jan, service::devices)).hasSize(1);
        assertThat(People.as(jan, service::passkeys)).hasSize(1);
    }

    @Test
    void aPasskeyIsNamedAndTakenAway() {
        var passkey = passkeyOf(jan);
        People.run(jan, () -> service.callPasskey(passkey, "Mijn telefoon"));
        assertThat(People.as(jan, service::passkeys)).extracting("label").containsExactly("Mijn telefoon");
        People.run(jan, () -> service.endPasskey(passkey));
        People.run(jan, () -> service.endPasskey(passkey));
        assertThat(People.as(jan, service::passkeys)).isEmpty();
    }

    @Test
    void whoIsBroughtBackByADeviceGetsASessionIdThatNobodyKnewBefore() {
        var request = new MockHttpServletRequest();
        var before = request.getSession().getId();
        door.bringBack(
                new SignedIn(jan.value(), null, null),
                devices.issue(jan, Looks.UNKNOWN).orElseThrow().device(),
                request,
                new MockHttpServletResponse());
        assertThat(request.getSession(false).getId()).isNotEqualTo(before);
    }

    @Test
    void aPasskeyIsAddedByWhoWasProvenAMomentAgoAndNotByADeviceOrAnEmployer() {
        var me = new SignedIn(jan.value(), null, null);
        var back = new MockHttpServletRequest();
        door.bringBack(
                me, devices.issue(jan, Looks.UNKNOWN).orElseThrow().device(), back, new MockHttpServletResponse());
        var byWork = new MockHttpServletRequest();
        door.vouchedFor(
                me,
                new Vouched(
                        "werk",
                        "https://werk.example",
                        "jan",
                        "",
                        new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, "a", null, null),
                        Optional.empty()),
                byWork,
                new MockHttpServletResponse());
        assertThat(asked(cameIn(jan))).isEqualTo(200);
        assertThat(asked(back)).isEqualTo(403);
        assertThat(asked(byWork)).isEqualTo(403);
    }

    private int asked(MockHttpServletRequest request) {
        return People.as(
                jan, () -> passkeys.create(request.getSession()).getStatusCode().value());
    }

    @Test
    void whoWasNotProvenAMomentAgoReadsHowToAddAPasskey() {
        signIn(jan);
        UI.getCurrent().navigate("apparaten");
        assertThat(_get(DevicesView.class).getElement().getTextRecursively())
                .contains("Log daarvoor eerst opnieuw in")
                .doesNotContain("Voeg dit apparaat toe");
    }

    @Test
    void aDeviceThatEndedDoesNotComeBackByItself() {
        var token = devices.issue(jan, Looks.UNKNOWN).orElseThrow();
        People.run(jan, () -> service.end(token.device()));
        assertThat(devices.comeBack(token.token())).isEmpty();
    }

    @Test
    void anOldTokenThatComesBackEndsTheDeviceAndTheSessionOfWhoHasACopy() {
        var first = devices.issue(jan, Looks.UNKNOWN).orElseThrow();
        var second = next(first.token());
        var copied = new MockHttpServletRequest();
        var third = devices.comeBack(second).orElseThrow();
        door.bringBack(third.person(), third.device(), copied, new MockHttpServletResponse());
        assertThat(stillIn(copied)).isNotNull();
        assertThat(devices.comeBack(first.token())).as("a tab that was late").isEmpty();
        assertThat(stillIn(copied)).isNotNull();
        twoMinutesLater(first.device());
        assertThat(devices.comeBack(first.token())).isEmpty();
        assertThat(stillIn(copied)).isNull();
        assertThat(devices.comeBack(third.next().orElseThrow())).isEmpty();
    }

    @Test
    void aTokenHoldsAsLongAsTheNextOneDidNotArriveHoweverOftenTheAnswerGotLost() {
        var first = devices.issue(jan, Looks.UNKNOWN).orElseThrow();
        for (var tunnel = 0; tunnel < 3; tunnel++) {
            assertThat(devices.comeBack(first.token())).as("tunnel %d", tunnel).isPresent();
            assertThat(devices.comeBack(first.token()).orElseThrow().next())
                    .as("another tab, at once")
                    .isEmpty();
            twoMinutesLater(first.device());
        }
        var arrived = next(first.token());
        assertThat(next(arrived)).isNotEqualTo(arrived);
    }

    @Test
    void ofTwoWhoHoldTheSameTokenTheOneWhoComesLaterEndsTheDevice() {
        var first = devices.issue(jan, Looks.UNKNOWN).orElseThrow();
        var thief = next(first.token());
        twoMinutesLater(first.device());
        var owner = next(first.token());
        twoMinutesLater(first.device());
        assertThat(devices.comeBack(thief)).as("what was given before").isEmpty();
        assertThat(devices.comeBack(owner)).isEmpty();
        assertThat(devices.comeBack(first.token())).isEmpty();
    }

    private String next(String token) {
        return devices.comeBack(token).orElseThrow().next().orElseThrow();
    }

    private void twoMinutesLater(UUID device) {
        people.job(() -> jdbc.sql(
                        "update common.device_token set rotated_at = rotated_at - interval '2 minutes' where id = ?")
                .param(device)
                .update());
    }

    private void worksAt(String practice) {
        var organisation = people.organisation(people.tenant(), practice, OrganisationKind.GP, "praktijk.example");
        people.decidesAt(organisation, jan);
    }

    @Test
    void whoWorksForAnOrganisationStaysSignedInOnNoDeviceAndReadsSo() {
        var before = devices.issue(jan, Looks.UNKNOWN).orElseThrow();
        signIn(jan);
        UI.getCurrent().navigate("apparaten");
        assertThat(_get(DevicesView.class).getElement().getTextRecursively()).doesNotContain("voor je werk");
        worksAt("Praktijk " + UUID.randomUUID());
        assertThat(devices.comeBack(before.token())).as("from before the work").isEmpty();
        var request = new MockHttpServletRequest();
        var response = new MockHttpServletResponse();
        door.letIn(new SignedIn(jan.value(), null, null), request, response);
        assertThat(response.getCookie("kring-device")).isNull();
        assertThat(service.devices()).isEmpty();
        assertThat(stillIn(request)).isNotNull();
        UI.getCurrent().navigate("");
        UI.getCurrent().navigate("apparaten");
        assertThat(_get(DevicesView.class).getElement().getTextRecursively())
                .contains("Je komt hier voor je werk. Daarom blijf je op geen apparaat vanzelf ingelogd.");
    }

    private void isHere(AccountId person, boolean proven) {
        open.opened(
                new SignedIn(person.value(), null, null),
                new OpenSessions.Way(Optional.empty(), proven, Optional.empty(), false),
                VaadinServletRequest.getCurrent().getHttpServletRequest());
    }

    private Button toWork() {
        var practice = "Praktijk " + UUID.randomUUID();
        worksAt(practice);
        providers.add("werk-" + practice, "https://werk.example", practice);
        signIn(jan);
        isHere(jan, true);
        UI.getCurrent().navigate("apparaten");
        return _get(Button.class, spec -> spec.withText("Log voortaan in via Werk"));
    }

    private static boolean meansToLink() {
        return Collections.list(WorkLinks.session().getAttributeNames()).contains(OidcDoor.class.getName());
    }

    @Test
    void whoWasProvenAMomentAgoLinksTheWork() {
        _click(toWork());
        assertThat(meansToLink()).isTrue();
    }

    @Test
    void aPageThatStandsOpenLinksTheWorkOfNobodyWhoWasProvenLongAgo() {
        var link = toWork();
        isHere(jan, false);
        assertThatThrownBy(() -> _click(link)).isInstanceOf(Refused.class).hasMessage("device.work.proveFirst");
        assertThat(meansToLink()).isFalse();
    }

    @Test
    void aPageThatStandsOpenLinksTheWorkOfNobodyElseThanWhoItWasDrawnFor() {
        var link = toWork();
        isHere(people.person("Piet"), true);
        assertThatThrownBy(() -> _click(link)).isInstanceOf(Refused.class);
        assertThat(meansToLink()).isFalse();
    }

    @Test
    void browsersAreKnownByWhatTheySay() {
        assertThat(Looks.of(Optional.of(PHONE))).isEqualTo(new Looks(Looks.Kind.ANDROID_PHONE, "Chrome"));
        assertThat(
                        Looks.of(
                                Optional.of(
                                        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1")))
                .isEqualTo(new Looks(Looks.Kind.IPHONE, "Safari"));
        assertThat(Looks.of(Optional.of(
                        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:141.0) Gecko/20100101 Firefox/141.0")))
                .isEqualTo(new Looks(Looks.Kind.WINDOWS, "Firefox"));
        assertThat(Looks.of(Optional.of("x".repeat(100_000)))).isEqualTo(Looks.UNKNOWN);
        assertThat(Looks.of(Optional.empty())).isEqualTo(Looks.UNKNOWN);
    }
}
