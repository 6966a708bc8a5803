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
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.identity.AccountId;
import nl.kring.platform.MovingClock;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.DraftArea;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Sheet;
import nl.kring.watch.AlertService;
import nl.kring.watch.AlertView;

/** What will be done, by whom and before when; begins with what the plan says. Another than the owner said yes to the owner (R-D12). */
class AgreeSheet extends Sheet {
    private static final Duration SOON = Duration.ofHours(3);

    final DraftArea what;
    final Options<Optional<CirclePerson>> who;
    final Input before = new Input();
    final Button agree;
    private final AlertService alerts;
    private final CircleId circle;
    private final AlertView alert;

    AgreeSheet(AlertService alerts, Clock clock, CircleId circle, AlertView alert) {
        this(
                alerts,
                clock,
                circle,
                alert,
                "agree:" + alert.id().value(),
                alert.actions().stream().findFirst().orElse(""));
    }

    /** @param begins what it begins with, such as what was decided together */
    AgreeSheet(AlertService alerts, Clock clock, CircleId circle, AlertView alert, String draft, String begins) {
        super("");
        this.alerts = alerts;
        this.circle = circle;
        this.alert = alert;
        what = new DraftArea(draft);
        what.setLabel(getTranslation("alert.agree.what"));
        what.setValue(begins);
        who = new Options<>(
                        getTranslation("alert.agree.who"),
                        Stream.concat(
                                        Stream.of(Optional.<CirclePerson>empty()),
                                        alert.canTakeOver().stream().map(Optional::of))
                                .toList(),
                        one -> one.map(person -> getTranslation("alert.agree.by", person.firstName()))
                                .orElseGet(() -> getTranslation("alert.agree.me")))
                .asRows();
        who.setValue(Optional.empty());
        who.setVisible(!alert.canTakeOver().isEmpty());
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
        ask(what, who, row);
        act(agree);
    }

    private void agree() {
        finish(agree, what, () -> alerts.agree(circle, alert.id(), what.getValue(), doer(), moment()));
    }

    private AccountId doer() {
        return Objects.requireNonNull(who.getValue())
                .or(alert::owner)
                .orElseThrow()
                .account();
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
