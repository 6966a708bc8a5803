package nl.kring.task;

import nl.kring.privacy.LoggedThings;
import org.springframework.stereotype.Component;

/** Who tries a task stands in the log of its circle. */
@Component
class LoggedTasks implements LoggedThings {
    @Override
    public String chain() {
        return "select circle_id from circle.task where id = :asked";
    }
}
