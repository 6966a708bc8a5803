package nl.kring.interop.fhir;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a person at the console reads: every finding with its field, its reason and its files, the same ones together. */
public final class ImportReport {
    private static final int NAMED = 12;

    private record Group(Severity severity, Reason reason, String where, String sentence) {}

    private final ImportTexts texts;

    public ImportReport(ImportTexts texts) {
        this.texts = texts;
    }

    /** The plan's circles, and all that did not come in as it stood in the source. */
    public String of(ImportPlan plan) {
        var lines = new ArrayList<String>();
        plan.networks().forEach(network -> circle(network, plan, lines));
        lines.addAll(findings(plan.findings()));
        return String.join(System.lineSeparator(), lines);
    }

    private void circle(ImportPlan.Network network, ImportPlan plan, List<String> lines) {
        var names = plan.people().stream().collect(Collectors.toMap(ImportPlan.Person::key, ImportPlan.Person::name));
        var resident = names.getOrDefault(network.resident(), network.resident());
        lines.add(texts.get("interop.report.circle", resident));
        people("interop.report.members", network, false, names, lines);
        people("interop.report.left", network, true, names, lines);
        var messages = network.conversations().stream()
                .mapToInt(it -> it.messages().size())
                .sum();
        var receipts =
                network.receipts().stream().mapToInt(it -> it.messages().size()).sum();
        lines.add("  "
                + texts.get(
                        "interop.report.posts",
                        messages,
                        network.conversations().size(),
                        receipts));
        lines.add("");
    }

    private void people(
            String key, ImportPlan.Network network, boolean left, Map<String, String> names, List<String> lines) {
        var people = network.members().stream().filter(it -> it.left() == left).toList();
        if (!people.isEmpty()) {
            var said = people.stream()
                    .map(it -> names.getOrDefault(it.person(), it.person()))
                    .collect(Collectors.joining(", "));
            lines.add("  " + texts.get(key, people.size(), said));
        }
    }

    /** The findings alone, in the order of their weight. */
    public List<String> findings(List<Finding> findings) {
        var groups = new LinkedHashMap<Group, TreeSet<String>>();
        findings.forEach(
                it -> groups.computeIfAbsent(group(it), _ -> new TreeSet<>()).add(it.file()));
        var lines = new ArrayList<String>();
        for (var severity : Severity.values()) {
            var ofThis = groups.entrySet().stream()
                    .filter(it -> it.getKey().severity() == severity)
                    .toList();
            if (!ofThis.isEmpty()) {
                lines.add(texts.get(
                        "interop.report."
                                + severity.name()
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .replace("_t", "T"),
                        ofThis.size()));
                ofThis.forEach(it -> lines.addAll(lines(it)));
                lines.add("");
            }
        }
        return lines;
    }

    /** What the other system keeps for itself is one line for all files. */
    private Group group(Finding finding) {
        var type = finding.resource().replaceFirst("/.*", "");
        var where = finding.reason() == Reason.TECHNICAL
                ? ""
                : finding.field().isEmpty() ? type : type + "." + finding.field();
        return new Group(finding.severity(), finding.reason(), where, texts.sentence(finding));
    }

    private List<String> lines(Map.Entry<Group, TreeSet<String>> group) {
        var where = group.getKey().where();
        var files = group.getValue();
        if (group.getKey().reason() == Reason.TECHNICAL) {
            return List.of("  " + group.getKey().sentence() + " " + texts.get("interop.report.files", files.size()));
        }
        var named = files.stream().limit(NAMED).collect(Collectors.joining(", "));
        var rest = files.size() > NAMED ? " " + texts.get("interop.report.more", files.size() - NAMED) : "";
        return List.of(
                "  " + (where.isEmpty() ? "" : where + ": ") + group.getKey().sentence(), "    " + named + rest);
    }
}
