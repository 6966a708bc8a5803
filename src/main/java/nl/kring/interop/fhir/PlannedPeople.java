package nl.kring.interop.fhir;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.kring.interop.fhir.ImportPlan.Organisation;
import nl.kring.interop.fhir.ImportPlan.Person;

/** The people and organisations of a plan by their keys. */
final class PlannedPeople {
    private final Map<String, Person> people = new HashMap<>();
    private final Map<String, Organisation> organisations = new HashMap<>();

    PlannedPeople(ImportPlan plan) {
        plan.people().forEach(it -> people.put(it.key(), it));
        plan.organisations().forEach(it -> organisations.put(it.key(), it));
    }

    Person person(String key) {
        return Optional.ofNullable(people.get(key)).orElseThrow();
    }

    Optional<Organisation> organisation(String key) {
        return Optional.ofNullable(organisations.get(key));
    }
}
