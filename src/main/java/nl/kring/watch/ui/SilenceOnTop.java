package nl.kring.watch.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import nl.kring.circle.CircleId;
import nl.kring.timeline.ui.TopOfTimeline;
import nl.kring.watch.SilenceService;
import org.springframework.core.annotation.Order;

/** A sign of life that did not come, for who is asked: below an alert, above all else on the timeline. */
@org.springframework.stereotype.Component
@Order(11)
class SilenceOnTop implements TopOfTimeline {
    private final SilenceService silences;

    SilenceOnTop(SilenceService silences) {
        this.silences = silences;
    }

    @Override
    public Optional<Component> draw(CircleId circle) {
        return draw(circle, Optional.empty());
    }

    /** The same card stays for what is so now, so that the focus keeps its place. */
    @Override
    public Optional<Component> draw(CircleId circle, Optional<Component> before) {
        return silences.current(circle)
                .map(now -> before.filter(card -> card instanceof SilenceCard there && there.shows(now))
                        .orElseGet(() -> new SilenceCard(silences, circle, now)));
    }
}
