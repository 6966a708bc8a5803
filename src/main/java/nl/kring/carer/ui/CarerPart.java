package nl.kring.carer.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.Optional;
import nl.kring.carer.CarerService;
import nl.kring.circle.Act;
import nl.kring.circle.CircleView;
import nl.kring.circle.Seat;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.circle.ui.PeoplePart;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import org.springframework.core.annotation.Order;

/** The way to her own page, below the people; nobody else has it there. */
@org.springframework.stereotype.Component
@Order(58)
class CarerPart implements PeoplePart {
    private final CarerService carers;

    CarerPart(CarerService carers) {
        this.carers = carers;
    }

    @Override
    public Optional<Component> part(CircleView circle, Seat seat) {
        return Optional.of(circle.id())
                .filter(id -> seat.can(Act.CARER_CHECK) && carers.isMine(id) || carers.saidBefore(id))
                .map(id -> new Card(circle, seat));
    }

    private static class Card extends Section {
        Card(CircleView circle, Seat seat) {
            addClassNames("card", "stack");
            add(
                    new H2(getTranslation("carer.title")),
                    new Paragraph(
                            seat.isResident()
                                    ? getTranslation("carer.part.own")
                                    : getTranslation("carer.part", circle.whose())),
                    new Link(Icon.HEART, getTranslation("carer.open"), CircleAddress.of(circle.id(), CarerPage.PATH))
                            .button("line"));
        }
    }
}
