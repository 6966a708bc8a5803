package nl.kring.timeline.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleId;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.identity.SignedIn;
import nl.kring.platform.Ids;
import nl.kring.tenant.TenantId;
import nl.kring.timeline.Feed;
import nl.kring.timeline.PostView;
import nl.kring.timeline.TimelineService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What waited on a device, at the door of the server. */
@KringTest
class OutboxTests {
    private static final JsonMapper MAPPER = new JsonMapper();

    @Autowired
    private WebApplicationContext spring;

    @Autowired
    private People people;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private Feed feed;

    @Autowired
    private SecurityContextHolderStrategy whoIsIn;

    private MockMvc web;
    private TenantId tenant;
    private AccountId jan;
    private AccountId anna;
    private AccountId bram;
    private CircleId circle;

    @BeforeEach
    void aCircle() {
        SecurityContextHolder.setContextHolderStrategy(whoIsIn); // another context of this run may have set its own
        web = MockMvcBuilders.webAppContextSetup(spring)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build();
        tenant = people.tenant();
        jan = people.person("Jan");
        anna = people.person("Anna");
        bram = people.person("Bram");
        circle = people.circle(tenant, jan);
        people.seat(circle, anna, Ring.INNER);
        people.seat(circle, bram, Ring.HELPERS);
    }

