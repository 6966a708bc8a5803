package nl.kring.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.DeviceService;
import nl.kring.identity.Devices;
import nl.kring.identity.Looks;
import nl.kring.identity.RateLimits;
import nl.kring.platform.Acting;
import nl.kring.platform.DataFolder;
import nl.kring.platform.Ids;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.TimelineService;
import nl.kring.told.HowMuch;
import nl.kring.told.HowOften;
import nl.kring.told.QuietHours;
import nl.kring.told.ToldHow;
import nl.kring.told.ToldService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Told on a device: sealed for it and signed, in place of a mail; a service that is gone, busy or silent, and everything that ends it. */
@KringTest
class PushTests {
    private static final PushSettings LOCAL = new PushSettings(true, "", "", List.of("127.0.0.1"), true);
    private static final PushSettings REAL = new PushSettings(
            true, "", "", List.of("fcm.googleapis.com", ".push.services.mozilla.com", "localhost", "127.0.0.1"), false);

    @Autowired
    private People people;

    @Autowired
    private Mails mails;

    @Autowired
    private NotifyService notify;

    @Autowired
    private PushKeys keys;

    @Autowired
    private PushDevices devices;

    @Autowired
    private PushService push;

    @Autowired
    private Devices known;

    @Autowired
    private DeviceService own;

    @Autowired
    private RateLimits limits;

    @Autowired
    private AccountService accounts;

    @Autowired
    private CircleService circles;

    @Autowired
    private ToldService told;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private Transport transport;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Clock clock;

    private final List<PushEndpoint> endpoints = new ArrayList<>();
    private final List<Letter> letters = new ArrayList<>();
    private final UUID thing = Ids.next();
    private boolean down;
    private AccountId douwe;
    private AccountId rixt;
    private CircleId circle;

    @BeforeEach
    void rixtOfDouwesCircle() {
        douwe = people.person("Douwe");
        rixt = people.person("Rixt");
        circle = people.circle(people.tenant(), douwe);
        people.seat(circle, rixt, Ring.INNER);
        chooses(HowMuch.FIRST_LINE);
    }

    private void chooses(HowMuch shows) {
        People.run(rixt, () -> told.choose(circle, new ToldHow(HowOften.DIRECT, shows, QuietHours.NONE)));
    }

    @AfterEach
    void close() {
        endpoints.forEach(PushEndpoint::close);
    }

    private Devices.Issued signedIn(AccountId person) {
        return known.issue(person, new Looks(Looks.Kind.ANDROID_PHONE, "Chrome"))
                .orElseThrow();
    }

    /** Somebody is told on one more device. */
    private PushEndpoint phone(AccountId person) {
        return phone(person, signedIn(person));
    }

    private PushEndpoint phone(AccountId person, Devices.Issued device) {
        var endpoint = PushEndpoint.start();
        endpoints.add(endpoint);
        People.run(person, () -> service(LOCAL).turnOn(device.device(), endpoint.subscription()));
        return endpoint;
    }

    private PushService service(PushSettings settings) {
        return new PushService(keys, new PushAddress(settings), devices, pushing(settings), own, limits, jdbc);
    }

    private Pushing pushing(PushSettings settings) {
        return new Pushing(devices, new PushSender(keys, new PushAddress(settings), json), keys);
    }

    /** A message of the circle to somebody. */
    private void send(AccountId to, String template, String... arguments) {
        people.job(() -> {
            notify.send(new Message(
                    to,
                    template,
                    List.of(arguments),
                    "/circle/" + circle.value() + "/timeline",
                    Optional.of(circle.value()),
                    thing,
                    UUID.randomUUID().toString(),
                    clock.instant()));
            return true;
        });
    }

    private void alert() {
        send(rixt, "alert", "Douwe", "Anke");
    }

    private void photo() {
        send(rixt, "photo");
    }

    private void dispatch() {
        dispatch(pushing(LOCAL));
    }

    private void dispatch(Pushing pushing) {
        var dispatcher = mails.by(new Server(), pushing);
        for (var turn = 0; turn < 200 && waits(); turn++) {
            Acting.asSystem("deliveries", dispatcher::doWhatIsDue);
            Acting.asSystem("letters", dispatcher::sendLetters);
        }
    }

