package nl.kring.interop.fhir;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Gathers the resources of all files, those inside bundles too, and settles which one counts where two have one name. */
final class FoundResources {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.\\-]{1,64}");

    private record Found(Origin origin, Optional<? extends Resource> resource, List<Finding> findings) {}

    private final Instant now;
    private final Map<String, List<Found>> found = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, String> entries = new HashMap<>();
    private final Set<Finding> findings = new LinkedHashSet<>();

    FoundResources(Instant now) {
        this.now = now;
    }

    void addAllOf(JsonNode resource, String file) {
        if (resource.path("resourceType").asString("").equals("Bundle")) {
            addBundle(resource, file);
        } else {
            add(resource, file);
        }
    }

    private void addBundle(JsonNode bundle, String file) {
        technical(bundle, List.of("resourceType", "entry"), "", file);
        for (var entry : bundle.path("entry").values()) {
            var resource = entry.path("resource");
            if (!resource.isObject()) {
                findings.add(new Finding(file, "Bundle", "entry", Reason.NOT_AN_OBJECT, List.of()));
                continue;
            }
            technical(entry, List.of("resource", "fullUrl"), "entry.", file);
            var address = entry.path("fullUrl").asString("");
            if (!address.isEmpty()) {
                entries.put(
                        address,
                        resource.path("resourceType").asString("") + "/"
                                + resource.path("id").asString(""));
            }
            addAllOf(resource, file);
        }
    }

    private void technical(JsonNode node, List<String> known, String prefix, String file) {
        node.properties().stream()
                .map(Map.Entry::getKey)
                .filter(field -> !known.contains(field))
                .map(field -> new Finding(file, "Bundle", prefix + PlainText.of(field), Reason.TECHNICAL, List.of()))
                .forEach(findings::add);
    }

    private void add(JsonNode node, String file) {
        var type = PlainText.of(node.path("resourceType").asString("")).strip();
        var id = node.path("id").asString("");
        if (type.isEmpty()) {
            findings.add(Finding.ofFile(file, Reason.NO_RESOURCE_TYPE));
        } else if (!Kinds.knows(type)) {
            seen.add(type + "/" + id);
            findings.add(new Finding(file, type, "", Reason.KIND, List.of(type)));
        } else if (!ID.matcher(id).matches()) {
            findings.add(new Finding(file, type, "", id.isEmpty() ? Reason.NO_ID : Reason.BAD_ID, List.of()));
        } else {
            read(node, new Origin(file, type, id, ContentHash.of(node), lastUpdated(node)));
        }
    }

    private void read(JsonNode node, Origin origin) {
        seen.add(origin.key());
        var inspection = new Inspection(origin, now);
        var resource = Kinds.read(new Fields(node, "", inspection));
        found.computeIfAbsent(origin.key(), _ -> new ArrayList<>())
                .add(new Found(origin, resource, inspection.findings()));
    }

    private Optional<Instant> lastUpdated(JsonNode node) {
        return Moment.parse(node.path("meta").path("lastUpdated").asString(""))
                .filter(it -> it.before(now))
                .map(Moment::at);
    }

    Reading reading(int files, List<Finding> ofFiles) {
        var all = new ArrayList<>(ofFiles);
        all.addAll(findings);
        var resources = new ArrayList<Resource>();
        for (var same : found.values()) {
            same.sort(
                    Comparator.comparing((Found it) -> it.origin().lastUpdated().orElse(Instant.MIN))
                            .reversed());
            var kept = same.getFirst();
            same.stream().skip(1).forEach(other -> all.add(twice(other.origin(), kept.origin())));
            all.addAll(kept.findings());
            kept.resource().ifPresent(resources::add);
        }
        return new Reading(files, List.copyOf(resources), Set.copyOf(seen), Map.copyOf(entries), List.copyOf(all));
    }

    private static Finding twice(Origin other, Origin kept) {
        var reason = other.hash().equals(kept.hash()) ? Reason.TWICE_SAME : Reason.TWICE_DIFFERENT;
        return other.finding("", reason, kept.file());
    }
}
