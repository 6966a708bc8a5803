package nl.kring.frontdoor;

import nl.kring.privacy.LoggedThings;
import org.springframework.stereotype.Component;

/** Who tries a question about a log at a desk stands in the log that it is about. */
@Component
class LoggedDoubts implements LoggedThings {
    @Override
    public String chain() {
        return "select o.circle_id from municipal.doubt d join bridge.origin o on o.crossing_id = d.bridge_id "
                + "where d.id = :asked and o.circle_id is not null";
    }
}
