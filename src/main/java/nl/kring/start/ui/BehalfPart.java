package nl.kring.start.ui;

import java.util.List;
import java.util.Optional;
import nl.kring.circle.Act;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleView;
import nl.kring.circle.ui.FormingPart;
import nl.kring.circle.ui.PeoplePart;
import nl.kring.identity.ui.Arriving;
import nl.kring.platform.ui.Says;
import nl.kring.start.BehalfService;
import nl.kring.start.BehalfView;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What a circle that was begun on behalf shows before the yes. */
@Component
class BehalfPart implements FormingPart {
    private final BehalfService behalf;
    private final CircleService circles;
    private final List<PeoplePart> more;
    private final Says says;
    private final Arriving arriving;
    private final String address;

    BehalfPart(
            BehalfService behalf,
            CircleService circles,
            List<PeoplePart> more,
            Says says,
            Arriving arriving,
            @Value("${kring.url}") String address) {
        this.behalf = behalf;
        this.circles = circles;
        this.more = more;
        this.says = says;
        this.arriving = arriving;
        this.address = address;
    }

    @Override
    public Optional<com.vaadin.flow.component.Component> forMember(CircleView circle) {
        return Optional.of(circle).filter(CircleView::onBehalf).flatMap(view -> behalf.about(view.id())
                .map(until -> preparing(view, until)));
    }

    private Preparing preparing(CircleView view, BehalfView until) {
        var seat = circles.seat(view.id());
        var shown = new Preparing(view, until, says, seat.can(Act.PREPARE));
        if (seat.can(Act.PREPARE)) {
            more.forEach(part -> part.part(view, seat).ifPresent(shown::add));
            shown.add(new WaysOfTheYes(behalf, view.id(), view.resident().firstName(), address));
        }
        return shown;
    }

    @Override
    public Optional<com.vaadin.flow.component.Component> besidesTheYes(CircleView circle) {
        return Optional.of(circle)
                .filter(view -> view.onBehalf() && !view.confirmed())
                .map(view -> new SayNo(behalf, circles, arriving, view.id()));
    }
}
