package nl.kring.need;

import nl.kring.privacy.LoggedThings;
import org.springframework.stereotype.Component;

/** Who tries a need stands in the log of its circle. */
@Component
class LoggedNeeds implements LoggedThings {
    @Override
    public String chain() {
        return "select circle_id from circle.help_need where id = :asked and circle_id is not null";
    }
}
