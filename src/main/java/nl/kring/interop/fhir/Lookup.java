package nl.kring.interop.fhir;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what a reference means, and says so when it means nothing. */
final class Lookup {
    private final Reading reading;
    private final List<Finding> findings;
    private final Map<String, Resource> byKey = new LinkedHashMap<>();

    Lookup(Reading reading, List<Finding> findings) {
        this.reading = reading;
        this.findings = findings;
        reading.resources().forEach(it -> byKey.put(it.origin().key(), it));
    }

    <T extends Resource> Stream<T> all(Class<T> kind) {
        return byKey.values().stream().filter(kind::isInstance).map(kind::cast);
    }

    /** The name of what is meant, whether it is there or not. */
    String key(Ref ref) {
        return ref.target(reading.entries()).orElse(ref.raw());
    }

    Optional<Resource> find(Ref ref) {
        return Optional.ofNullable(byKey.get(key(ref)));
    }

    /** As {@link #find}, with a finding where there is nothing. */
    Optional<Resource> find(Ref ref, Origin from, String field) {
        var resource = find(ref);
        if (resource.isEmpty()) {
            var reason = reading.seen().contains(key(ref)) ? Reason.REFERS_TO_REFUSED : Reason.DANGLING;
            findings.add(from.finding(field, reason, ref.raw()));
        }
        return resource;
    }

    /** The human that is meant; who is meant in a role is meant. */
    Optional<Resource.Human> human(Ref ref) {
        return find(ref).flatMap(resource -> switch (resource) {
            case Resource.Human human -> Optional.of(human);
            case Resource.Role role ->
                role.practitioner()
                        .flatMap(this::find)
                        .filter(Resource.Human.class::isInstance)
                        .map(Resource.Human.class::cast);
            case Resource.Organisation _, Resource.Team _, Resource.Talk _, Resource.ReadMarker _ -> Optional.empty();
        });
    }
}
