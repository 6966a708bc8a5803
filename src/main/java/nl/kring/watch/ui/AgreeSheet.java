package nl.kring.watch.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import nl.kring.circle.CircleId;
import nl.kring.platform.MovingClock;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.DraftArea;
import nl.kring.platform.ui.Sheet;
import nl.kring.watch.AlertService;
import nl.kring.watch.AlertView;

/** What the owner will do, and before when; begins with what the plan says. */
class AgreeSheet extends Sheet {
    private static final Duration SOON = Duration.ofHours(3);

    final DraftArea what;
    final Input before = new Input();
    final Button agree;
    private final AlertService alerts;
    private final CircleId circle;
    private final AlertView alert;

    AgreeSheet(AlertService alerts, Clock clock, CircleId circle, AlertView alert) {
        super("");
        this.alerts = alerts;
        this.circle = circle;
        this.alert = alert;
        what = new DraftArea("agree:" + alert.id().value());
        what.setLabel(getTranslation("alert.agree.what"));
        alert.actions().stream().findFirst().ifPresent(what::setValue);
        before.setType("datetime-local");
        before.setValue(clock.instant()
                .plus(SOON)
                .atZone(MovingClock.ZONE)
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.MINUTES)
                .toString());
        var row = new NativeLabel();
        row.addClassName("field");
        row.add(new Span(getTranslation("alert.agree.before")), before);
        agree = Buttons.large(Buttons.primary(getTranslation("alert.agree.done"), this::agree));
        agree.setDisableOnClick(true);
        title(getTranslation("alert.agree"));
        ask(what, row);
        act(agree);
    }

    private void agree() {
        finish(agree, what, () -> alerts.agree(circle, alert.id(), what.getValue(), moment()));
    }

    private Instant moment() {
        try {
            return LocalDateTime.parse(before.getValue())
                    .atZone(MovingClock.ZONE)
                    .toInstant();
        } catch (DateTimeParseException empty) {
            throw new Refused("alert.agreeWhat");
        }
    }
}
