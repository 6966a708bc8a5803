package nl.kring.interop.fhir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nl.kring.interop.fhir.Resource.Organisation;
import nl.kring.interop.fhir.Resource.Participant;
import nl.kring.interop.fhir.Resource.Role;

/** Settles which organisations there are: one number and one name make one; one number under two names makes two. */
final class Organisations {
    private final Lookup lookup;
    private final List<Finding> findings;
    private final Map<String, String> same = new HashMap<>();
    private final Map<String, Organisation> all = new TreeMap<>();
    private final Set<String> usedRoles = new HashSet<>();

    Organisations(Lookup lookup, List<Finding> findings) {
        this.lookup = lookup;
        this.findings = findings;
        lookup.all(Organisation.class).forEach(it -> all.put(it.origin().key(), it));
        var byUra = new HashMap<String, List<Organisation>>();
        all.values().forEach(it -> it.ura()
                .ifPresent(ura -> settle(it, byUra.computeIfAbsent(ura, _ -> new ArrayList<>()))));
    }

    private void settle(Organisation organisation, List<Organisation> sharing) {
        var twin = sharing.stream()
                .filter(it -> it.name().equalsIgnoreCase(organisation.name()))
                .findFirst();
        if (twin.isPresent()) {
            same.put(organisation.origin().key(), twin.get().origin().key());
            findings.add(organisation
                    .origin()
                    .finding(
                            "identifier",
                            Reason.SAME_ORGANISATION,
                            twin.get().origin().key()));
            return;
        }
        sharing.stream()
                .findFirst()
                .ifPresent(other -> findings.add(organisation
                        .origin()
                        .finding(
                                "identifier",
                                Reason.SAME_URA_OTHER_NAME,
                                other.origin().key())));
        sharing.add(organisation);
    }

    /** For whom somebody stands in a team: as the team says, else as the role says that is meant or is the only one. */
    Optional<String> of(Participant participant, String practitioner, Origin team) {
        if (participant.organisation().isPresent()) {
            return key(participant.organisation().get(), team, "participant.onBehalfOf");
        }
        return role(participant, practitioner).flatMap(role -> {
            usedRoles.add(role.origin().key());
            return key(role.organisation().orElseThrow(), role.origin(), "organization");
        });
    }

    private Optional<Role> role(Participant participant, String practitioner) {
        var meant = participant
                .member()
                .flatMap(lookup::find)
                .filter(Role.class::isInstance)
                .map(Role.class::cast)
                .filter(it -> it.organisation().isPresent());
        if (meant.isPresent()) {
            return meant;
        }
        var roles = lookup.all(Role.class)
                .filter(role -> role.practitioner()
                        .map(lookup::key)
                        .filter(practitioner::equals)
                        .isPresent())
                .filter(role -> role.organisation().isPresent())
                .toList();
        return roles.size() == 1 ? Optional.of(roles.getFirst()) : Optional.empty();
    }

    private Optional<String> key(Ref ref, Origin from, String field) {
        return lookup.find(ref, from, field)
                .filter(Organisation.class::isInstance)
                .map(it -> same.getOrDefault(it.origin().key(), it.origin().key()));
    }

    List<ImportPlan.Organisation> organisations(Set<String> used) {
        var result = new ArrayList<ImportPlan.Organisation>();
        for (var organisation : all.values()) {
            var key = organisation.origin().key();
            if (same.containsKey(key)) {
                continue;
            }
            if (used.contains(key)) {
                var sources = all.values().stream()
                        .map(Organisation::origin)
                        .filter(it -> same.getOrDefault(it.key(), it.key()).equals(key))
                        .toList();
                result.add(new ImportPlan.Organisation(key, organisation.name(), sources));
            } else {
                findings.add(organisation.origin().finding("", Reason.ORGANISATION_UNUSED));
            }
        }
        lookup.all(Role.class)
                .map(Role::origin)
                .filter(role -> !usedRoles.contains(role.key()))
                .forEach(role -> findings.add(role.finding("", Reason.ROLE_UNUSED)));
        return List.copyOf(result);
    }
}
