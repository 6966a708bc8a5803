package nl.kring.need;

import java.time.Instant;
import java.util.Optional;
import nl.kring.bridge.BridgeService;
import nl.kring.bridge.Origin;
import nl.kring.bridge.Payload;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Needs that a job writes down for a resident, such as those of a demo. */
@Service
@Transactional
public class NeedJobs {
    private final Needs needs;
    private final CircleJobs circles;
    private final BridgeService bridge;

    NeedJobs(Needs needs, CircleJobs circles, BridgeService bridge) {
        this.needs = needs;
        this.circles = circles;
        this.bridge = bridge;
    }

    /** A need that the resident sent to the municipality at some moment in the past; what it said is given, as it was shown then. */
    public void forwarded(CircleId circle, AccountId resident, NeedDraft draft, Payload.Need said, Instant at) {
        write(circle, resident, draft);
        var crossing = Ids.next();
        bridge.sentBefore(
                crossing, circles.view(circle).tenant(), new Origin(Optional.of(circle.value()), resident), said, at);
        needs.forwarded(draft.id(), crossing, at);
    }

    /** Keeps a draft of a resident; it waits on the resident's own page and goes nowhere by itself. */
    public void write(CircleId circle, AccountId resident, NeedDraft draft) {
        Acting.requireJob();
        needs.write(draft, circles.view(circle).tenant(), resident, circle);
    }
}
