package nl.kring.interop.fhir;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person at the console reads: every finding with its field, its reason and its files, the same ones together. */
final class ImportReport {
    private static final int NAMED = 12;

    private record Group(Severity severity, Reason reason, String where, String sentence) {}

    private final ImportTexts texts;

    ImportReport(ImportTexts texts) {
        this.texts = texts;
    }

    /** What became of each circle, and all that did not come in as it stood in the source. */
    String of(ImportPlan plan, ImportOutcome outcome) {
        var lines = new ArrayList<String>();
        var names = plan.people().stream().collect(Collectors.toMap(ImportPlan.Person::key, ImportPlan.Person::name));
        plan.networks().forEach(network -> circle(network, names, outcome.of(network), lines));
        lines.addAll(findings(Stream.concat(plan.findings().stream(), outcome.findings().stream())
                .toList()));
        return String.join(System.lineSeparator(), lines).stripTrailing();
    }

    private void circle(
            ImportPlan.Network network, Map<String, String> names, ImportOutcome.Circle outcome, List<String> lines) {
        var resident = names.getOrDefault(network.resident(), network.resident());
        lines.add(texts.get(
                "interop.report.circle." + outcome.what().name().toLowerCase(Locale.ROOT), resident, outcome.added()));
        if (outcome.what() == ImportOutcome.What.FOUNDED) {
            people("interop.report.members", network, false, names, lines);
            people("interop.report.left", network, true, names, lines);
            talks(network, lines);
        }
        lines.add("");
    }

    private void talks(ImportPlan.Network network, List<String> lines) {
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
        if (messages > 0) {
            lines.add("  " + texts.get("interop.report.health"));
        }
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
    private List<String> findings(List<Finding> findings) {
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
                                + severity.name().toLowerCase(Locale.ROOT).replace("_t", "T"),
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
