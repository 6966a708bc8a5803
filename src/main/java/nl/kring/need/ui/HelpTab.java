package nl.kring.need.ui;

import nl.kring.circle.CircleState;
import nl.kring.circle.CircleTab;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** "Hulp": what one needs, and the way straight to a named person. */
@Component
@Order(40)
class HelpTab implements CircleTab {
    @Override
    public String textKey() {
        return "need.place";
    }

    @Override
    public String icon() {
        return "HAND_HELPING";
    }

    @Override
    public String path() {
        return "help";
    }

    @Override
    public boolean isThere(CircleState state) {
        return state != CircleState.IN_MEMORIAM;
    }
}
