package nl.kring.circle.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import java.util.Set;
import nl.kring.circle.ApartService;
import nl.kring.circle.ApartView;
import nl.kring.circle.CircleId;
import nl.kring.platform.Bells;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;

/** In the own circle of who lived in a household that the other one ended: who comes along (R-B22)? */
@org.springframework.stereotype.Component
class AlongAsks implements CircleAsks {
    private final ApartService apart;
    private final Bells bells;

    AlongAsks(ApartService apart, Bells bells) {
        this.apart = apart;
        this.bells = bells;
    }

    @Override
    public Component place(CircleId circle) {
        return new Place(circle);
    }

    private class Place extends AskedPlace<ApartView> {
        Place(CircleId circle) {
            super(bells, circle);
        }

        @Override
        protected List<ApartView> waiting() {
            return apart
                    .apart(circle)
                    .filter(one -> one.own().equals(circle) && !one.mayCome().isEmpty())
                    .stream()
                    .toList();
        }

        @Override
        protected Section card(ApartView asked) {
            var along = new Along(asked.mayCome());
            var answers = new Div(
                    Buttons.primary(
                            getTranslation("apart.ask.yes"),
                            () -> answer(() -> apart.takeAlong(circle, along.chosen()))),
                    Buttons.line(
                            getTranslation("apart.ask.nobody"), () -> answer(() -> apart.takeAlong(circle, Set.of()))),
                    new Link(Icon.FILE, getTranslation("apart.take"), CircleAddress.of(asked.home(), "known"))
                            .button("text"));
            answers.addClassName("btn-row");
            var card = new Section(
                    new H2(getTranslation("apart.ask")),
                    new Paragraph(getTranslation("apart.ask.how")),
                    along,
                    answers);
            card.addClassNames("card", "stack");
            return card;
        }
    }
}
