package nl.kring.timeline;

import nl.kring.privacy.LoggedThings;
import org.springframework.stereotype.Component;

/** Who tries a post stands in the log of its circle; not of one that is a surprise still (AT-C7). */
@Component
class LoggedPosts implements LoggedThings {
    @Override
    public String chain() {
        return "select p.circle_id from circle.post p join circle.audience a on a.id = p.audience_id "
                + "where p.id = :asked and (a.hidden_until <= common.kring_now()) is not false";
    }
}
