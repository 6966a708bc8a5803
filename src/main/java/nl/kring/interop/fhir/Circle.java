package nl.kring.interop.fhir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import nl.kring.interop.fhir.ImportPlan.Audience;
import nl.kring.interop.fhir.ImportPlan.Member;
import nl.kring.interop.fhir.Resource.Team;

/** A circle while it is being planned: the resident, the teams that speak of it, who stands in it. */
final class Circle {
    final String resident;
    final List<Team> teams = new ArrayList<>();
    final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<String, SortedSet<String>> peopleOfTeam = new HashMap<>();

    Circle(String resident) {
        this.resident = resident;
    }

    void join(Team team, String person) {
        peopleOfTeam.computeIfAbsent(team.origin().key(), _ -> new TreeSet<>()).add(person);
    }

    boolean has(String person) {
        return person.equals(resident) || members.containsKey(person);
    }

    boolean hasTeam(String key) {
        return teams.stream().anyMatch(team -> team.origin().key().equals(key));
    }

    /** Who reads what is said to a team: the whole circle, unless the circle was put together from several teams. */
    Audience audienceOfTeam(String key) {
        if (teams.size() == 1) {
            return Audience.EVERYONE;
        }
        var people = new TreeSet<>(peopleOfTeam.getOrDefault(key, new TreeSet<>()));
        people.add(resident);
        return new Audience(false, people);
    }
}
