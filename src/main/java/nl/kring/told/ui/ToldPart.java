package nl.kring.told.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.Optional;
import nl.kring.circle.Act;
import nl.kring.circle.CircleState;
import nl.kring.circle.CircleView;
import nl.kring.circle.Seat;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.circle.ui.PeoplePart;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.told.OnPaperService;
import nl.kring.told.ToldService;
import org.springframework.core.annotation.Order;

/** "Hoe hoor je iets?", below the people of a circle: how it is now, and the way to have it otherwise. */
@org.springframework.stereotype.Component
@Order(59)
class ToldPart implements PeoplePart {
    private final ToldService told;

    private final OnPaperService papers;

    ToldPart(ToldService told, OnPaperService papers) {
        this.told = told;
        this.papers = papers;
    }

    @Override
    public Optional<Component> part(CircleView circle, Seat seat) {
        return Optional.of(circle)
                .filter(view -> seat.can(Act.READ) && view.state() == CircleState.ACTIVE)
                .map(view -> new Card(told, view, papers.mine(view.id())));
    }

    private static class Card extends Section {
        Card(ToldService told, CircleView circle, boolean paper) {
            addClassNames("card", "stack");
            add(
                    new H2(getTranslation("told.title")),
                    new Paragraph(
                            paper
                                    ? getTranslation("told.now.paper")
                                    : ToldWords.now(this, told.mine(circle.id()), ToldWords.Way.of(told, circle.id()))),
                    new Link(Icon.MAIL, getTranslation("told.change"), CircleAddress.of(circle.id(), "told"))
                            .button("line"));
        }
    }
}
