package nl.kring.frontdoor;

import nl.kring.privacy.LoggedThings;
import org.springframework.stereotype.Component;

/** Who tries a representation at a desk stands in the log of the circle that asked to have it seen. */
@Component
class LoggedChecks implements LoggedThings {
    @Override
    public String chain() {
        return "select o.circle_id from municipal.representation_check k join bridge.origin o on o.crossing_id = k.bridge_id "
                + "where k.id = :asked and o.circle_id is not null";
    }
}