    private static RequestPostProcessor as(AccountId person) {
        return SecurityMockMvcRequestPostProcessors.authentication(UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(person.value(), null, null), null, List.of(new SimpleGrantedAuthority("PERSON"))));
    }

    private MockHttpServletResponse ask(RequestBuilder request) {
        try {
            return web.perform(request).andReturn().getResponse();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private MockHttpServletResponse send(AccountId person, String body) {
        return ask(post("/outbox")
                .with(as(person))
                .with(csrf().asHeader())
                .header(HttpHeaders.ACCEPT_LANGUAGE, "nl")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private static JsonNode said(MockHttpServletResponse answer) {
        assertThat(answer.getStatus()).isEqualTo(200);
        return MAPPER.readTree(new String(answer.getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8));
    }

    private JsonNode sent(AccountId person, Map<String, Object> waiting) {
        return said(send(person, MAPPER.writeValueAsString(waiting)));
    }

    private Map<String, Object> waiting(AccountId person, String text, AccountId... readers) {
        var waiting = new LinkedHashMap<String, Object>();
        waiting.put("person", person.value());
        waiting.put("id", Ids.next());
        waiting.put("circle", circle.value());
        waiting.put("text", text);
        waiting.put("topic", "PRACTICAL");
        waiting.put("readers", List.of(readers).stream().map(AccountId::value).toList());
        return waiting;
    }

    private static Map<String, Object> with(Map<String, Object> waiting, String name, @Nullable Object value) {
        var other = new LinkedHashMap<>(waiting);
        other.put(name, value);
        return other;
    }

    private List<PostView> read(AccountId reader) {
        return People.as(reader, () -> feed.window(circle, Optional.empty()).stream()
                .map(entry -> timeline.posts(circle, List.of(entry.id())).get(entry.id()))
                .toList());
    }

    private List<String> texts() {
        return read(jan).stream().map(PostView::text).toList();
    }

    @Test
    void r_c21_whatWaitedStandsOnceHoweverOftenItIsSent() {
        var waiting = waiting(anna, "De soep staat klaar.", jan, anna, bram);
        assertThat(sent(anna, waiting).path("state").asString()).isEqualTo("KEPT");
        assertThat(sent(anna, waiting).path("state").asString()).isEqualTo("ALREADY_THERE");
        assertThat(texts()).containsExactly("De soep staat klaar.");
        var other = sent(anna, with(waiting, "text", "Een andere tekst."));
        assertThat(other.path("state").asString()).isEqualTo("REFUSED");
        assertThat(texts()).containsExactly("De soep staat klaar.");
    }

    @Test
    void r_c21_what_was_seen_comes_by_the_same_door_and_what_is_half_of_it_does_not() {
        var seen =
                Map.of("signs", List.of(), "good", false, "worried", true, "at", System.currentTimeMillis() - 60_000);
        var waiting = with(with(waiting(anna, "Het licht brandde nog.", jan, anna, bram), "topic", null), "seen", seen);
        assertThat(sent(anna, waiting).path("state").asString()).isEqualTo("KEPT");
        assertThat(sent(anna, waiting).path("state").asString()).isEqualTo("KEPT");
        assertThat(texts()).containsExactly("Het licht brandde nog."); // nothing was agreed here: it is a post
        var broken = with(waiting, "seen", Map.of("signs", "all"));
        assertThat(send(anna, MAPPER.writeValueAsString(broken)).getStatus()).isEqualTo(400);
        var stranger = people.person("Vreemde");
        assertThat(sent(stranger, with(waiting, "person", stranger.value()))
                        .path("state")
                        .asString())
                .isEqualTo("REFUSED");
    }

    @Test
    void r_c21_anAnswerThatWaitedStandsAtItsPost() {
        var first = waiting(anna, "Wie haalt brood?", jan, anna, bram);
        sent(anna, first);
        var answer = with(with(waiting(bram, "Dat doe ik."), "thread", first.get("id")), "topic", null);
        assertThat(sent(bram, answer).path("state").asString()).isEqualTo("KEPT");
        assertThat(sent(bram, answer).path("state").asString()).isEqualTo("ALREADY_THERE");
        assertThat(read(jan).getFirst().answers()).extracting(PostView::text).containsExactly("Dat doe ik.");
        var nowhere = with(waiting(bram, "En dit?"), "thread", UUID.randomUUID());
        assertThat(sent(bram, nowhere).path("state").asString()).isEqualTo("REFUSED");
    }

    @Test
    void r_c1_whatMorePeopleWouldReadThanItsWriterSawComesBackAsAQuestion() {
        var waiting = waiting(anna, "Ik neem hout mee.", jan, anna, bram);
        var femke = people.person("Femke");
        people.seat(circle, femke, Ring.HELPERS);
        var asked = sent(anna, waiting);
        assertThat(asked.path("state").asString()).isEqualTo("MORE");
        assertThat(asked.path("sentence").asString()).contains("Femke").doesNotContain("Bram");
        assertThat(texts()).isEmpty();
        var now = asked.path("readers")
                .valueStream()
                .map(reader -> reader.path("id").asString())
                .toList();
        assertThat(now).hasSize(4);
        assertThat(sent(anna, with(waiting, "readers", now)).path("state").asString())
                .isEqualTo("KEPT");
        people.seat(circle, people.person("Nynke"), Ring.HELPERS);
        assertThat(sent(anna, waiting).path("state").asString()).isEqualTo("ALREADY_THERE");
    }

    @Test
    void r_c1_forChosenPersonsItGoesToNobodyElseAndToNobodyFromOutside() {
        people.seat(circle, people.person("Femke"), Ring.HELPERS);
        var stranger = people.person("Vreemde");
        var waiting =
                with(waiting(anna, "Alleen voor jou.", jan, anna), "only", List.of(anna.value(), stranger.value()));
        assertThat(sent(anna, waiting).path("state").asString()).isEqualTo("KEPT");
        assertThat(read(bram)).isEmpty();
        people.seat(circle, stranger, Ring.HELPERS);
        assertThat(read(stranger)).isEmpty();
    }

    @Test
    void r_c14_whatGivesSomethingAwayIsAskedAndABsnIsNever() {
        var account = waiting(anna, "Stort het op NL91 ABNA 0417 1643 00", jan, anna, bram);
        var asked = sent(anna, account);
        assertThat(asked.path("state").asString()).isEqualTo("GIVES");
        assertThat(asked.path("sentence").asString()).contains("rekeningnummer");
        assertThat(sent(anna, with(account, "gives", List.of("ACCOUNT")))
                        .path("state")
                        .asString())
                .isEqualTo("KEPT");
        var number = waiting(anna, "Zijn bsn is 111222333", jan, anna, bram);
        assertThat(sent(anna, with(number, "gives", List.of("BSN")))
                        .path("state")
                        .asString())
                .isEqualTo("REFUSED");
        assertThat(texts()).hasSize(1);
    }

    @Test
    void r_c21_whoIsNoLongerInTheCircleReadsWhy() {
        var stranger = people.person("Vreemde");
        var refused = sent(stranger, waiting(stranger, "Hallo.", jan));
        assertThat(refused.path("state").asString()).isEqualTo("REFUSED");
        assertThat(refused.path("sentence").asString()).contains("er voor jou niet meer");
        assertThat(ask(get("/outbox/" + circle.value()).with(as(stranger))).getStatus())
                .isEqualTo(404);
        assertThat(texts()).isEmpty();
    }

    @Test
    void r_c21_tooLongOrEmptyIsSaid() {
        assertThat(sent(anna, waiting(anna, "a".repeat(2_001), jan, anna, bram))
                        .path("sentence")
                        .asString())
                .contains("2.000");
        assertThat(sent(anna, waiting(anna, " \u0000 ", jan, anna, bram))
                        .path("state")
                        .asString())
                .isEqualTo("REFUSED");
        assertThat(texts()).isEmpty();
    }

    @Test
    void anIdFromAWrongClockIsRefusedInWords() {
        for (var odd : List.of(
                UUID.randomUUID(),
                new UUID(0, 0),
                Ids.at(Instant.ofEpochMilli(System.currentTimeMillis()).plus(Duration.ofHours(1))),
                Ids.at(Instant.ofEpochMilli(System.currentTimeMillis()).minus(Duration.ofDays(31))))) {
            var refused = sent(anna, with(waiting(anna, "Hallo.", jan, anna, bram), "id", odd));
            assertThat(refused.path("sentence").asString()).as("%s", odd).contains("klok");
        }
        assertThat(texts()).isEmpty();
    }

    @Test
    void whoIsNotSignedInOrHasNoTokenSendsNothing() {
        var body = MAPPER.writeValueAsString(waiting(anna, "Hallo.", jan, anna, bram));
        var json = MediaType.APPLICATION_JSON;
        assertThat(ask(post("/outbox").with(csrf().asHeader()).contentType(json).content(body))
                        .getStatus())
                .isEqualTo(401);
        assertThat(ask(post("/outbox").with(as(anna)).contentType(json).content(body))
                        .getStatus())
                .isEqualTo(403);
        assertThat(ask(post("/outbox")
                                .with(as(anna))
                                .with(csrf().asHeader())
                                .contentType(MediaType.TEXT_PLAIN)
                                .content(body))
                        .getStatus())
                .isEqualTo(415);
        assertThat(ask(get("/outbox")).getStatus()).isEqualTo(401);
        assertThat(ask(get("/outbox/" + circle.value())).getStatus()).isEqualTo(401);
        assertThat(texts()).isEmpty();
    }

    @Test
    void whatSomebodyElseWroteDoesNotGoOutInMyName() {
        var hers = MAPPER.writeValueAsString(waiting(anna, "Van Anna.", jan, anna, bram));
        assertThat(send(bram, hers).getStatus()).isEqualTo(400);
        assertThat(texts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{",
                "{}",
                "\"text\"",
                "{\"person\":\"1\"}",
                "{\"id\":null}",
                "{\"topic\":\"EVERYTHING\"}",
                "{\"topic\":3}",
                "{\"readers\":[null]}",
                "{\"about\":{}}",
                "{\"text\":{\"a\":1}}",
                "\u0000\u0001"
            })
    void nonsenseIsSaidToBeNonsense(String body) {
        assertThat(send(anna, body).getStatus()).as(body).isEqualTo(400);
        var half = MAPPER.writeValueAsString(waiting(anna, "Hallo.", jan, anna, bram));
        if (body.startsWith("{\"")) {
            var mixed = half.substring(0, half.length() - 1) + "," + body.substring(1);
            assertThat(send(anna, mixed).getStatus()).as(mixed).isIn(200, 400);
        }
    }

    @Test
    void deepAndLargeBodiesAreRefused() {
        assertThat(send(anna, "[".repeat(50_000)).getStatus()).isEqualTo(400);
        assertThat(send(anna, "{\"text\":\"" + "a".repeat(1_000_000) + "\"}").getStatus())
                .isEqualTo(413);
        var many = IntStream.range(0, 4_000)
                .mapToObj(_ -> UUID.randomUUID().toString())
                .toList();
        assertThat(send(anna, MAPPER.writeValueAsString(with(waiting(anna, "Hallo."), "readers", many)))
                        .getStatus())
                .isEqualTo(400);
        assertThat(texts()).isEmpty();
    }

    @Test
    void tooManyInAMinuteWait() {
        var waiting = MAPPER.writeValueAsString(waiting(anna, "Hallo.", jan, anna, bram));
        assertThat(IntStream.range(0, 130)
                        .map(_ -> send(anna, waiting).getStatus())
                        .filter(status -> status == 429))
                .isNotEmpty();
        assertThat(texts()).containsExactly("Hallo.");
    }

    @Test
    void r_c21_aDeviceLearnsWhoIsInAndWhoWouldReadWhat() {
        var here = said(ask(get("/outbox").with(as(anna))));
        assertThat(here.path("person").asString()).isEqualTo(anna.value().toString());
        assertThat(here.path("token").asString()).isNotBlank();
        assertThat(here.path("keeps").asBoolean()).isFalse();
        var place =
                said(ask(get("/outbox/" + circle.value()).with(as(bram)).header(HttpHeaders.ACCEPT_LANGUAGE, "nl")));
        assertThat(place.path("topics").valueStream().map(topic -> topic.path("topic")
                        .asString()))
                .contains("PRACTICAL")
                .doesNotContain("HEALTH");
        assertThat(place.path("topics").get(0).path("readers").valueStream().map(reader -> reader.path("name")
                        .asString()))
                .startsWith("Jan")
                .contains("Anna", "Bram");
    }
}
