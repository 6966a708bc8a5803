package nl.kring.torture;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import nl.kring.browser.BarePage;
import tools.jackson.databind.JsonNode;

/**
 * An open page with no browser round it that can be read, ticked and clicked: it keeps the tree that the server draws, as Vaadin's client
 * does, and draws nothing.
 */
final class Page {
    private static final int DATA = 0;
    private static final int PROPERTIES = 1;
    private static final int CHILDREN = 2;
    private static final int ATTRIBUTES = 3;
    private static final int LISTENERS = 4;
    private static final int TEXT = 7;
    private static final int VIRTUAL = 24;
    private static final String SYNCHRONISED = "}";

    /** What the server says of one element, by feature. */
    private static final class Element {
        private final Map<Integer, Map<String, JsonNode>> maps = new HashMap<>();
        private final Map<Integer, List<Integer>> lists = new HashMap<>();

        Map<String, JsonNode> map(int feature) {
            return maps.computeIfAbsent(feature, _ -> new HashMap<>());
        }

        List<Integer> list(int feature) {
            return lists.computeIfAbsent(feature, _ -> new ArrayList<>());
        }

        boolean is(int feature, String key) {
            var value = map(feature).get(key);
            return value != null && !value.isNull() && (!value.isBoolean() || value.asBoolean());
        }
    }

    private final Person person;
    private final int number;
    private final String key;
    private final Map<Integer, Element> elements = new TreeMap<>();
    private final Map<String, JsonNode> constants = new HashMap<>();
    private int heard;
    private int said;

    Page(Person person, String place) throws IOException {
        this.person = person;
        person.comesIn();
        var config = Person.json(person.ask("GET", "?v-r=init&query=&location=" + encoded(place), null))
                .path("appConfig");
        number = config.path("v-uiId").asInt();
        key = config.path("uidl").path("Vaadin-Security-Key").asString();
        hear(config.path("uidl"));
        say(Map.of("type", "event", "node", 1, "event", "ui-navigate", "data", BarePage.goesTo(place)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** All words on it. */
    String words() {
        return elements.values().stream().map(Page::ownWords).collect(Collectors.joining("\n"));
    }

    boolean has(String button) {
        return button(button).isPresent();
    }

    /** Whether there is such a button that does nothing now. */
    boolean hasDisabled(String words) {
        return newest("vaadin-button", words)
                .map(elements::get)
                .filter(Page::isDisabled)
                .isPresent();
    }

    /** The newest of those with these words, which is that of the sheet on top; it does nothing where it is disabled. */
    private Optional<Integer> button(String words) {
        return newest("vaadin-button", words).filter(id -> !isDisabled(elements.get(id)));
    }

    void click(String words) throws IOException {
        var id = button(words).orElseThrow(() -> new IOException("there is no button " + words));
        say(event(id, "click"));
    }

    /** Chooses what stands beside these words. */
    void tick(String words) throws IOException {
        var row = newest("label", words).orElseThrow(() -> new IOException("there is no " + words));
        var input = elements.get(row).list(CHILDREN).stream()
                .filter(id -> tag(elements.get(id)).equals("input"))
                .findFirst()
                .orElseThrow(() -> new IOException("nothing to tick at " + words));
        say(
                Map.of("type", "mSync", "node", input, "feature", PROPERTIES, "property", "checked", "value", true),
                event(input, "change"));
    }

    /** Clicks where there is such a button; whether there was. */
    boolean does(String words) throws IOException {
        var there = has(words);
        if (there) {
            click(words);
        }
        return there;
    }

    /** Hears what is new, as an open line would bring it, for a second at most. */
    boolean comes(BooleanSupplier what) throws IOException {
        for (var turn = 0; turn < 4 && !what.getAsBoolean(); turn++) {
            Signals.pause(250);
            say();
        }
        return what.getAsBoolean();
    }

    private Optional<Integer> newest(String tag, String words) {
        return elements.entrySet().stream()
                .filter(each -> tag(each.getValue()).equals(tag))
                .filter(each -> wordsOf(each.getKey()).contains(words))
                .map(Map.Entry::getKey)
                .max(Comparator.naturalOrder());
    }

    private static String tag(Element element) {
        return Optional.ofNullable(element.map(DATA).get("tag"))
                .map(JsonNode::asString)
                .orElse("");
    }

    private static boolean isDisabled(Element element) {
        return element.is(PROPERTIES, "disabled") || element.is(ATTRIBUTES, "disabled");
    }

    private static String ownWords(Element element) {
        return Optional.ofNullable(element.map(TEXT).get("text"))
                .map(JsonNode::asString)
                .orElse("");
    }

    private String wordsOf(int id) {
        var element = elements.get(id);
        return element == null
                ? ""
                : ownWords(element)
                        + element.list(CHILDREN).stream().map(this::wordsOf).collect(Collectors.joining());
    }

    /** With what its listener asks of an event: nothing was pressed, nowhere. */
    private Map<String, ?> event(int id, String name) {
        var asked = Optional.ofNullable(elements.get(id).map(LISTENERS).get(name))
                .map(listener -> constants.get(listener.asString()));
        var data = new HashMap<String, Object>();
        asked.ifPresent(names -> names.propertyNames().stream()
                .filter(each -> !each.startsWith(SYNCHRONISED))
                .forEach(each -> data.put(each, each.endsWith("Key") ? false : 0)));
        return Map.of("type", "event", "node", id, "event", name, "data", data);
    }

    private void say(Map<?, ?>... calls) throws IOException {
        var answer = person.ask(
                "POST",
                "?v-r=uidl&v-uiId=" + number,
                Person.JSON.writeValueAsString(
                        Map.of("csrfToken", key, "syncId", heard, "clientId", said, "rpc", List.of(calls))));
        said++;
        hear(Person.json(answer));
    }

    private void hear(JsonNode message) throws IOException {
        if (!message.path("syncId").isInt()
                || message.has("resynchronize")
                || message.path("meta").has("appError")) {
            throw new IOException("the page is gone: " + message.path("meta"));
        }
        heard = message.path("syncId").asInt();
        said = message.path("clientId").asInt(said);
        message.path("constants").properties().forEach(each -> constants.put(each.getKey(), each.getValue()));
        message.path("changes").forEach(this::change);
    }

    private void change(JsonNode change) {
        var id = change.path("node").asInt();
        var feature = change.path("feat").asInt();
        switch (change.path("type").asString()) {
            case "attach" -> elements.put(id, new Element());
            case "detach" -> elements.remove(id);
            case "put" ->
                element(id)
                        .map(feature)
                        .put(
                                change.path("key").asString(),
                                change.has("value") ? change.get("value") : change.get("nodeValue"));
            case "remove" -> element(id).map(feature).remove(change.path("key").asString());
            case "clear" -> element(id).list(feature).clear();
            case "splice" -> splice(element(id).list(feature), change);
            default -> {}
        }
    }

    private Element element(int id) {
        return elements.computeIfAbsent(id, _ -> new Element());
    }

    /** Lists of words, such as those of classes, are not kept. */
    private static void splice(List<Integer> list, JsonNode change) {
        if (change.path("feat").asInt() != CHILDREN && change.path("feat").asInt() != VIRTUAL) {
            return;
        }
        var index = change.path("index").asInt();
        var gone = change.path("remove").asInt(0);
        list.subList(index, index + gone).clear();
        list.addAll(
                index,
                StreamSupport.stream(change.path("addNodes").spliterator(), false)
                        .map(JsonNode::asInt)
                        .toList());
    }
}
