package nl.kring.circle.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import java.util.Optional;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleView;
import nl.kring.circle.HousemateAsk;
import nl.kring.circle.HousemateService;
import nl.kring.circle.Seat;
import nl.kring.platform.Bells;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.Buttons;
import org.springframework.core.annotation.Order;

/** For who lives there: whom they asked to live there too, whose yes is awaited, and the way to take it back. */
@org.springframework.stereotype.Component
@Order(70)
class HousematePart implements PeoplePart {
    private final HousemateService housemates;
    private final Bells bells;

    HousematePart(HousemateService housemates, Bells bells) {
        this.housemates = housemates;
        this.bells = bells;
    }

    @Override
    public Optional<Component> part(CircleView circle, Seat seat) {
        return seat.can(Act.ASK_HOUSEMATE) ? Optional.of(new Card(circle.id())) : Optional.empty();
    }

    private class Card extends Section {
        private final CircleId circle;
        private List<HousemateAsk> shown = List.of();

        Card(CircleId circle) {
            this.circle = circle;
            addClassNames("card", "stack");
            setVisible(false);
        }

        @Override
        protected void onAttach(AttachEvent event) {
            bells.keepFresh(this, circle.value(), this::lookAgain);
        }

        private void lookAgain() {
            try {
                show(housemates.open(circle).stream()
                        .filter(ask -> !ask.me() && !ask.awaited().mine())
                        .toList());
            } catch (NotFound gone) {
                show(List.of());
            }
        }

        private void show(List<HousemateAsk> asks) {
            if (!asks.equals(shown)) {
                shown = asks;
                removeAll();
                setVisible(!asks.isEmpty());
                add(new H2(getTranslation("house.waiting")));
                asks.forEach(this::row);
            }
        }

        private void row(HousemateAsk ask) {
            var name = ask.person().firstName();
            var others = String.join(", ", ask.awaited().others());
            add(
                    new Paragraph(
                            others.isEmpty()
                                    ? getTranslation("house.waits", name)
                                    : getTranslation("house.waits.each", name, others)),
                    Buttons.line(getTranslation("house.takeBack", name), () -> {
                        housemates.takeBack(circle, ask.id());
                        lookAgain();
                    }));
        }
    }
}
