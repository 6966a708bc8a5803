package nl.kring.timeline.ui;

import nl.kring.circle.CircleTab;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** "Tijdlijn": what is told. */
@Component
@Order(10)
class TimelineTab implements CircleTab {
    @Override
    public String textKey() {
        return "timeline.tab";
    }

    @Override
    public String icon() {
        return "MESSAGE";
    }

    @Override
    public String path() {
        return "timeline";
    }
}
