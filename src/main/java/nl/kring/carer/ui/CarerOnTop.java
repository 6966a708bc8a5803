package nl.kring.carer.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.util.Optional;
import nl.kring.carer.CarerService;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.timeline.ui.TopOfTimeline;
import org.springframework.core.annotation.Order;

/** The question to who cares for somebody, on top of her timeline alone, when it is time. */
@org.springframework.stereotype.Component
@Order(15)
class CarerOnTop implements TopOfTimeline {
    private final CarerService carers;
    private final CircleService circles;

    CarerOnTop(CarerService carers, CircleService circles) {
        this.carers = carers;
        this.circles = circles;
    }

    @Override
    public Optional<Component> draw(CircleId circle) {
        return draw(circle, Optional.empty());
    }

    /** What she was just thanked for stays until she goes on. */
    @Override
    public Optional<Component> draw(CircleId circle, Optional<Component> before) {
        var there = before.filter(CarerCard.class::isInstance).map(CarerCard.class::cast);
        if (there.filter(CarerCard::answered).isPresent()) {
            return before;
        }
        return Optional.of(circle)
                .filter(carers::waits)
                .map(_ -> there.orElseGet(() -> new CarerCard(carers, circle, question(circle))));
    }

    private String question(CircleId circle) {
        var seat = circles.seat(circle);
        var page = UI.getCurrent();
        return seat.isResident()
                ? page.getTranslation("carer.ask.own")
                : page.getTranslation("carer.ask", seat.ownerName());
    }
}