    private boolean waits() {
        return people.job(() -> jdbc.sql("select exists (select 1 from common.delivery where circle_id = ? "
                        + "and state = 'PENDING' and next_try_at <= common.kring_now())")
                .param(circle.value())
                .query(Boolean.class)
                .single());
    }

    /** As if so long went by for what waits here. */
    private void later() {
        people.job(() -> jdbc.sql("update common.delivery set next_try_at = common.kring_now() where circle_id = ? "
                        + "and state = 'PENDING'")
                .param(circle.value())
                .update());
    }

    private List<String> states() {
        return people.job(() -> jdbc.sql("select state from common.delivery where circle_id = ? order by id")
                .param(circle.value())
                .query(String.class)
                .list());
    }

    private UUID delivery() {
        return people.job(() -> jdbc.sql("select id from common.delivery where circle_id = ?")
                .param(circle.value())
                .query(UUID.class)
                .single());
    }

    private Duration waitsFor() {
        return people.job(() -> jdbc.sql(
                        "select next_try_at, common.kring_now() from common.delivery where circle_id = ?")
                .param(circle.value())
                .query((row, _) -> Duration.between(
                        row.getTimestamp(2).toInstant(), row.getTimestamp(1).toInstant()))
                .single());
    }

    private List<PushDevice> devicesOf(AccountId person) {
        return People.as(person, push::mine);
    }

    private class Server implements Transport {
        @Override
        public boolean reaches(Letter letter) {
            return true;
        }

        @Override
        public void send(Letter letter) throws Exception {
            if (!isOfCircle(letter)) {
                transport.send(letter);
            } else if (down) {
                throw new IllegalStateException("no mail server");
            } else {
                letters.add(letter);
            }
        }
    }

    private boolean isOfCircle(Letter letter) {
        return people.job(() -> jdbc.sql("select circle_id is not distinct from ? from common.delivery where id = ?")
                .param(circle.value())
                .param(letter.id())
                .query(Boolean.class)
                .single());
    }

    private void tells(Topic topic, String words) {
        People.run(
                douwe,
                () -> timeline.post(circle, new NewPost(new PostId(Ids.next()), words, topic, Optional.empty())));
        mails.putTogether();
    }

