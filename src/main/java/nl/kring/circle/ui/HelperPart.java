package nl.kring.circle.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import nl.kring.circle.Act;
import nl.kring.circle.CircleView;
import nl.kring.circle.HelperSessionService;
import nl.kring.circle.Seat;
import org.springframework.core.annotation.Order;

/** "Samen kijken", below the people of the own circle (R-C19). */
@org.springframework.stereotype.Component
@Order(62)
class HelperPart implements PeoplePart {
    private final HelperSessionService sessions;

    HelperPart(HelperSessionService sessions) {
        this.sessions = sessions;
    }

    @Override
    public Optional<Component> part(CircleView circle, Seat seat) {
        return Optional.of(circle.id())
                .filter(_ -> seat.can(Act.LOOK_TOGETHER) && seat.helper().isEmpty())
                .map(id -> new HelperCard(sessions, id, sessions.helpers(id)))
                .filter(HelperCard::hasSomebody)
                .map(Component.class::cast);
    }
}
