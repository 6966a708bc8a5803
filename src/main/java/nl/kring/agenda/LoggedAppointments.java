package nl.kring.agenda;

import nl.kring.privacy.LoggedThings;
import org.springframework.stereotype.Component;

/** Who tries an appointment stands in the log of its circle. */
@Component
class LoggedAppointments implements LoggedThings {
    @Override
    public String chain() {
        return "select circle_id from circle.appointment where id = :asked";
    }
}
