package nl.kring.torture;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import nl.kring.browser.Site;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody with a browser of her own: it keeps cookies, comes back by its device after its node died, and sends what waits under the same id
 * until there is an answer, as {@code still/send.js} does.
 */
final class Person {
    static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private static final String TOPIC = "PRACTICAL";
    private static final String DEVICE = "kring-device";
    private static final int NOBODY = 401;
    private static final Set<Integer> MEANT = Set.of(200, 400, 413);

    private final UUID account;
    private final UUID circle;
    private final Supplier<String> device;
    private final List<Site> doors;
    private final Map<String, String> cookies = new HashMap<>();
    private int door;
    private @Nullable JsonNode me;
    private final Map<Boolean, List<String>> readers = new HashMap<>();
    private int signedOut;

    /**
     * Who comes in by a device.
     *
     * @param device another token, for when Kring does not know her any more
     * @param doors one, or each of those that there are where nothing stands before them
     */
    Person(UUID account, UUID circle, Supplier<String> device, List<Site> doors) {
        this.account = account;
        this.circle = circle;
        this.device = device;
        this.doors = doors;
        cookies.put(DEVICE, device.get());
    }

    /** How often she had to sign in anew, which a device is there for to spare her. */
    int signedOut() {
        return signedOut;
    }

    UUID account() {
        return account;
    }

    UUID circle() {
        return circle;
    }

    /** Tells the circle something; false where the run ended before it was acknowledged. */
    boolean tells(UUID id, String words, BooleanSupplier goesOn) {
        return keeps(id, words, Map.of("topic", TOPIC), goesOn);
    }

    /** The same of a sign that she saw. */
    boolean saw(UUID id, String words, UUID sign, BooleanSupplier goesOn) {
        var seen = Map.of("signs", List.of(sign), "good", false, "worried", true, "at", System.currentTimeMillis());
        return keeps(id, words, Map.of("seen", seen), goesOn);
    }

    private boolean keeps(UUID id, String words, Map<String, ?> besides, BooleanSupplier goesOn) {
        while (goesOn.getAsBoolean()) {
            try {
                var state = sends(id, words, besides);
                if (state.equals("KEPT") || state.equals("ALREADY_THERE")) {
                    return true;
                }
            } catch (IOException notNow) {
                elsewhere();
            }
            Signals.pause(250);
        }
        return false;
    }

    private String sends(UUID id, String words, Map<String, ?> besides) throws IOException {
        var mine = me == null ? comesBack() : me;
        me = mine;
        var ofSeen = besides.containsKey("seen");
        if (!readers.containsKey(ofSeen)) {
            readers.put(ofSeen, readers(json(ask("GET", "outbox/" + circle, null)), ofSeen));
        }
        var thing = new HashMap<String, Object>(besides);
        thing.putAll(Map.of("person", account, "id", id, "circle", circle, "text", words));
        thing.put("readers", readers.get(ofSeen));
        var answer = ask(
                "POST",
                "outbox",
                JSON.writeValueAsString(thing),
                mine.path("header").asString(),
                mine.path("token").asString());
        var told = json(answer).path("state").asString("");
        if (told.equals("REFUSED") || told.equals("MORE") || told.equals("GIVES")) {
            if (answer.statusCode() == 200) {
                throw new IllegalStateException("refused to " + account + ": " + answer.body());
            }
        }
        return told;
    }

    /** Where Kring does not know her visit any more, her device brings her back. */
    void comesIn() throws IOException {
        comesBack();
    }

    private JsonNode comesBack() throws IOException {
        var answer = ask("GET", "outbox", null);
        if (answer.statusCode() == NOBODY) {
            signedOut++;
            cookies.put(DEVICE, device.get());
        }
        return json(answer);
    }

    private static List<String> readers(JsonNode place, boolean ofSeen) {
        var people = ofSeen
                ? place.path("seen").path("readers")
                : StreamSupport.stream(place.path("topics").spliterator(), false)
                        .filter(about -> about.path("topic").asString().equals(TOPIC))
                        .map(about -> about.path("readers"))
                        .findFirst()
                        .orElseThrow();
        return StreamSupport.stream(people.spliterator(), false)
                .map(reader -> reader.path("id").asString())
                .toList();
    }

    /** What comes that is no JSON says nothing of what became of it. */
    static JsonNode json(HttpResponse<String> answer) throws IOException {
        if (!MEANT.contains(answer.statusCode())
                || !answer.headers().firstValue("Content-Type").orElse("").contains("application/json")) {
            throw new IOException("status " + answer.statusCode());
        }
        return JSON.readTree(answer.body());
    }

    /** Whether another's circle answers her anything. */
    boolean reads(UUID foreign) throws IOException {
        return ask("GET", "outbox/" + foreign, null).statusCode() == 200;
    }

    /** The next try is a new beginning, at another door if there is one. */
    void elsewhere() {
        me = null;
        door = (door + 1) % doors.size();
    }

    HttpResponse<String> ask(String method, String path, @Nullable String body, String... headers) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(doors.get(door).url(path)))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("Accept-Language", "nl")
                .header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(each -> each.getKey() + "=" + each.getValue())
                                .collect(Collectors.joining("; ")))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keepCookie);
            return answer;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    private void keepCookie(String given) {
        var pair = given.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
