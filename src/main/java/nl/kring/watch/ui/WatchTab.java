package nl.kring.watch.ui;

import nl.kring.circle.CircleState;
import nl.kring.circle.CircleTab;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** "Hoe gaat het": the phase now, what was seen, and the plan. */
@Component
@Order(30)
class WatchTab implements CircleTab {
    @Override
    public String textKey() {
        return "watch.tab";
    }

    @Override
    public String icon() {
        return "SMILE";
    }

    @Override
    public String path() {
        return "watch";
    }

    @Override
    public boolean isThere(CircleState state) {
        return state != CircleState.IN_MEMORIAM;
    }
}
