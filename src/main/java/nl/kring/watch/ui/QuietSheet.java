package nl.kring.watch.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.kring.circle.CircleId;
import nl.kring.platform.MovingClock;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Sheet;
import nl.kring.watch.SilenceService;

/** Away, or at rest: until the end of which day nothing is asked (R-D28). */
class QuietSheet extends Sheet {
    final Options<Integer> days;
    final Button save;
    private final SilenceService silences;
    private final Says says;
    private final CircleId circle;

    QuietSheet(SilenceService silences, Says says, CircleId circle) {
        super("");
        this.silences = silences;
        this.says = says;
        this.circle = circle;
        days = new Options<>(
                        getTranslation("silence.quiet.until"),
                        List.of(1, 2, 7, 14),
                        many -> getTranslation("silence.quiet.days." + many))
                .asRows();
        save = Buttons.large(Buttons.primary(getTranslation("silence.save"), this::rest));
        save.setDisableOnClick(true);
        title(getTranslation("silence.quiet"));
        ask(new Paragraph(getTranslation("silence.quiet.how")), days);
        act(save);
    }

    private void rest() {
        if (attempt(save, () -> silences.quiet(circle, Optional.of(until())))) {
            close();
        }
    }

    private Instant until() {
        return Optional.ofNullable(days.getValue())
                .map(many -> says.today()
                        .plusDays(many)
                        .atStartOfDay(MovingClock.ZONE)
                        .toInstant())
                .orElseThrow(() -> new Refused("silence.quiet.choose"));
    }
}
