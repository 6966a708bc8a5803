package nl.kring.told.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleView;
import nl.kring.circle.Seat;
import nl.kring.circle.ui.AskedPlace;
import nl.kring.circle.ui.PeoplePart;
import nl.kring.platform.Bells;
import nl.kring.told.MailService;
import org.springframework.core.annotation.Order;

/** To whom mail does not come, for who lives there and who helps to organise: somebody has to say it to them. No address, and not why. */
@org.springframework.stereotype.Component
@Order(20)
class UnreachedPart implements PeoplePart {
    private final MailService mails;
    private final CircleService circles;
    private final Bells bells;

    UnreachedPart(MailService mails, CircleService circles, Bells bells) {
        this.mails = mails;
        this.circles = circles;
        this.bells = bells;
    }

    @Override
    public Optional<Component> part(CircleView circle, Seat seat) {
        return Optional.of(circle).filter(_ -> seat.can(Act.SEE_UNREACHED)).map(view -> new Place(view.id()));
    }

    private class Place extends AskedPlace<List<String>> {
        Place(CircleId circle) {
            super(bells, circle);
        }

        /** Asked first whether one may know it still: a page that is open tries nothing that would be written down. */
        @Override
        protected List<List<String>> waiting() {
            return circles.seat(circle).can(Act.SEE_UNREACHED)
                    ? Stream.of(mails.unreached(circle))
                            .filter(names -> !names.isEmpty())
                            .toList()
                    : List.of();
        }

        @Override
        protected Component card(List<String> names) {
            var card = new Section(new H2(getTranslation("told.unreached")));
            names.forEach(name -> card.add(new Paragraph(getTranslation("told.unreached.who", name))));
            card.addClassNames("card", "stack");
            return card;
        }
    }
}
