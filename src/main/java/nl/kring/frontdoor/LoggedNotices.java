package nl.kring.frontdoor;

import nl.kring.privacy.LoggedThings;
import org.springframework.stereotype.Component;

/** Who tries a notice at a desk stands in the log of the circle that let it know: a notice is of no file. */
@Component
class LoggedNotices implements LoggedThings {
    @Override
    public String chain() {
        return "select o.circle_id from municipal.outside_notice n join bridge.origin o on o.crossing_id = n.bridge_id "
                + "where n.id = :asked and o.circle_id is not null";
    }
}
