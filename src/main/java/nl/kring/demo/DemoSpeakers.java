package nl.kring.demo;

import nl.kring.circle.RepresentationType;
import nl.kring.circle.Scope;
import nl.kring.platform.Ids;
import nl.kring.representation.NewRepresentation;
import nl.kring.representation.RepresentationJobs;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Marga is Lammert's curator; Hinke saw it in the register almost a year ago. */
@Component
@Order(70)
class DemoSpeakers implements DemoPart {
    private static final int SEEN = -340;

    private final RepresentationJobs representations;

    DemoSpeakers(RepresentationJobs representations) {
        this.representations = representations;
    }

    @Override
    public void load(DemoTown town) {
        var seen = town.day().plusDays(SEEN);
        representations.known(
                town.circle("R12"),
                new NewRepresentation(
                        Ids.next(),
                        town.person("M57"),
                        town.person("R12"),
                        RepresentationType.GUARDIAN,
                        Scope.BOTH,
                        "",
                        "",
                        seen.plusMonths(24).minusDays(1)),
                new RepresentationJobs.Seen("Hinke Veltman", seen, town.moment(SEEN, "10:00")));
    }
}
