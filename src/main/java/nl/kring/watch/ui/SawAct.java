package nl.kring.watch.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import java.time.Clock;
import java.util.Optional;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.ui.CircleAct;
import nl.kring.platform.Bells;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.watch.WatchService;
import org.springframework.core.annotation.Order;

/** "Ik zag iets", always one tap away. */
@org.springframework.stereotype.Component
@Order(20)
class SawAct implements CircleAct {
    private final CircleService circles;
    private final WatchService watch;
    private final Bells bells;
    private final Clock clock;

    SawAct(CircleService circles, WatchService watch, Bells bells, Clock clock) {
        this.circles = circles;
        this.watch = watch;
        this.bells = bells;
        this.clock = clock;
    }

    @Override
    public Optional<Component> button(CircleId circle) {
        if (!watch.mayObserve(circle)) {
            return Optional.empty();
        }
        return Optional.of(new SawButton(circle, () -> new SawSheet(watch, bells, clock, circle).open()));
    }

    /** The button knows its own words. */
    private static class SawButton extends Composite<Button> {
        private final CircleId circle;
        private final Runnable act;

        SawButton(CircleId circle, Runnable act) {
            this.circle = circle;
            this.act = act;
        }

        @Override
        protected Button initContent() {
            return Buttons.opens(
                    SawSheet.name(circle), Buttons.with(Icon.EYE, Buttons.heather(getTranslation("watch.saw"), act)));
        }
    }
}
