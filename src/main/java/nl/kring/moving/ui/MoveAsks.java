package nl.kring.moving.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.ui.AskedPlace;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.circle.ui.CircleAsks;
import nl.kring.moving.MoveService;
import nl.kring.moving.MoveView;
import nl.kring.platform.Bells;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Says;
import org.springframework.core.annotation.Order;

/** From six weeks before a move until it is over (of a household until the day): that it comes, above each page of who decides. */
@org.springframework.stereotype.Component
@Order(60)
class MoveAsks implements CircleAsks {
    private final MoveService moves;
    private final CircleService circles;
    private final Bells bells;
    private final Says says;

    MoveAsks(MoveService moves, CircleService circles, Bells bells, Says says) {
        this.moves = moves;
        this.circles = circles;
        this.bells = bells;
        this.says = says;
    }

    @Override
    public Component place(CircleId circle) {
        return new Place(circle);
    }

    private class Place extends AskedPlace<MoveView> {
        Place(CircleId circle) {
            super(bells, circle);
        }

        @Override
        protected List<MoveView> waiting() {
            return circles.seat(circle).can(Act.SAY_MOVE)
                    ? moves
                            .said(circle)
                            .filter(MoveView::soon)
                            .filter(move -> !(move.moved() && move.together()))
                            .stream()
                            .toList()
                    : List.of();
        }

        @Override
        protected Component card(MoveView move) {
            var title = move.moved()
                    ? getTranslation("move.asks.until", says.date(move.until(), getLocale()))
                    : getTranslation("move.asks", says.date(move.on(), getLocale()));
            var card = new Section(
                    new H2(title),
                    new Paragraph(getTranslation(move.moved() ? "move.asks.until.how" : "move.asks.how")),
                    new Link(Icon.ARROW_RIGHT, getTranslation("move.asks.look"), CircleAddress.of(circle, "move"))
                            .button("line"));
            card.addClassNames("card", "stack-s", "move-soon");
            return card;
        }
    }
}