    @Test
    void theTestsOwnBrowserOpensTheExampleOfTheStandard() throws Exception {
        var browser = PushEndpoint.Keys.of(
                "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
                "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94",
                "BTBZMqHH6r4Tts7J_aSIgg");
        assertThat(new String(
                        browser.open(
                                PushEndpoint.decoded(
                                        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN")),
                        StandardCharsets.US_ASCII))
                .isEqualTo("When I grow up, I want to be a watermelon");
    }

    @Test
    void r_c9_whatIsToldComesOnTheDeviceSealedAndSignedAndNoMailComesOfIt() {
        var phone = phone(rixt);
        tells(Topic.PRACTICAL, "Soep, met <ballen>.\nEn brood.");
        dispatch();
        assertThat(phone.arrived()).singleElement().satisfies(it -> {
            assertThat(it.words())
                    .containsEntry("title", "Kring van Douwe")
                    .containsEntry("body", "Douwe: Soep, met <ballen>. …")
                    .containsEntry("id", delivery().toString())
                    .containsEntry("alert", false);
            assertThat((String) it.words().get("path")).startsWith("/circle/" + circle.value() + "/timeline?post=");
            assertThat(it.topic()).isEqualTo(PushSender.topic(delivery())).hasSize(22);
            assertThat(it.urgency()).isEqualTo("normal");
            assertThat(it.ttl()).isEqualTo(3 * 24 * 60 * 60);
            assertThat(it.claims())
                    .containsEntry("aud", "http://" + URI.create(phone.url()).getAuthority())
                    .containsEntry("k", keys.publicKey().orElseThrow());
            assertThat((String) it.claims().get("sub")).startsWith("mailto:");
            assertThat(Instant.ofEpochSecond(((Number) it.claims().get("exp")).longValue()))
                    .isBetween(
                            Instant.ofEpochMilli(System.currentTimeMillis()),
                            Instant.ofEpochMilli(System.currentTimeMillis()).plus(Duration.ofHours(24)));
        });
        assertThat(letters).isEmpty();
        assertThat(states()).containsExactly("SENT");
        assertThat(devicesOf(rixt)).singleElement().satisfies(device -> assertThat(device.told())
                .isPresent());
        dispatch();
        assertThat(phone.arrived()).as("told once").hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HEALTH|FULL|Moe en duizelig.|Douwe vertelde iets.",
                "PRACTICAL|ONLY_THAT_THERE_IS_SOMETHING|Soep.|Er is iets nieuws in de kring van Douwe.",
                "PRACTICAL|FULL|Soep.|Douwe: Soep."
            })
    void r_c6_aDeviceShowsNoMoreThanAMailMayAndNoHealthAtAll(Topic topic, HowMuch shows, String words, String shown) {
        chooses(shows);
        People.run(rixt, () -> assertThat(told.mine(circle).shows()).isEqualTo(shows));
        var phone = phone(rixt);
        tells(topic, words);
        dispatch();
        assertThat(phone.arrived()).singleElement().satisfies(it -> assertThat(it.words())
                .containsEntry("body", shown));
    }

    @Test
    void r_c6_ofSeveralThingsADeviceSaysHowMany() {
        var phone = phone(rixt);
        for (var words : List.of("Soep.", "Brood.", "Kaas.")) {
            People.run(
                    douwe,
                    () -> timeline.post(
                            circle, new NewPost(new PostId(Ids.next()), words, Topic.PRACTICAL, Optional.empty())));
        }
        mails.putTogether();
        dispatch();
        assertThat(phone.arrived()).singleElement().satisfies(it -> assertThat(it.words())
                .containsEntry("body", "Er zijn 3 nieuwe dingen.")
                .containsEntry("path", "/circle/" + circle.value() + "/timeline"));
    }

    @Test
    void twoDevicesOfOnePersonAreToldTheSameThing() {
        var phone = phone(rixt);
        var tablet = phone(rixt);
        photo();
        dispatch();
        assertThat(phone.arrived()).hasSize(1);
        assertThat(tablet.arrived()).hasSize(1);
        assertThat(tablet.arrived().getFirst().topic())
                .isEqualTo(phone.arrived().getFirst().topic());
        assertThat(letters).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void aDeviceThatIsGoneIsForgottenAndTheMailGoes(int answer) {
        phone(rixt).answers(answer);
        photo();
        dispatch();
        assertThat(letters).hasSize(1);
        assertThat(states()).containsExactly("SENT");
        assertThat(devicesOf(rixt)).isEmpty();
    }

    @Test
    void whereOneDeviceIsGoneAndAnotherIsToldNoMailGoes() {
        phone(rixt).answers(410);
        var tablet = phone(rixt);
        photo();
        dispatch();
        assertThat(tablet.arrived()).hasSize(1);
        assertThat(letters).isEmpty();
        assertThat(devicesOf(rixt)).hasSize(1);
    }

    /** Refused for what was sent, and not for good: a clock that is wrong, or a key that was changed. */
    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 413, 307})
    void whatADeviceDoesNotTakeGoesByMailAndTheDeviceStays(int answer) {
        var elsewhere = PushEndpoint.start();
        endpoints.add(elsewhere);
        phone(rixt).answers(answer, Map.of("Location", elsewhere.url()));
        photo();
        dispatch();
        assertThat(elsewhere.arrived()).as("one is sent nowhere else").isEmpty();
        assertThat(letters).hasSize(1);
        assertThat(devicesOf(rixt)).hasSize(1);
    }

    @Test
    void aServiceThatAsksToWaitIsAskedAgainAfterThatAndNotBefore() {
        var phone = phone(rixt).answers(429, Map.of("Retry-After", "120"));
        var busy = pushing(LOCAL);
        photo();
        dispatch(busy);
        assertThat(states()).containsExactly("PENDING");
        assertThat(waitsFor()).isBetween(Duration.ofSeconds(110), Duration.ofSeconds(121));
        send(rixt, "pause", "Douwe", "Anke");
        dispatch(busy);
        assertThat(phone.arrived()).as("nor for another thing").hasSize(1);
        phone.answers(201);
        later();
        dispatch();
        assertThat(states()).containsOnly("SENT");
        assertThat(phone.arrived()).hasSize(3);
        assertThat(letters).isEmpty();
    }

