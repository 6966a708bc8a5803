package nl.kring.watch.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import nl.kring.platform.MovingClock;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Options;

/** "Wanneer was dat?": today, last night, or a moment that one fills in. */
class WhenSeen extends Composite<Div> {
    /** The answers. */
    enum When {
        TODAY,
        LAST_NIGHT,
        OTHER
    }

    private static final LocalTime NIGHT = LocalTime.of(4, 0);

    final Options<When> options;
    final Input moment = new Input();
    private final Clock clock;

    WhenSeen(Clock clock, String draft) {
        this.clock = clock;
        options = new Options<>(
                        getTranslation("obs.when"),
                        List.of(When.values()),
                        when -> getTranslation("obs.when." + when.name()))
                .draft(draft);
        options.setValue(When.TODAY);
        moment.setType("datetime-local");
        moment.getElement().setAttribute("data-draft", draft + ":moment");
        var row = new NativeLabel();
        row.addClassName("field");
        row.add(new Span(getTranslation("obs.when.moment")), moment);
        moment.getElement()
                .setAttribute("data-empty", getTranslation("obs.whenEmpty"))
                .setAttribute("data-not-yet", getTranslation("obs.notYet"));
        getContent()
                .addClassNames("stack-s", "when-seen"); // which shows the field when it is asked, also without a line
        getContent().add(options, row);
    }

    Instant moment() {
        var now = clock.instant();
        var when = options.getValue();
        if (when == When.OTHER) {
            return filledIn();
        }
        if (when != When.LAST_NIGHT) {
            return now;
        }
        var night = now.atZone(MovingClock.ZONE).with(NIGHT).toInstant();
        return night.isAfter(now) ? now : night;
    }

    private Instant filledIn() {
        try {
            return LocalDateTime.parse(moment.getValue())
                    .atZone(MovingClock.ZONE)
                    .toInstant();
        } catch (DateTimeParseException empty) {
            throw new Refused("obs.whenEmpty");
        }
    }
}
