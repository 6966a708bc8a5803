package nl.kring.agenda.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.kring.agenda.AgendaService;
import nl.kring.agenda.AppointmentService;
import nl.kring.agenda.AppointmentView;
import nl.kring.circle.CircleId;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Sheet;

/** What is agreed, to change; what it is about and who reads it stay as they are (R-C1). */
class ChangeSheet extends Sheet {
    final AgreedFields fields;
    final Button save;
    private final Div standing = new Div();
    private final AppointmentService appointments;
    private final AgendaService agenda;
    private final SaysWhen when;
    private final CircleId circle;
    private AppointmentView before;

    ChangeSheet(
            AppointmentService appointments,
            AgendaService agenda,
            SaysWhen when,
            CircleId circle,
            AppointmentView appointment) {
        super("");
        this.appointments = appointments;
        this.agenda = agenda;
        this.when = when;
        this.circle = circle;
        before = appointment;
        named(name(appointment));
        fields = new AgreedFields(name(appointment));
        fields.show(appointment.agreed());
        save = Buttons.large(Buttons.primary(getTranslation("agenda.change.save"), this::save));
        save.setDisableOnClick(true);
        title(getTranslation("agenda.change.title"));
        ask(standing, fields);
        act(save);
    }

    /** With the version: what was typed belongs to what it changes, and does not come back over something else. */
    static String name(AppointmentView appointment) {
        return "agreed:" + appointment.id().value() + ":" + appointment.version();
    }

    private void save() {
        var saved = new AtomicBoolean();
        finishHeeding(save, fields.what, meant -> {
            appointments.change(circle, before.id(), before.version(), fields.given(), meant);
            saved.set(true);
        });
        if (!saved.get()) {
            agenda.appointments(circle, Set.of(before.id().value())).values().stream()
                    .filter(now -> now.version() != before.version())
                    .forEach(this::showWhatStands);
        }
    }

    /** Changed in another tab meanwhile: who has seen that may change it again; what was typed stays. */
    private void showWhatStands(AppointmentView now) {
        before = now;
        var said = new Paragraph(now.agreed().what() + "\n" + when.line(now.when(), getLocale()) + "\n"
                + now.agreed().place());
        said.addClassName("post-text");
        standing.removeAll();
        standing.add(new Paragraph(getTranslation("timeline.edit.now")), said);
    }
}
