package nl.kring.agenda.ui;

import com.vaadin.flow.component.Component;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.agenda.AgendaService;
import nl.kring.circle.CircleId;
import nl.kring.identity.AccountId;
import nl.kring.timeline.ui.EntryCards;

/** Draws appointments on a timeline. */
@org.springframework.stereotype.Component
class AppointmentCards implements EntryCards {
    private final AgendaService agenda;
    private final AppointmentSheets sheets;

    AppointmentCards(AgendaService agenda, AppointmentSheets sheets) {
        this.agenda = agenda;
        this.sheets = sheets;
    }

    @Override
    public String kind() {
        return "APPOINTMENT";
    }

    @Override
    public Map<UUID, Component> draw(CircleId circle, Collection<UUID> entries) {
        return draw(circle, entries, Map.of());
    }

    @Override
    public Map<UUID, Component> drawAs(CircleId circle, AccountId member, Collection<UUID> entries) {
        return agenda.appointmentsAs(circle, member, entries).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> new AppointmentCard(sheets.when, one.getValue())));
    }

    @Override
    public Map<UUID, Component> draw(CircleId circle, Collection<UUID> entries, Map<UUID, Component> before) {
        return agenda.appointments(circle, entries).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        one -> before.get(one.getKey()) instanceof AppointmentCard there && there.shows(one.getValue())
                                ? there
                                : new AppointmentCard(sheets, circle, one.getValue(), false)));
    }
}
