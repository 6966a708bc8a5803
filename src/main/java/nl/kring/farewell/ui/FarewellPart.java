package nl.kring.farewell.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Optional;
import nl.kring.circle.Act;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleView;
import nl.kring.circle.Seat;
import nl.kring.circle.ui.PeoplePart;
import nl.kring.farewell.DeathView;
import nl.kring.farewell.FarewellService;
import nl.kring.identity.AccountId;
import nl.kring.platform.Bells;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Says;
import org.springframework.core.annotation.Order;

/** At the very end of the people of a circle, small: the way to say that somebody died. */
@org.springframework.stereotype.Component
@Order(90)
class FarewellPart implements PeoplePart {
    private final FarewellService farewell;
    private final Bells bells;
    private final Says says;

    FarewellPart(FarewellService farewell, Bells bells, Says says) {
        this.farewell = farewell;
        this.bells = bells;
        this.says = says;
    }

    @Override
    public Optional<Component> part(CircleView circle, Seat seat) {
        if (!seat.can(Act.REPORT_DEATH)) {
            return Optional.empty();
        }
        var part = new Div();
        part.addClassName("farewell-part");
        part.addAttachListener(
                _ -> bells.keepFresh(part, circle.id().value(), () -> showWhoIsNotSaidToHaveDied(part, circle, seat)));
        return Optional.of(part);
    }

    private void showWhoIsNotSaidToHaveDied(Div part, CircleView circle, Seat seat) {
        part.removeAll();
        var said = said(circle);
        circle.residents().stream()
                .filter(resident -> !resident.account().equals(seat.account()) && !said.contains(resident.account()))
                .forEach(resident -> part.add(way(part, circle, resident)));
    }

    private List<AccountId> said(CircleView circle) {
        try {
            return farewell.said(circle.id()).stream().map(DeathView::resident).toList();
        } catch (NotFound | NoRight gone) {
            return circle.residents().stream().map(CirclePerson::account).toList();
        }
    }

    private Component way(Component part, CircleView circle, CirclePerson resident) {
        return Buttons.text(
                part.getTranslation("farewell.open", resident.firstName()),
                () -> new FarewellSheet(farewell, says, circle.id(), resident).open());
    }
}
