package nl.kring.timeline;

import nl.kring.privacy.LoggedThings;
import org.springframework.stereotype.Component;

/** Who tries a post stands in the log of its circle. */
@Component
class LoggedPosts implements LoggedThings {
    @Override
    public String chain() {
        return "select circle_id from circle.post where id = :asked";
    }
}
