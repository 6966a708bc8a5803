package nl.kring.invite;

import nl.kring.privacy.LoggedThings;
import org.springframework.stereotype.Component;

/** What is tried with an invitation stands in the log of its circle. */
@Component
class LoggedInvitations implements LoggedThings {
    @Override
    public String chain() {
        return "select circle_id from circle.invitation where id = :asked";
    }
}
