package nl.kring.representation.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import nl.kring.circle.Act;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleView;
import nl.kring.circle.Seat;
import nl.kring.circle.ui.PeoplePart;
import nl.kring.platform.Bells;
import nl.kring.platform.ui.Says;
import nl.kring.representation.RepresentationService;
import org.springframework.core.annotation.Order;

/** Below the people of a circle: who speaks for its resident, on what and until when. Everybody in it may know (R-B12). */
@org.springframework.stereotype.Component
@Order(50)
class SpeakersPart implements PeoplePart {
    private final CircleService circles;
    private final RepresentationService representations;
    private final Bells bells;
    private final Says says;

    SpeakersPart(CircleService circles, RepresentationService representations, Bells bells, Says says) {
        this.circles = circles;
        this.representations = representations;
        this.bells = bells;
        this.says = says;
    }

    @Override
    public Optional<Component> part(CircleView circle, Seat seat) {
        return circle.speakers().isEmpty() && !seat.can(Act.ASK_TO_REPRESENT)
                ? Optional.empty()
                : Optional.of(new SpeakersCard(circles, representations, bells, says, circle.id()));
    }
}
