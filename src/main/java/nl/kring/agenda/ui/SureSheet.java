package nl.kring.agenda.ui;

import com.vaadin.flow.component.html.Paragraph;
import nl.kring.agenda.AppointmentView;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Sheet;

/** The second of two taps: what becomes of an appointment that is called off or taken away, before it is. */
class SureSheet extends Sheet {
    /** Texts begin with {@code key}, such as {@code agenda.off.}. */
    SureSheet(String key, AppointmentView appointment, String when, Runnable work) {
        super("");
        title(getTranslation(key + "sure"));
        ask(
                new Paragraph(appointment.agreed().what()),
                new Paragraph(when),
                new Paragraph(getTranslation(key + "how")));
        var yes = Buttons.large(Buttons.primary(getTranslation(key + "yes"), () -> {}));
        yes.setDisableOnClick(true);
        yes.addClickListener(_ -> {
            if (attempt(yes, work)) {
                close();
            }
        });
        act(yes, Buttons.text(getTranslation("agenda.leave"), this::close));
    }
}
