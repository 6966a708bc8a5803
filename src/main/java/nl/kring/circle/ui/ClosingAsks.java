package nl.kring.circle.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.ClosingService;
import nl.kring.circle.ClosingSoon;
import nl.kring.platform.Bells;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Says;
import org.springframework.core.annotation.Order;

/** That the circle closes in its resident's name, why and when: she keeps it open with one tap, and so does who said it. */
@org.springframework.stereotype.Component
@Order(19)
class ClosingAsks implements CircleAsks {
    private final CircleService circles;
    private final ClosingService closing;
    private final Bells bells;
    private final Says says;

    ClosingAsks(CircleService circles, ClosingService closing, Bells bells, Says says) {
        this.circles = circles;
        this.closing = closing;
        this.bells = bells;
        this.says = says;
    }

    @Override
    public Component place(CircleId circle) {
        return new Place(circle);
    }

    private class Place extends AskedPlace<ClosingSoon> {
        Place(CircleId circle) {
            super(bells, circle);
        }

        @Override
        protected List<ClosingSoon> waiting() {
            return circles.seat(circle).can(Act.SEE_ACCESS_LOG)
                    ? closing.soon(circle).stream().toList()
                    : List.of();
        }

        @Override
        protected Component card(ClosingSoon soon) {
            var seat = circles.seat(circle);
            var when = says.dayAndTime(soon.at(), getLocale());
            var card = new Section(
                    new H2(
                            seat.isResident()
                                    ? getTranslation("circle.closing", soon.by())
                                    : getTranslation("circle.closing.hers", seat.ownerName())),
                    new Paragraph(getTranslation(
                            seat.isResident() ? "circle.closing.how" : "circle.closing.how.hers",
                            when,
                            seat.ownerName())),
                    new Paragraph(getTranslation("deed.reason.said", soon.reason())));
            if (seat.isResident() || soon.mine()) {
                var open = Buttons.primary(
                        getTranslation(seat.isResident() ? "circle.closing.no" : "circle.closing.back"),
                        () -> answer(() -> closing.stayOpen(circle)));
                var row = new Div(open);
                row.addClassName("btn-row");
                card.add(row);
            }
            card.addClassNames("card", "stack", "deed");
            return card;
        }
    }
}
