package nl.kring.interop.fhir;

import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Names every field with data that nothing took over, so that nothing is dropped in silence. */
final class Leftovers {
    private record Rule(Pattern path, Reason reason) {}

    private static final List<Rule> RULES = List.of(
            rule("name\\..*", Reason.NAME_PARTS),
            rule("(meta|text|language|implicitRules|_.*|.*\\._.*)(\\..*)?", Reason.TECHNICAL),
            rule(
                    "(.*\\.)?(extension|use|system|type|display|reference|identifier|intent|priority|code\\.text)(\\..*)?",
                    Reason.TECHNICAL),
            rule("(status|statusReason)(\\..*)?", Reason.STATUS),
            rule("address(\\..*)?", Reason.ASKED_LATER),
            rule(
                    "(telecom|gender|maritalStatus|multipleBirth.*|photo|contact|communication|qualification|generalPractitioner)(\\..*)?",
                    Reason.NOT_REGISTERED));
    private static final Pattern DATE = Pattern.compile("[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T.*)?)?)?");
    private static final Pattern YEAR = Pattern.compile("(1[0-8]|[3-9][0-9])[0-9]{2}-.*");

    private final Inspection inspection;

    private Leftovers(Inspection inspection) {
        this.inspection = inspection;
    }

    static void of(JsonNode resource, Inspection inspection) {
        inspection.take("resourceType");
        inspection.take("id");
        new Leftovers(inspection).look(resource, "");
    }

    private void look(JsonNode node, String path) {
        if (inspection.took(path)) {
            dates(node, path);
        } else if (node.isObject()) {
            node.properties()
                    .forEach(field ->
                            inside(field.getValue(), path.isEmpty() ? field.getKey() : path + "." + field.getKey()));
        } else if (node.isArray()) {
            var items = List.copyOf(node.values());
            for (var i = 0; i < items.size(); i++) {
                look(items.get(i), path + "[" + i + "]");
            }
        } else if (holdsData(node)) {
            report(path);
        }
    }

    /** A field of which nothing at all was taken is named once, as a whole. */
    private void inside(JsonNode node, String path) {
        if (inspection.tookOf(path)) {
            look(node, path);
        } else if (holdsData(node)) {
            dates(node, path);
            report(path);
        }
    }

    private void report(String path) {
        var plain = Inspection.plain(path);
        var reason = RULES.stream()
                .filter(rule -> rule.path().matcher(plain).matches())
                .findFirst()
                .map(Rule::reason)
                .orElse(Reason.FIELD);
        inspection.add(path, reason);
    }

    /** An impossible date is said to be one, wherever it stands. */
    private void dates(JsonNode node, String path) {
        if (node.isObject()) {
            node.properties().forEach(field -> dates(field.getValue(), path + "." + field.getKey()));
        } else if (node.isArray()) {
            node.values().forEach(item -> dates(item, path));
        } else if (!inspection.took(path) && node.isString() && isImpossible(node.stringValue())) {
            inspection.add(path, Reason.IMPOSSIBLE_DATE, node.stringValue());
        }
    }

    private static boolean isImpossible(String text) {
        return DATE.matcher(text).matches()
                && text.length() >= 10
                && (YEAR.matcher(text).matches() || Moment.parse(text).isEmpty());
    }

    private static boolean holdsData(JsonNode node) {
        return node.isContainer() ? node.values().stream().anyMatch(Leftovers::holdsData) : !node.isNull();
    }

    private static Rule rule(String path, Reason reason) {
        return new Rule(Pattern.compile(path), reason);
    }
}
