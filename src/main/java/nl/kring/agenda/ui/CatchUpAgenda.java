package nl.kring.agenda.ui;

import java.util.List;
import java.util.Locale;
import nl.kring.agenda.AgendaService;
import nl.kring.agenda.AppointmentView;
import nl.kring.circle.CircleId;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.platform.Texts;
import nl.kring.timeline.Away;
import nl.kring.timeline.ui.CatchesUp;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Of appointments still to come: what was agreed, changed or called off meanwhile, the first to come first. */
@Component
@Order(10)
class CatchUpAgenda implements CatchesUp {
    private static final int MOST = 2;
    private final AgendaService agenda;
    private final SaysWhen when;

    CatchUpAgenda(AgendaService agenda, SaysWhen when) {
        this.agenda = agenda;
        this.when = when;
    }

    @Override
    public List<Line> since(CircleId circle, Away away, Locale locale) {
        return agenda.touched(circle, away.since(), away.until()).stream()
                .limit(MOST)
                .map(one -> new Line(
                        Texts.of(locale, key(one), one.agreed().what(), when.line(one.when(), locale)),
                        CircleAddress.of(circle, "agenda")))
                .toList();
    }

    private static String key(AppointmentView one) {
        return switch (one.state()) {
            case AGREED -> "catchUp.agreed";
            case CHANGED -> "catchUp.changed";
            case CANCELLED, ERASED -> "catchUp.off";
        };
    }
}