    @Test
    void aMomentToWaitForIsReadAsWell() {
        var at = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.ofEpochMilli(System.currentTimeMillis() + 90_000).atZone(ZoneOffset.UTC));
        phone(rixt).answers(503, Map.of("Retry-After", at));
        photo();
        dispatch();
        assertThat(waitsFor()).isBetween(Duration.ofSeconds(80), Duration.ofSeconds(91));
    }

    @ParameterizedTest
    @ValueSource(strings = {"86400", "999999999"})
    void aServiceThatAsksToWaitForHoursIsNotWaitedFor(String rest) {
        phone(rixt).answers(503, Map.of("Retry-After", rest));
        photo();
        dispatch();
        assertThat(letters).hasSize(1);
        assertThat(devicesOf(rixt)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"500", "503 soon", "429 -5", "502"})
    void aServiceThatFailsAndFailsIsNotTriedForEverAndNothingIsLost(String answer) {
        var parts = answer.split(" ");
        phone(rixt).answers(Integer.parseInt(parts[0]), parts.length > 1 ? Map.of("Retry-After", parts[1]) : Map.of());
        photo();
        for (var times = 1; times < 5; times++) {
            later();
            dispatch();
            assertThat(letters).as("after %s tries", times).isEmpty();
        }
        later();
        dispatch();
        assertThat(letters).hasSize(1);
        assertThat(states()).containsExactly("SENT");
    }

    @Test
    void whoHasNoOtherWayIsWaitedForAsLongAsTheServiceFails() {
        var phone = phone(rixt).answers(500);
        people.job(() -> jdbc.sql("delete from common.channel where account_id = ?")
                .param(rixt.value())
                .update());
        photo();
        for (var times = 0; times < 8; times++) {
            later();
            dispatch();
            assertThat(states()).containsExactly("PENDING");
        }
        phone.answers(201);
        later();
        dispatch();
        assertThat(states()).containsExactly("SENT");
        assertThat(letters).isEmpty();
    }

    @Test
    void aServiceThatHangsHoldsUpNothing() {
        phone(rixt).hangs();
        phone(rixt).hangs();
        alert();
        var before = System.nanoTime();
        dispatch();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(9));
        assertThat(letters).hasSize(1);
    }

    @Test
    void afterAServiceHungTheNextDoesNotWaitForIt() {
        phone(rixt).hangs();
        var pushing = pushing(LOCAL);
        alert();
        dispatch(pushing);
        alert();
        var before = System.nanoTime();
        dispatch(pushing);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
        assertThat(letters).hasSize(2);
    }

    @Test
    void anAlertComesOnTheDeviceAndByMailAndSaysNoMoreThanThatHelpIsAsked() {
        var phone = phone(rixt);
        alert();
        dispatch();
        assertThat(phone.arrived()).singleElement().satisfies(it -> {
            assertThat(it.words())
                    .containsEntry("title", "Kring van Douwe")
                    .containsEntry("body", "De kring van Douwe vraagt je hulp. Kijk in Kring of bel Anke.")
                    .containsEntry("alert", true)
                    .containsOnlyKeys("id", "title", "body", "path", "alert");
            assertThat(it.urgency()).isEqualTo("high");
            assertThat(it.ttl()).isEqualTo(4 * 60 * 60);
        });
        assertThat(letters).hasSize(1);
        assertThat(states()).containsExactly("SENT");
    }

    @Test
    void anAlertIsBroughtOnceWhileItsMailIsTriedAgainAndAgain() {
        var phone = phone(rixt);
        down = true;
        alert();
        for (var times = 0; times < 3; times++) {
            dispatch();
            later();
        }
        assertThat(states()).containsExactly("PENDING");
        down = false;
        dispatch();
        assertThat(phone.arrived()).hasSize(1);
        assertThat(letters).hasSize(1);
    }

    @Test
    void anAlertWaitsForNoServiceThatIsBusy() {
        phone(rixt).answers(429, Map.of("Retry-After", "10"));
        alert();
        dispatch();
        assertThat(letters).hasSize(1);
    }

    @ParameterizedTest(name = "{0}: on a device {1}, by mail {2}")
    @CsvSource({
        "taskNudge, 1, 0",
        "taskNobody, 1, 0",
        "taskOffOnly, 1, 0",
        "photo, 1, 0",
        "pause, 1, 0",
        "stay, 1, 0",
        "need.promised, 1, 0",
        "doubt.answered, 1, 0",
        "alert, 1, 1",
        "alertTaken, 1, 1",
        "alertNobody, 1, 1",
        "alertClosed, 1, 1",
        "alertStopped, 1, 1",
        "toldTrial, 0, 1",
        "replyNo, 0, 1",
        "replyPart, 0, 1"
    })
    void appendix_c_eachComesByOneWayAndAnAlertByBoth(String template, int onDevice, int byMail) {
        var phone = phone(rixt);
        send(rixt, template, "Douwe", "Anke");
        dispatch();
        assertThat(phone.arrived()).hasSize(onDevice);
        assertThat(letters).hasSize(byMail);
        assertThat(states()).containsExactly("SENT");
    }

    @Test
    void r_b2_whoLeftIsToldNothing() {
        var phone = phone(rixt);
        photo();
        People.run(rixt, () -> circles.leave(circle));
        dispatch();
        assertThat(phone.arrived()).isEmpty();
        assertThat(states()).containsExactly("CANCELLED");
    }

    @Test
    void whatWasTakenBackIsNotBrought() {
        var phone = phone(rixt);
        photo();
        people.job(() -> {
            notify.cancel(thing);
            return true;
        });
        dispatch();
        assertThat(phone.arrived()).isEmpty();
    }

    @Test
    void killedBetweenBringingAndMarkingItComesUnderTheSameName() {
        var phone = phone(rixt);
        photo();
        dispatch();
        people.job(() -> jdbc.sql("update common.delivery set state = 'PENDING', told_on_device_at = null, "
                        + "next_try_at = common.kring_now() where circle_id = ?")
                .param(circle.value())
                .update());
        dispatch();
        assertThat(phone.arrived()).hasSize(2);
        assertThat(phone.arrived().getFirst().topic())
                .isEqualTo(phone.arrived().getLast().topic());
        assertThat(phone.arrived().getFirst().words().get("id"))
                .isEqualTo(phone.arrived().getLast().words().get("id"));
        assertThat(letters).isEmpty();
    }

    @Test
    void whoIsReachedOnADeviceOnlyIsToldThereAndNotByTextMessage() {
        people.job(() -> jdbc.sql("delete from common.channel where account_id = ?")
                .param(rixt.value())
                .update());
        people.job(() -> {
            accounts.reachBySms(rixt, "0612345678");
            return true;
        });
        var phone = phone(rixt);
        tells(Topic.PRACTICAL, "Soep.");
        dispatch();
        assertThat(phone.arrived()).hasSize(1);
        phone.answers(410);
        tells(Topic.PRACTICAL, "Brood.");
        dispatch();
        assertThat(letters).isEmpty();
        assertThat(states()).containsExactly("SENT", "FAILED");
    }

    @Test
    void whoSignsOutOfADeviceIsToldNothingThere() {
        var device = signedIn(rixt);
        var phone = phone(rixt, device);
        known.end(device.token());
        toldByMailOnly(phone);
    }

    @Test
    void whoEndsADeviceIsToldNothingThere() {
        var device = signedIn(rixt);
        var phone = phone(rixt, device);
        People.run(rixt, () -> own.end(device.device()));
        toldByMailOnly(phone);
    }

    @Test
    void r_c21_onADeviceThatIsSharedNobodyIsTold() {
        var device = signedIn(rixt);
        var phone = phone(rixt, device);
        People.run(rixt, () -> own.share(device.device()));
        toldByMailOnly(phone);
    }

    @Test
    void onADeviceWhoseTimeIsOverNobodyIsTold() {
        var device = signedIn(rixt);
        var phone = phone(rixt, device);
        people.job(() -> jdbc.sql("update common.device_token set expires_at = clock_timestamp() where id = ?")
                .param(device.device())
                .update());
        assertThat(devicesOf(rixt)).isEmpty();
        photo();
        dispatch();
        assertThat(phone.arrived()).isEmpty();
        assertThat(letters).hasSize(1);
    }

    private void toldByMailOnly(PushEndpoint phone) {
        assertThat(rows(rixt)).isZero();
        photo();
        dispatch();
        assertThat(phone.arrived()).isEmpty();
        assertThat(letters).hasSize(1);
    }

    private long rows(AccountId person) {
        return people.job(() -> jdbc.sql("select count(*) from common.push_device where account_id = ?")
                .param(person.value())
                .query(Long.class)
                .single());
    }

    @Test
    void withAPersonTheDevicesAreForgotten() {
        phone(rixt);
        people.job(() -> {
            accounts.forgetName(rixt);
            return true;
        });
        assertThat(rows(rixt)).isZero();
    }

    @Test
    void whoComesInAfterSomebodyOnOneBrowserHasItAloneFromThenOn() {
        var endpoint = phone(rixt);
        var next = signedIn(douwe);
        People.run(douwe, () -> service(LOCAL).turnOn(next.device(), endpoint.subscription()));
        assertThat(devicesOf(rixt)).isEmpty();
        assertThat(devicesOf(douwe)).hasSize(1);
    }

    @Test
    void aBrowserThatCameBackAsANewDeviceKeepsItsOwn() {
        var endpoint = phone(rixt);
        var anew = signedIn(rixt);
        People.run(rixt, () -> push.browserHas(anew.device(), endpoint.url()));
        assertThat(devicesOf(rixt)).extracting(PushDevice::device).containsExactly(anew.device());
        People.run(rixt, () -> push.browserHas(anew.device(), ""));
        assertThat(devicesOf(rixt)).as("its browser has none any more").isEmpty();
    }

    @Test
    void nobodySeesOrChangesWhatIsAnothers() {
        var device = signedIn(rixt);
        var endpoint = phone(rixt, device);
        assertThat(devicesOf(douwe)).isEmpty();
        assertThatThrownBy(() -> People.run(douwe, () -> push.turnOff(device.device())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(
                        () -> People.run(douwe, () -> service(LOCAL).turnOn(device.device(), endpoint.subscription())))
                .isInstanceOf(NotFound.class);
        People.run(douwe, () -> push.browserHas(device.device(), ""));
        assertThat(devicesOf(rixt)).hasSize(1);
    }

    @Test
    void whereItIsBroughtIsReadByTheJobAlone() {
        phone(rixt);
        for (var column : List.of("endpoint", "p256dh", "auth")) {
            assertThatThrownBy(
                            () -> People.as(rixt, () -> transactional("select " + column + " from common.push_device")))
                    .as(column)
                    .isInstanceOf(DataAccessException.class);
        }
        assertThat(People.as(
                        douwe,
                        () -> transactional(
                                "select id from common.push_device where account_id = '" + rixt.value() + "'")))
                .isEmpty();
    }

    private List<Object> transactional(String sql) {
        return people.inTransaction(
                () -> jdbc.sql(sql).query((row, _) -> row.getObject(1)).list());
    }

    @Test
    void aTrialIsBroughtAtOnceAndItIsSaidWhetherItWas() {
        var phone = phone(rixt);
        assertThat(People.<Boolean>as(rixt, () -> service(LOCAL).tryOut("/circle/x/told")))
                .isTrue();
        assertThat(phone.arrived()).singleElement().satisfies(it -> {
            assertThat(it.words())
                    .containsEntry("title", "Kring")
                    .containsEntry("body", "Dit is een proef. Zo komt een bericht bij je binnen.")
                    .containsEntry("path", "/circle/x/told");
            assertThat(it.ttl()).isEqualTo(60);
        });
        phone.answers(500);
        assertThat(People.<Boolean>as(rixt, () -> service(LOCAL).tryOut("/"))).isFalse();
        for (var times = 0; times < 8; times++) {
            People.as(rixt, () -> service(LOCAL).tryOut("/"));
        }
        assertThatThrownBy(() -> People.as(rixt, () -> service(LOCAL).tryOut("/")))
                .isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://fcm.googleapis.com/fcm/send/x",
                "https://fcm.googleapis.com:8443/x",
                "https://fcm.googleapis.com.elders.example/x",
                "https://elders.example/?fcm.googleapis.com",
                "https://fcm.googleapis.com@elders.example/x",
                "https://x@fcm.googleapis.com/x",
                "https://elders.example#.push.services.mozilla.com",
                "https://push.services.mozilla.com.elders.example/x",
                "https://elderspush.services.mozilla.com/x",
                "https://10.0.0.1/x",
                "https://169.254.169.254/latest/meta-data",
                "https://[::1]/x",
                "https://[fd00::1]/x",
                "https://2130706433/x",
                "https://0x7f000001/x",
                "file:///etc/passwd",
                "ftp://fcm.googleapis.com/x",
                "//fcm.googleapis.com/x",
                "fcm.googleapis.com",
                "javascript:alert(1)",
                "https://",
                "https:fcm.googleapis.com/x",
                "https://fcm.googleapis.com\\@elders.example/x",
                "https://fcm.googleapis.com/\r\nHost: elders.example",
                ""
            })
    void nothingIsSentToAnAddressThatIsNotOfAKnownService(String address) {
        assertThat(new PushAddress(REAL).of(address)).isEmpty();
        var device = signedIn(rixt);
        var keys = PushEndpoint.start();
        endpoints.add(keys);
        var subscription =
                new PushSubscription(address, PushEndpoint.decoded(keys.key()), PushEndpoint.decoded(keys.auth()));
        assertThatThrownBy(() -> People.run(rixt, () -> service(REAL).turnOn(device.device(), subscription)))
                .isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://fcm.googleapis.com/fcm/send/abc:DEF_g-h",
                "https://FCM.googleapis.com/wp/x",
                "https://fcm.googleapis.com:443/x",
                "https://updates.push.services.mozilla.com/wpush/v2/gAAAA"
            })
    void toAKnownServiceItIs(String address) {
        assertThat(new PushAddress(REAL).of(address)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "0.1.2.3",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.170",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::"
            })
    void anAddressOfTheOwnNetworkIsNotSentTo(String address) throws Exception {
        assertThat(PushAddress.isInside(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"142.250.1.1", "172.32.0.1", "100.128.0.1", "2a00:1450:4001::1", "52.1.2.3"})
    void anAddressOutInTheWorldIs(String address) throws Exception {
        assertThat(PushAddress.isInside(InetAddress.getByName(address))).isFalse();
    }

    @Test
    void aKnownNameThatLeadsIntoTheOwnNetworkIsNotSentTo() throws Exception {
        var addresses = new PushAddress(REAL);
        assertThat(addresses.of("https://localhost/x")).isPresent();
        assertThat(addresses.leadsOutside(URI.create("https://localhost/x"))).isFalse();
        var endpoint = phone(rixt);
        people.job(() -> jdbc.sql("update common.push_device set told_at = null where account_id = ?")
                .param(rixt.value())
                .update());
        photo();
        dispatch(pushing(REAL));
        assertThat(endpoint.arrived()).isEmpty();
        assertThat(letters).hasSize(1);
    }

    private PushKeys keysIn(Path folder, PushSettings settings) throws IOException {
        return new PushKeys(settings, folder, "https://kring.example", "kring@example");
    }

    @Test
    void theKeysAreMadeOnceAndOnlyTheirOwnerReadsThem(@TempDir Path folder) throws Exception {
        var first = keysIn(folder, LOCAL);
        assertThat(keysIn(folder, LOCAL).publicKey())
                .isEqualTo(first.publicKey())
                .isPresent();
        assertThat(first.push().orElseThrow().getSubject()).isEqualTo("https://kring.example");
        var kept = new DataFolder(folder).passwords();
        try (var files = Files.list(kept)) {
            assertThat(files.toList()).singleElement().satisfies(file -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
        }
    }

    @Test
    void keysThatAreGivenAreTakenAndHalfAPairIsNot(@TempDir Path folder) throws Exception {
        var first = "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
        var second = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
        assertThat(keysIn(folder, new PushSettings(true, first, second, List.of(), false))
                        .publicKey())
                .contains(first);
        assertThatThrownBy(() -> keysIn(folder, new PushSettings(true, first, "", List.of(), false)))
                .hasMessageContaining("KRING_PUSH_PRIVATE_KEY");
        assertThat(Files.list(folder)).as("nothing is made beside them").isEmpty();
    }

    @Test
    void whereNobodyIsToldOnADeviceEverythingGoesByMail(@TempDir Path folder) throws Exception {
        var phone = phone(rixt);
        var off = keysIn(folder, new PushSettings(false, "", "", List.of("127.0.0.1"), true));
        photo();
        dispatch(new Pushing(devices, new PushSender(off, new PushAddress(LOCAL), json), off));
        assertThat(phone.arrived()).isEmpty();
        assertThat(letters).hasSize(1);
        assertThat(off.publicKey()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AAAA, AAAAAAAAAAAAAAAAAAAAAA",
        "BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE, AAAAAAAAAAAAAAAAAAAAAA",
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4, AAAA",
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIBiw4, AAAAAAAAAAAAAAAAAAAAAA",
        "***, AAAAAAAAAAAAAAAAAAAAAA"
    })
    void aKeyThatIsNoneIsNotTaken(String key, String auth) {
        assertThat(PushSubscription.of("https://fcm.googleapis.com/x", key, auth))
                .isEmpty();
    }
}
