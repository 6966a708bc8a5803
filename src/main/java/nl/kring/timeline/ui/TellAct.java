package nl.kring.timeline.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import java.util.Optional;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.ui.CircleAct;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import org.springframework.core.annotation.Order;

/** "Vertel iets", always one tap away. */
@org.springframework.stereotype.Component
@Order(10)
class TellAct implements CircleAct {
    private final CircleService circles;
    private final PostSheets sheets;

    TellAct(CircleService circles, PostSheets sheets) {
        this.circles = circles;
        this.sheets = sheets;
    }

    @Override
    public Optional<Component> button(CircleId circle) {
        if (!circles.seat(circle).can(Act.POST)) {
            return Optional.empty();
        }
        return Optional.of(new TellButton(circle, () -> sheets.open(circle)));
    }

    /** The button knows its own words. */
    private static class TellButton extends Composite<Button> {
        private final CircleId circle;
        private final Runnable act;

        TellButton(CircleId circle, Runnable act) {
            this.circle = circle;
            this.act = act;
        }

        @Override
        protected Button initContent() {
            return Buttons.opens(
                    PostSheet.name(circle),
                    Buttons.with(Icon.PENCIL, Buttons.soft(getTranslation("timeline.tell"), act)));
        }
    }
}
