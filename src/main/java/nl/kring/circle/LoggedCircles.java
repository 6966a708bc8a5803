package nl.kring.circle;

import nl.kring.privacy.LoggedThings;
import org.springframework.stereotype.Component;

/** Who tries a circle stands in its own log. */
@Component
class LoggedCircles implements LoggedThings {
    @Override
    public String chain() {
        return "select id from circle.circle where id = :asked";
    }
}
