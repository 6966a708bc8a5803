package nl.kring.start.ui;

import com.vaadin.flow.component.Component;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import nl.kring.circle.Act;
import nl.kring.circle.CircleState;
import nl.kring.circle.CircleView;
import nl.kring.circle.Seat;
import nl.kring.circle.ui.PeoplePart;
import nl.kring.start.StarterService;
import nl.kring.start.Template;

/** The phone list that two of the templates bring, below the people of a circle, for its resident. */
@org.springframework.stereotype.Component
class PhonesPart implements PeoplePart {
    private static final EnumSet<Template> WITH_PHONES = EnumSet.of(Template.FIRST_WEEK, Template.CARING_TOGETHER);

    private final StarterService starters;

    PhonesPart(StarterService starters) {
        this.starters = starters;
    }

    @Override
    public Optional<Component> part(CircleView circle, Seat seat) {
        return Optional.of(circle)
                .filter(view -> view.state() == CircleState.ACTIVE && seat.can(Act.BEGIN_HERE))
                .flatMap(view -> starters.template(view.id()))
                .filter(WITH_PHONES::contains)
                .map(_ -> new PhoneList(List.of(), circle.members()));
    }
}
