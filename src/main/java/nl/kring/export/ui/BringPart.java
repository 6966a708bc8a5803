package nl.kring.export.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.util.Optional;
import nl.kring.circle.Act;
import nl.kring.circle.CircleView;
import nl.kring.circle.Seat;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.invite.ui.BelowPicture;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;

/** The way to bring a circle from elsewhere, below the picture that a resident begins with. */
@org.springframework.stereotype.Component
class BringPart implements BelowPicture {
    @Override
    public Optional<Component> part(CircleView circle, Seat seat) {
        return Optional.of(circle)
                .filter(view -> view.members().isEmpty() && seat.can(Act.BRING_ALONG))
                .map(view -> new Link(
                                Icon.FILE,
                                UI.getCurrent().getTranslation("bring.way"),
                                CircleAddress.of(view.id(), "bring"))
                        .button("line"));
    }
}
