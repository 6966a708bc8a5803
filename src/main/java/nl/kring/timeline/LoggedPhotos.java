package nl.kring.timeline;

import nl.kring.privacy.LoggedThings;
import org.springframework.stereotype.Component;

/** Who tries a photo stands in the log of its circle. */
@Component
class LoggedPhotos implements LoggedThings {
    @Override
    public String chain() {
        return "select circle_id from circle.photo where id = :asked";
    }
}
