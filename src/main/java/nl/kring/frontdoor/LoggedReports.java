package nl.kring.frontdoor;

import nl.kring.privacy.LoggedThings;
import org.springframework.stereotype.Component;

/** Who tries a report stands in the log of its file. */
@Component
class LoggedReports implements LoggedThings {
    @Override
    public String chain() {
        return "select file_id from municipal.report where id = :asked";
    }
}
