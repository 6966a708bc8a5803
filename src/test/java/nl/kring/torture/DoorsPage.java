package nl.kring.torture;

import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import nl.kring.browser.BarePage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A page that is open and drawn nowhere: it goes from address to address, presses what has a click, hears what the server writes of its
 * own accord, and knows at each moment what is on it.
 */
final class DoorsPage implements AutoCloseable {
    private static final int CHILDREN = 2;
    private static final int LISTENERS = 4;

    /** What was heard, and when by {@link System#nanoTime}. */
    record Heard(long at, String words) {}

    private static final class Node {
        private int parent;
        private boolean clicks;
        private final List<Integer> children = new ArrayList<>();
        private final Map<String, String> said = new TreeMap<>();
    }

    private final DoorsVisitor visitor;
    private final int number;
    private final String key;
    private final String pushId;
    private final StringBuilder begun = new StringBuilder();
    private final Map<Integer, Node> nodes = new TreeMap<>();
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private @Nullable WebSocket line;
    private volatile long closedAt;
    private int sync;
    private int sent;
    private int status;

    /** Opens it at an address, without a slash before it, and does not listen yet. */
    DoorsPage(DoorsVisitor visitor, String place) {
        this.visitor = visitor;
        var first = DoorsVisitor.words(visitor.ask("GET", "?v-r=init&query=&location=" + encoded(place)));
        begun.append(first);
        var config = DoorsVisitor.JSON.readTree(first).path("appConfig");
        var uidl = config.path("uidl");
        number = config.path("v-uiId").asInt();
        key = uidl.path("Vaadin-Security-Key").asString();
        pushId = uidl.path("Vaadin-Push-ID").asString();
        take(uidl);
        begun.append(go(place));
    }

    /** All that came until it was drawn. */
    String begun() {
        return begun.toString();
    }

    int number() {
        return number;
    }

    String key() {
        return key;
    }

    String pushId() {
        return pushId;
    }

    List<Heard> heard() {
        return heard;
    }

    /** Of the last answer to what was done on it. */
    int status() {
        return status;
    }

    /** When its line was closed by the other side, by {@link System#nanoTime}; 0 if it is open. */
    long closedAt() {
        return closedAt;
    }

    DoorsPage listening() {
        line = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Cookie", visitor.cookieLine())
                .header("Origin", visitor.kring().url("").replaceFirst("/$", ""))
                .buildAsync(BarePage.pushAddress(visitor.kring(), number, pushId), new Ear())
                .join();
        return this;
    }

    /** Goes to another address on the same page; what came back. */
    String go(String place) {
        return event(1, "ui-navigate", BarePage.goesTo(place));
    }

    /** Presses what says this, or what that is in. */
    String press(String words) {
        return event(clickable(words), "click", Map.of());
    }

    /** One of several that say this, counted from 0. */
    String press(String words, int which) {
        return event(all(words).get(which), "click", Map.of());
    }

    private int clickable(String words) {
        return all(words).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing to press says " + words + ": " + seen()));
    }

    /** In the order in which they stand on the page: numbers are given in another one. */
    private synchronized List<Integer> all(String words) {
        return nodes.entrySet().stream()
                .filter(node -> says(node.getValue(), words))
                .map(node -> up(node.getKey()))
                .filter(node -> node > 0)
                .sorted(Comparator.comparing(this::place))
                .toList();
    }

    private String place(int node) {
        var at = nodes.get(node);
        var parent = at == null ? null : nodes.get(at.parent);
        return parent == null ? "" : place(at.parent) + "%05d".formatted(parent.children.indexOf(node));
    }

    /** A name may have a word behind it: Ype, fietsenmaker. */
    private static boolean says(Node node, String words) {
        var text = node.said.getOrDefault("text", "");
        return text.equals(words) || text.startsWith(words + ", ");
    }

    private int up(int node) {
        var at = node;
        while (nodes.containsKey(at) && !nodes.get(at).clicks) {
            at = nodes.get(at).parent;
        }
        return nodes.containsKey(at) ? at : 0;
    }

    String event(int node, String event, Map<String, ?> data) {
        var came = send(body(List.of(message(node, event, data))));
        status = came.statusCode();
        var answer = DoorsVisitor.words(came);
        hear(answer);
        return answer;
    }

    private static Map<String, ?> message(int node, String event, Map<String, ?> data) {
        return Map.of("type", "event", "node", node, "event", event, "data", data);
    }

    private synchronized String body(List<?> rpc) {
        return DoorsVisitor.JSON.writeValueAsString(
                Map.of("csrfToken", key, "syncId", sync, "clientId", sent++, "rpc", rpc));
    }

    /** The body of a message that would go to an address, for who wants to send it in another way. */
    String wouldGo(String place) {
        return body(List.of(message(1, "ui-navigate", BarePage.goesTo(place))));
    }

    private HttpResponse<byte[]> send(String body) {
        return visitor.send(
                "POST", "?v-r=uidl&v-uiId=" + number, body, "Content-Type", "application/json; charset=UTF-8");
    }

    private synchronized void hear(String words) {
        var json = words.indexOf('{');
        if (json == 0 || words.startsWith("for(;;);")) {
            take(DoorsVisitor.JSON.readTree(words.substring(json, words.lastIndexOf('}') + 1)));
        }
    }

    private synchronized void take(JsonNode uidl) {
        sync = Math.max(sync, uidl.path("syncId").asInt(sync));
        uidl.path("changes").valueStream().forEach(this::change);
    }

    private void change(JsonNode change) {
        var id = change.path("node").asInt();
        var node = nodes.computeIfAbsent(id, _ -> new Node());
        switch (change.path("type").asString()) {
            case "detach" -> nodes.remove(id);
            case "put" -> put(node, change);
            case "remove" -> node.said.remove(change.path("key").asString());
            case "clear" -> node.children.clear();
            case "splice" -> splice(id, node, change);
            default -> {} // attach
        }
    }

    private static void put(Node node, JsonNode change) {
        var about = change.path("key").asString();
        if (change.path("feat").asInt() == LISTENERS) {
            node.clicks |= about.equals("click");
        } else if (change.has("value")) {
            node.said.put(
                    about,
                    change.path("value").isValueNode()
                            ? change.path("value").asString("")
                            : change.path("value").toString());
        }
    }

    private void splice(int id, Node node, JsonNode change) {
        if (change.path("feat").asInt() != CHILDREN) {
            return;
        }
        var index = change.path("index").asInt();
        for (var gone = change.path("remove").asInt(); gone > 0 && index < node.children.size(); gone--) {
            node.children.remove(index);
        }
        for (var added : change.path("addNodes")) {
            node.children.add(Math.min(index++, node.children.size()), added.asInt());
            nodes.computeIfAbsent(added.asInt(), _ -> new Node()).parent = id;
        }
    }

    /** All that is on it now, in words. */
    synchronized String seen() {
        var all = new StringBuilder();
        nodes.values().forEach(node -> node.said.values().forEach(said -> all.append(said)
                .append('\n')));
        return all.toString();
    }

    @Override
    public void close() {
        if (line != null) {
            line.abort();
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
                var words = soFar.substring(bar + 1, end);
                heard.add(new Heard(System.nanoTime(), words));
                hear(words);
                soFar.delete(0, end);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closedAt = System.nanoTime();
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            closedAt = System.nanoTime();
        }
    }
}
