package nl.kring.interop.fhir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.kring.circle.RelationKind;
import nl.kring.interop.fhir.ImportPlan.Member;
import nl.kring.interop.fhir.Resource.Human;
import nl.kring.interop.fhir.Resource.Participant;
import nl.kring.interop.fhir.Resource.Team;

/** Plans the circles: one for each resident, with the people of the teams that speak of him or her. */
final class Circles {
    private static final int LARGEST = 40;

    private final Lookup lookup;
    private final Identities identities;
    private final Organisations organisations;
    private final List<Finding> findings;
    private final Map<String, Circle> all = new LinkedHashMap<>();
    private final Map<String, Circle> byTeam = new HashMap<>();
    private final Map<String, List<Circle>> byPerson = new HashMap<>();
    private final Set<String> explained = new HashSet<>();

    Circles(Lookup lookup, Identities identities, Organisations organisations, List<Finding> findings) {
        this.lookup = lookup;
        this.identities = identities;
        this.organisations = organisations;
        this.findings = findings;
        lookup.all(Team.class).forEach(this::found);
        identities.humans().filter(Circles::isPatient).forEach(this::aloneIfNoTeam);
        all.values().forEach(this::fill);
        all.values().removeIf(this::isTooLarge);
        all.values().forEach(this::index);
    }

    Stream<Circle> all() {
        return all.values().stream();
    }

    Optional<Circle> ofTeam(String key) {
        return Optional.ofNullable(byTeam.get(key));
    }

    List<Circle> ofPerson(String person) {
        return byPerson.getOrDefault(person, List.of());
    }

    private void index(Circle circle) {
        circle.teams.forEach(team -> byTeam.put(team.origin().key(), circle));
        Stream.concat(Stream.of(circle.resident), circle.members.keySet().stream())
                .forEach(person ->
                        byPerson.computeIfAbsent(person, _ -> new ArrayList<>()).add(circle));
    }

    Optional<Circle> of(Human resident) {
        return Optional.ofNullable(all.get(identities.person(resident)));
    }

    /** Whether the report already says why this human stays behind. */
    boolean explains(Human human) {
        return explained.contains(human.origin().key());
    }

    private void found(Team team) {
        var subject = team.subject().flatMap(lookup::find);
        if (subject.isEmpty()) {
            findings.add(team.origin()
                    .finding("", Reason.NO_SUBJECT, team.subject().map(Ref::raw).orElse("–")));
        } else if (!(subject.get() instanceof Human resident) || !isPatient(resident)) {
            findings.add(team.origin()
                    .finding("", Reason.NOT_A_RESIDENT, subject.get().origin().key()));
        } else if (mayHaveCircle(resident)) {
            var circle = all.computeIfAbsent(identities.person(resident), Circle::new);
            circle.teams.add(team);
            if (circle.teams.size() > 1) {
                findings.add(team.origin()
                        .finding(
                                "subject",
                                Reason.TEAMS_JOINED,
                                circle.teams.getFirst().origin().key()));
            }
        } else {
            findings.add(team.origin()
                    .finding("", Reason.REFERS_TO_REFUSED, resident.origin().key()));
        }
    }

    private void aloneIfNoTeam(Human resident) {
        var person = identities.person(resident);
        if (!all.containsKey(person) && mayHaveCircle(resident)) {
            all.put(person, new Circle(person));
            findings.add(resident.origin().finding("", Reason.NO_TEAM));
        }
    }

    private boolean mayHaveCircle(Human resident) {
        if (resident.deceased() || !resident.active()) {
            if (explained.add(resident.origin().key())) {
                findings.add(resident.origin()
                        .finding("", resident.deceased() ? Reason.DECEASED : Reason.RESIDENT_INACTIVE));
            }
            return false;
        }
        return true;
    }

    private boolean isTooLarge(Circle circle) {
        var people = circle.members.size() + 1;
        if (people > LARGEST) {
            findings.add(circle.teams
                    .getFirst()
                    .origin()
                    .finding("", Reason.TEAM_TOO_LARGE, String.valueOf(people), String.valueOf(LARGEST)));
        }
        return people > LARGEST;
    }

    private void fill(Circle circle) {
        for (var team : circle.teams) {
            for (var participant : team.participants()) {
                human(participant, team).ifPresent(human -> add(human, participant, team, circle));
            }
        }
    }

    private Optional<Human> human(Participant participant, Team team) {
        var member = participant.member();
        if (member.isEmpty()
                || lookup.find(member.get(), team.origin(), "participant.member")
                        .isEmpty()) {
            return Optional.empty();
        }
        var human = lookup.human(member.get());
        if (human.isEmpty()) {
            findings.add(team.origin()
                    .finding(
                            "participant.member",
                            Reason.NOT_A_PERSON,
                            member.get().raw()));
        }
        return human;
    }

    private void add(Human human, Participant participant, Team team, Circle circle) {
        var person = identities.person(human);
        if (person.equals(circle.resident)) {
            if (!isPatient(human)) {
                findings.add(human.origin().finding("patient", Reason.MEMBER_IS_RESIDENT));
            }
            circle.join(team, person);
        } else if (isPatient(human)) {
            findings.add(team.origin()
                    .finding(
                            "participant.member",
                            Reason.NOT_A_PERSON,
                            human.origin().key()));
        } else if (human.patient().isPresent() && !isRelatedTo(human, circle)) {
            explained.add(human.origin().key());
            findings.add(human.origin()
                    .finding(
                            "",
                            Reason.RELATED_TO_OTHER,
                            human.patient().get().raw(),
                            team.origin().key()));
        } else {
            seat(human, person, participant, team, circle);
        }
    }

    private void seat(Human human, String person, Participant participant, Team team, Circle circle) {
        circle.join(team, person);
        var known = circle.members.get(person);
        if (known != null && (participant.left() || !known.left())) {
            if (circle.teams.size() == 1
                    && !known.source().key().equals(human.origin().key())) {
                findings.add(team.origin()
                        .finding(
                                "participant.member",
                                Reason.MEMBER_TWICE,
                                human.origin().key()));
            }
            return;
        }
        circle.members.put(person, member(human, person, participant, team));
    }

    private Member member(Human human, String person, Participant participant, Team team) {
        if (participant.left()) {
            findings.add(team.origin()
                    .finding(
                            "participant.period",
                            Reason.MEMBER_LEFT,
                            human.origin().key()));
        } else if (!human.active()) {
            findings.add(human.origin().finding("active", Reason.INACTIVE));
        }
        var left = participant.left() || !human.active();
        if (human.origin().type().equals("RelatedPerson")) {
            var relation = Relation.of(human.relationships(), human.origin(), findings);
            if (relation.kind() == RelationKind.NEIGHBOUR) {
                findings.add(human.origin().finding("", Reason.NEIGHBOUR_READS_LESS));
            }
            return new Member(person, relation, Optional.empty(), left, human.origin());
        }
        var organisation = organisations.of(participant, human.origin().key(), team.origin());
        if (organisation.isEmpty()) {
            findings.add(human.origin()
                    .finding("", Reason.NO_ORGANISATION, team.origin().key()));
        }
        return new Member(person, Relation.PROFESSIONAL, organisation, left, human.origin());
    }

    private boolean isRelatedTo(Human human, Circle circle) {
        return human.patient()
                .flatMap(lookup::human)
                .map(identities::person)
                .filter(circle.resident::equals)
                .isPresent();
    }

    static boolean isPatient(Human human) {
        return human.origin().type().equals("Patient");
    }
}
