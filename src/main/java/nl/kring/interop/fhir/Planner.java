package nl.kring.interop.fhir;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.kring.interop.fhir.ImportPlan.Member;
import nl.kring.interop.fhir.ImportPlan.Network;
import nl.kring.interop.fhir.Resource.ReadMarker;

/** Makes circles, people and conversations of what a folder holds, and says of all the rest why it stays behind. */
public final class Planner {
    private final List<Finding> findings;
    private final Lookup lookup;
    private final Identities identities;
    private final Organisations organisations;
    private final Circles circles;
    private final Conversations conversations;
    private final Receipts receipts;

    private Planner(Reading reading, Instant now) {
        findings = new ArrayList<>(reading.findings());
        lookup = new Lookup(reading, findings);
        identities = new Identities(lookup.all(Resource.Human.class), findings);
        organisations = new Organisations(lookup, findings);
        circles = new Circles(lookup, identities, organisations, findings);
        conversations = new Conversations(lookup, identities, circles, now, findings);
        receipts = new Receipts(lookup, identities, conversations, now, findings);
    }

    /** The plan for what was read; the same files give the same plan, whatever their order. */
    public static ImportPlan plan(Reading reading, Instant now) {
        return new Planner(reading, now).plan();
    }

    private ImportPlan plan() {
        var markers = markers();
        var networks = circles.all()
                .map(circle -> network(circle, markers.getOrDefault(circle, List.of())))
                .toList();
        var people = new HashSet<String>();
        var working = new HashSet<String>();
        for (var network : networks) {
            people.add(network.resident());
            network.members().forEach(member -> people.add(member.person()));
            network.members().stream()
                    .map(Member::organisation)
                    .flatMap(Optional::stream)
                    .forEach(working::add);
        }
        reportUnused(people);
        return new ImportPlan(
                identities.people(people),
                organisations.organisations(working),
                networks,
                findings.stream().distinct().toList());
    }

    private Map<Circle, List<ReadMarker>> markers() {
        var markers = new HashMap<Circle, List<ReadMarker>>();
        lookup.all(ReadMarker.class).forEach(marker -> receipts.circle(marker)
                .ifPresent(circle ->
                        markers.computeIfAbsent(circle, _ -> new ArrayList<>()).add(marker)));
        return markers;
    }

    private Network network(Circle circle, List<ReadMarker> markers) {
        return new Network(
                circle.resident,
                circle.teams.stream().map(Resource.Team::origin).toList(),
                List.copyOf(circle.members.values()),
                conversations.of(circle),
                receipts.of(circle, markers));
    }

    private void reportUnused(Set<String> used) {
        identities
                .humans()
                .filter(human -> !used.contains(identities.person(human)) && !circles.explains(human))
                .forEach(human -> findings.add(human.origin().finding("", Reason.PERSON_UNUSED)));
    }
}
