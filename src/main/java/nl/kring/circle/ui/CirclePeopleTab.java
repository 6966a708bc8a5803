package nl.kring.circle.ui;

import nl.kring.circle.CircleTab;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** "Kring": who is in it. */
@Component
@Order(50)
class CirclePeopleTab implements CircleTab {
    @Override
    public String textKey() {
        return "circle.tab";
    }

    @Override
    public String icon() {
        return "CIRCLE";
    }

    @Override
    public String path() {
        return "people";
    }
}
