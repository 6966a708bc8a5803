package nl.kring.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import nl.kring.browser.Site;
import nl.kring.platform.Ids;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody at the doors of Kring with cookies of her own and no browser, which would not send what she sends. */
final class DoorsVisitor {
    static final JsonMapper JSON = new JsonMapper();
    static final String TOPIC = "PRACTICAL";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Site kring;
    private final String name;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();
    private final Map<String, Place> places = new ConcurrentHashMap<>();

    /** What she needs to write for a circle. */
    private record Place(JsonNode here, List<String> readers) {}

    DoorsVisitor(Site kring, String name) {
        this.kring = kring;
        this.name = name;
    }

    /** Comes in by the entrance of the demo. */
    static DoorsVisitor entering(Site kring, String name) {
        var visitor = new DoorsVisitor(kring, name);
        visitor.ask("GET", "");
        try (var door = new DoorsPage(visitor, "")) {
            door.press(name);
        }
        if (visitor.ask("GET", "outbox").statusCode() != 200) {
            throw new IllegalStateException(name + " did not come in");
        }
        return visitor;
    }

    String name() {
        return name;
    }

    Site kring() {
        return kring;
    }

    Map<String, String> cookies() {
        return cookies;
    }

    /** As her browser would send them. */
    String cookieLine() {
        return cookies.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("; "));
    }

    HttpResponse<byte[]> ask(String method, String path, String... headers) {
        return send(method, path, "", headers);
    }

    HttpResponse<byte[]> send(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(kring.url(path)))
                .timeout(Duration.ofSeconds(60))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookieLine());
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var answer = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String line) {
        var pair = line.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    static String words(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /** Posts by the door of what waited on a device; the answer in words, empty when she is not let in. Who reads it is asked again when it was refused. */
    String tell(String circle, String words) {
        var place = places.computeIfAbsent(circle, this::place);
        var answer = tell(circle, words, place.here(), place.readers());
        if (!answer.contains("KEPT")) {
            places.remove(circle);
        }
        return answer;
    }

    private Place place(String circle) {
        return new Place(
                json("outbox"),
                json("outbox/" + circle)
                        .path("topics")
                        .valueStream()
                        .filter(about -> about.path("topic").asString().equals(TOPIC))
                        .flatMap(about -> about.path("readers").valueStream())
                        .map(reader -> reader.path("id").asString())
                        .toList());
    }

    private String tell(String circle, String words, JsonNode here, List<String> readers) {
        if (!here.has("token")) {
            return "";
        }
        return words(send(
                "POST",
                "outbox",
                JSON.writeValueAsString(Map.of(
                        "person", here.path("person").asString(),
                        "id", Ids.next().toString(),
                        "circle", circle,
                        "text", words,
                        "topic", TOPIC,
                        "readers", readers)),
                "Content-Type",
                "application/json",
                here.path("header").asString(),
                here.path("token").asString()));
    }

    private JsonNode json(String path) {
        var answer = ask("GET", path);
        return answer.statusCode() == 200 ? JSON.readTree(words(answer)) : JSON.createObjectNode();
    }
}
