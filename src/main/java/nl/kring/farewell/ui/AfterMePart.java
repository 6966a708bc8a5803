package nl.kring.farewell.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import java.util.Optional;
import nl.kring.circle.Act;
import nl.kring.circle.CircleView;
import nl.kring.circle.Seat;
import nl.kring.circle.ui.PeoplePart;
import nl.kring.farewell.AfterMe;
import nl.kring.farewell.AfterwardsService;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Options;
import org.springframework.core.annotation.Order;

/** For the resident alone: what becomes of the circle after her. It is saved as it is chosen. */
@org.springframework.stereotype.Component
@Order(80)
class AfterMePart implements PeoplePart {
    private final AfterwardsService afterwards;

    AfterMePart(AfterwardsService afterwards) {
        this.afterwards = afterwards;
    }

    @Override
    public Optional<Component> part(CircleView circle, Seat seat) {
        return seat.can(Act.CHOOSE_AFTER_ME) ? Optional.of(card(circle)) : Optional.empty();
    }

    private Section card(CircleView circle) {
        var card = new Section();
        var title = new H2(card.getTranslation("after.title"));
        var choice = new Options<>(
                        card.getTranslation("after.ask"),
                        List.of(AfterMe.DAYS_90, AfterMe.AT_ONCE),
                        one -> card.getTranslation("after." + one))
                .asRows();
        choice.setValue(afterwards.chosen(circle.id()));
        choice.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                afterwards.choose(circle.id(), change.getValue());
            }
        });
        card.addClassNames("card", "stack", "after-me");
        card.add(title, choice, new Note(Icon.INFO, card.getTranslation("after.note")));
        return card;
    }
}
