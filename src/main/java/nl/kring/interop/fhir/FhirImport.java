package nl.kring.interop.fhir;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import nl.kring.interop.fhir.ImportPlan.Person;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.tenant.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings a planned care network in: each circle in one transaction, so that it is there as a whole or not at all. */
@Component
class FhirImport {
    static final String ACTOR = "import";
    private static final Logger LOG = LoggerFactory.getLogger(FhirImport.class);

    private final CircleImport circles;
    private final TransactionTemplate transaction;

    FhirImport(CircleImport circles, TransactionTemplate transaction) {
        this.circles = circles;
        this.transaction = transaction;
    }

    /** What was done now; the same plan a second time does nothing. A circle that fails leaves the others alone. */
    ImportOutcome bring(ImportPlan plan, TenantId tenant, String source) {
        var outcomes = new LinkedHashMap<String, ImportOutcome.Circle>();
        var findings = new ArrayList<Finding>();
        var planned = new PlannedPeople(plan);
        for (var network : plan.networks()) {
            var found = new ArrayList<Finding>();
            try {
                outcomes.put(
                        network.resident(),
                        Acting.asSystem(ACTOR, () -> bring(new CircleRun(source, network, planned, found), tenant)));
                findings.addAll(found);
            } catch (RuntimeException failure) {
                findings.add(failed(planned.person(network.resident()), failure));
                outcomes.put(network.resident(), new ImportOutcome.Circle(ImportOutcome.What.FAILED, 0));
            }
        }
        return new ImportOutcome(outcomes, findings.stream().distinct().toList());
    }

    private ImportOutcome.Circle bring(CircleRun run, TenantId tenant) {
        return transaction.execute(_ -> circles.bring(run, tenant));
    }

    private static Finding failed(Person resident, RuntimeException failure) {
        var id = Ids.next();
        LOG.error("failure {}: a circle could not be brought in", id, failure);
        return resident.sources().getFirst().finding("", Reason.CIRCLE_FAILED, id.toString());
    }
}
