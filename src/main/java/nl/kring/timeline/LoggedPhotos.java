package nl.kring.timeline;

import nl.kring.privacy.LoggedThings;
import org.springframework.stereotype.Component;

/** Who tries a photo stands in the log of its circle; not of one that is a surprise still (AT-C7). */
@Component
class LoggedPhotos implements LoggedThings {
    @Override
    public String chain() {
        return "select f.circle_id from circle.photo f join circle.post p on p.id = f.post_id "
                + "join circle.audience a on a.id = p.audience_id "
                + "where f.id = :asked and (a.hidden_until <= common.kring_now()) is not false";
    }
}
