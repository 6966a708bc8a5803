package nl.kring.agenda.ui;

import java.util.Locale;
import nl.kring.agenda.AgendaService;
import nl.kring.agenda.AppointmentService;
import nl.kring.agenda.AppointmentView;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.platform.Refused;
import nl.kring.timeline.TimelineService;
import org.springframework.stereotype.Component;

/** Opens what is done with appointments, and says who comes along. */
@Component
class AppointmentSheets {
    final SaysWhen when;
    private final CircleService circles;
    private final TimelineService timeline;
    private final AppointmentService appointments;
    private final AgendaService agenda;

    AppointmentSheets(
            SaysWhen when,
            CircleService circles,
            TimelineService timeline,
            AppointmentService appointments,
            AgendaService agenda) {
        this.when = when;
        this.circles = circles;
        this.timeline = timeline;
        this.appointments = appointments;
        this.agenda = agenda;
    }

    void make(CircleId circle) {
        new MakeSheet(circles, timeline, appointments, circle).open();
    }

    void change(CircleId circle, AppointmentView appointment) {
        new ChangeSheet(appointments, agenda, when, circle, appointment).open();
    }

    void cancel(CircleId circle, AppointmentView appointment, Locale locale) {
        new SureSheet(
                        "agenda.off.",
                        appointment,
                        when.line(appointment.when(), locale),
                        () -> appointments.cancel(circle, appointment.id()))
                .open();
    }

    void erase(CircleId circle, AppointmentView appointment, Locale locale) {
        new SureSheet(
                        "agenda.erase.",
                        appointment,
                        when.line(appointment.when(), locale),
                        () -> appointments.erase(circle, appointment.id()))
                .open();
    }

    /** One tap; of what was called off meanwhile the page says that by itself. */
    void comesAlong(CircleId circle, AppointmentView appointment, boolean yes) {
        try {
            if (yes) {
                appointments.comeAlong(circle, appointment.id());
            } else {
                appointments.stayAway(circle, appointment.id());
            }
        } catch (Refused off) {
            // the bell of what was called off draws the card anew
        }
    }
}
