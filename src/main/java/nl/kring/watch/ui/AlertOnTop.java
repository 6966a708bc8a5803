package nl.kring.watch.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import nl.kring.circle.CircleId;
import nl.kring.platform.ui.Says;
import nl.kring.timeline.ui.TopOfTimeline;
import nl.kring.watch.AlertService;
import org.springframework.core.annotation.Order;

/** The open alert, first on the timeline. */
@org.springframework.stereotype.Component
@Order(10)
class AlertOnTop implements TopOfTimeline {
    private final AlertService alerts;
    private final Says says;

    AlertOnTop(AlertService alerts, Says says) {
        this.alerts = alerts;
        this.says = says;
    }

    @Override
    public Optional<Component> draw(CircleId circle) {
        return draw(circle, Optional.empty());
    }

    /** The card that is there shows what changed by itself, so that a finger or the focus keeps its place. */
    @Override
    public Optional<Component> draw(CircleId circle, Optional<Component> before) {
        return alerts.current(circle)
                .map(alert -> before.filter(card -> card instanceof AlertCard there && there.showsToo(alert))
                        .orElseGet(() -> new AlertCard(alerts, says, circle, alert)));
    }
}
