package nl.kring.interop.fhir;

import java.util.Optional;
import nl.kring.interop.fhir.Resource.Participant;
import nl.kring.interop.fhir.Resource.Team;

/** Reads who stands round a resident. */
final class Teams {
    private Teams() {}

    static Optional<Team> team(Fields fields) {
        fields.text("status")
                .filter(status -> !status.equals("active"))
                .ifPresent(status -> fields.add("status", Reason.STATUS, status));
        return Optional.of(new Team(
                fields.inspection().origin(),
                fields.reference("subject"),
                fields.objects("participant").stream().map(Teams::participant).toList()));
    }

    private static Participant participant(Fields fields) {
        if (!fields.has("member")) {
            fields.add("member", Reason.REFERENCE);
        }
        return new Participant(fields.reference("member"), fields.reference("onBehalfOf"), Periods.ended(fields));
    }
}
