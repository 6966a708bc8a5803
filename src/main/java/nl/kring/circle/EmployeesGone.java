package nl.kring.circle;

import nl.kring.identity.IdentityEvent.EmployeeLeft;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who does not work for an organisation any more is not in a circle by it any more (R-B6), in the same transaction. */
@Component
class EmployeesGone {
    private final CircleJobs circles;

    EmployeesGone(CircleJobs circles) {
        this.circles = circles;
    }

    @EventListener
    void on(EmployeeLeft left) {
        circles.leaveWith(left.account(), left.name());
    }
}
