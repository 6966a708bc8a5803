package nl.kring.interop.fhir;

import java.util.List;
import java.util.Map;

/** What an import did: one line a circle, named by its resident, and what stayed behind while it was stored. */
record ImportOutcome(Map<String, Circle> circles, List<Finding> findings) {
    /** What became of a circle. */
    enum What {
        FOUNDED,
        ADDED,
        UNCHANGED,
        FAILED
    }

    /** How much that was not there before was stored. */
    record Circle(What what, int added) {}

    Circle of(ImportPlan.Network network) {
        return circles.getOrDefault(network.resident(), new Circle(What.FAILED, 0));
    }
}
