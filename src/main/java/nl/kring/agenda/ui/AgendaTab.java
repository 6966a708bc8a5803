package nl.kring.agenda.ui;

import nl.kring.circle.CircleTab;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** "Agenda": what was agreed, by day. */
@Component
@Order(20)
class AgendaTab implements CircleTab {
    @Override
    public String textKey() {
        return "agenda";
    }

    @Override
    public String icon() {
        return "CALENDAR";
    }

    @Override
    public String path() {
        return "agenda";
    }
}
