package nl.kring.interop.fhir;

import java.util.Map;
import java.util.Optional;

/** The kinds of resource that Kring understands, each with the one method that reads it. */
final class Kinds {
    private interface Reading {
        Optional<? extends Resource> read(Fields fields);
    }

    private static final Map<String, Reading> ALL = Map.of(
            "Patient", People::patient,
            "RelatedPerson", People::relatedPerson,
            "Practitioner", People::practitioner,
            "PractitionerRole", People::role,
            "Organization", People::organisation,
            "CareTeam", Teams::team,
            "CommunicationRequest", Talks::opening,
            "Communication", Talks::answer,
            "Task", Talks::readMarker);

    private Kinds() {}

    static boolean knows(String type) {
        return ALL.containsKey(type);
    }

    /** The resource, or nothing where it was refused; either way the inspection says what stays behind. */
    static Optional<? extends Resource> read(Fields fields) {
        if (fields.has("modifierExtension") || fields.has("implicitRules")) {
            fields.inspection().add("", Reason.MUST_UNDERSTAND);
            return Optional.empty();
        }
        if (fields.node().path("status").asString("").equals("entered-in-error")) {
            fields.inspection().add("", Reason.ENTERED_IN_ERROR);
            return Optional.empty();
        }
        var reading = ALL.get(fields.inspection().origin().type());
        if (reading == null) {
            return Optional.empty();
        }
        var resource = reading.read(fields);
        if (resource.isPresent()) {
            Leftovers.of(fields.node(), fields.inspection());
        }
        return resource;
    }
}
