package nl.kring.watch;

import nl.kring.privacy.LoggedThings;
import org.springframework.stereotype.Component;

/** Who tries an alert stands in the log of its circle. */
@Component
class LoggedAlerts implements LoggedThings {
    @Override
    public String chain() {
        return "select circle_id from circle.alert where id = :asked";
    }
}
