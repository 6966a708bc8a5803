package nl.kring.circle.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import nl.kring.circle.ApartService;
import nl.kring.circle.ApartView;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.ClosingService;
import nl.kring.circle.ClosingView;
import nl.kring.platform.Bells;
import nl.kring.platform.MovingClock;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Says;
import org.springframework.core.annotation.Order;

/** That the circle is closed: told once in full, then in a line; its resident opens it again here. */
@org.springframework.stereotype.Component
@Order(0)
class ClosedAsks implements CircleAsks {
    private final CircleService circles;
    private final ClosingService closing;
    private final ApartService apart;
    private final Bells bells;
    private final Says says;

    ClosedAsks(CircleService circles, ClosingService closing, ApartService apart, Bells bells, Says says) {
        this.circles = circles;
        this.closing = closing;
        this.apart = apart;
        this.bells = bells;
        this.says = says;
    }

    @Override
    public Component place(CircleId circle) {
        return new Place(circle);
    }

    private class Place extends AskedPlace<ClosingView> {
        Place(CircleId circle) {
            super(bells, circle);
        }

        @Override
        protected List<ClosingView> waiting() {
            return closing.closing(circle).stream().toList();
        }

        @Override
        protected Component card(ClosingView closed) {
            if (closed.apart()) {
                return closed.read() ? line(closed) : parted(closed);
            }
            return closed.read() && !closed.mayReopen() ? line(closed) : whole(closed);
        }

        private Note line(ClosingView closed) {
            return new Note(Icon.LOCK, getTranslation("circle.closed.line", until(closed)));
        }

        private String until(ClosingView closed) {
            return says.date(closed.erasedAt().atZone(MovingClock.ZONE).toLocalDate(), getLocale());
        }

        /** Each who lived here reads where hers went on; the others that nothing is asked of them. */
        private Section parted(ClosingView closed) {
            var own = apart.apart(circle).map(ApartView::own);
            var card = new Section(
                    new H2(getTranslation("apart.closed", circles.seat(circle).ownerName())),
                    new Paragraph(
                            getTranslation(own.isPresent() ? "apart.closed.own" : "apart.closed.how", until(closed))));
            own.map(there -> new Link(Icon.ARROW_RIGHT, getTranslation("apart.go"), CircleAddress.of(there, "timeline"))
                            .button("primary"))
                    .ifPresent(card::add);
            own.map(_ -> new Link(Icon.FILE, getTranslation("apart.take"), CircleAddress.of(circle, "known"))
                            .button("line"))
                    .ifPresent(card::add);
            card.add(Buttons.text(getTranslation("circle.closed.read"), () -> answer(() -> closing.read(circle))));
            card.addClassNames("card", "stack");
            return card;
        }

        private Section whole(ClosingView closed) {
            var owner = circles.seat(circle).ownerName();
            var words = closed.mayReopen()
                    ? List.of("circle.closed.own", "circle.closed.own.how")
                    : List.of("circle.closed", "circle.closed.how");
            var act = closed.mayReopen()
                    ? Buttons.line(getTranslation("circle.reopen"), () -> answer(() -> closing.reopen(circle)))
                    : Buttons.primary(getTranslation("circle.closed.read"), () -> answer(() -> closing.read(circle)));
            var card = new Section(
                    new H2(getTranslation(words.getFirst(), owner)),
                    new Paragraph(getTranslation(words.getLast(), until(closed))),
                    act);
            card.addClassNames("card", "stack");
            return card;
        }
    }
}
