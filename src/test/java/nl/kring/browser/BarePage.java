package nl.kring.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import nl.kring.platform.Ids;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An open page with no browser round it: it asks and hears what Vaadin's client would, and draws nothing, so that fifty of them take
 * nothing of the machine that is measured. Who came in is told by the cookies of a {@link Visitor}.
 */
public class BarePage implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern SYNC_ID = Pattern.compile("\"syncId\":(\\d+)");
    private static final String TOPIC = "PRACTICAL";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** What was heard, and when by {@link System#nanoTime}. */
    public record Heard(long at, int syncId, String words) {}

    private final Site kring;
    private final String cookies;
    private final String circle;
    private final int number;
    private final String key;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final WebSocket line;
    private final String first;

    /** @param place the path, with no slash before it */
    public BarePage(Site kring, String cookies, String place) {
        this.kring = kring;
        this.cookies = cookies;
        circle = place.split("/")[1];
        var config = json(get("?v-r=init&query=&location=" + encoded(place))).path("appConfig");
        number = config.path("v-uiId").asInt();
        var uidl = config.path("uidl");
        key = uidl.path("Vaadin-Security-Key").asString();
        line = open(uidl.path("Vaadin-Push-ID").asString());
        first = post(
                "?v-r=uidl&v-uiId=" + number,
                Map.of(
                        "csrfToken",
                        key,
                        "syncId",
                        uidl.path("syncId").asInt(),
                        "clientId",
                        0,
                        "rpc",
                        List.of(Map.of("type", "event", "node", 1, "event", "ui-navigate", "data", goesTo(place)))));
    }

    /** The answer that drew it. */
    public String first() {
        return first;
    }

    /** All that the server wrote of its own accord so far. */
    public List<Heard> heard() {
        return heard;
    }

    /** Posts by the door of what waited on a device, which keeps it as the composer does; when it began. */
    public long tell(String words) {
        var here = json(get("outbox"));
        var topics = json(get("outbox/" + circle)).path("topics");
        var readers = StreamSupport.stream(topics.spliterator(), false)
                .filter(about -> about.path("topic").asString().equals(TOPIC))
                .flatMap(about -> StreamSupport.stream(about.path("readers").spliterator(), false))
                .map(reader -> reader.path("id").asString())
                .toList();
        var began = System.nanoTime();
        var answer = post(
                "outbox",
                Map.of(
                        "person", here.path("person").asString(),
                        "id", Ids.next().toString(),
                        "circle", circle,
                        "text", words,
                        "topic", TOPIC,
                        "readers", readers),
                here.path("header").asString(),
                here.path("token").asString());
        if (!answer.contains("KEPT")) {
            throw new IllegalStateException(answer);
        }
        return began;
    }

    /** Asks a door of Kring in the name of who has this page. */
    private String get(String path) {
        return send(request(path).GET());
    }

    private String post(String path, Map<String, ?> body, String... headers) {
        var request = request(path).header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    @Override
    public void close() {
        line.abort();
    }

    /** Where the line of a page is opened. */
    public static URI pushAddress(Site kring, int number, String pushId) {
        return URI.create(kring.url(
                        "VAADIN/push?v-r=push&v-uiId=" + number + "&v-pushId=" + pushId
                                + "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=3.1.5-javascript&X-Atmosphere-Transport=websocket"
                                + "&X-Atmosphere-TrackMessageSize=true&Content-Type=application/json;%20charset=UTF-8&X-atmo-protocol=true")
                .replaceFirst("^http", "ws"));
    }

    /** What the event {@code ui-navigate} of the first node says, of a page that goes to an address. */
    public static Map<String, String> goesTo(String place) {
        return Map.of("route", place, "query", "", "appShellTitle", "", "historyState", "", "trigger", "");
    }

    private WebSocket open(String pushId) {
        return CLIENT.newWebSocketBuilder()
                .header("Cookie", cookies)
                .header("Origin", kring.url("").replaceFirst("/$", ""))
                .buildAsync(pushAddress(kring, number, pushId), new Ear())
                .join();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(kring.url(path))).header("Cookie", cookies);
    }

    private static String send(HttpRequest.Builder request) {
        try {
            var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What comes stands behind its length, and may come in pieces. */
    private final class Ear implements WebSocket.Listener {
        private final StringBuilder soFar = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            soFar.append(part);
            for (var bar = soFar.indexOf("|"); bar > 0; bar = soFar.indexOf("|")) {
                var end = bar + 1 + Integer.parseInt(soFar.substring(0, bar));
                if (soFar.length() < end) {
                    break;
                }
                hear(soFar.substring(bar + 1, end));
                soFar.delete(0, end);
            }
            socket.request(1);
            return null;
        }

        private void hear(String message) {
            var id = SYNC_ID.matcher(message);
            if (id.find()) {
                heard.add(new Heard(System.nanoTime(), Integer.parseInt(id.group(1)), message));
            }
        }
    }
}
