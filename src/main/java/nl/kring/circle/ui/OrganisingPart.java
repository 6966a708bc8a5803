package nl.kring.circle.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.util.Optional;
import nl.kring.circle.CircleView;
import nl.kring.circle.OrganisingService;
import nl.kring.circle.Seat;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Notice;
import org.springframework.core.annotation.Order;

/** Who organised does not any more: a resident reads it with the people, and how to ask another. */
@org.springframework.stereotype.Component
@Order(1)
class OrganisingPart implements PeoplePart {
    private final OrganisingService organising;

    OrganisingPart(OrganisingService organising) {
        this.organising = organising;
    }

    @Override
    public Optional<Component> part(CircleView circle, Seat seat) {
        return organising
                .nobodyAfter(circle.id())
                .map(name -> new Notice(
                        Notice.Tone.CALM, Icon.PEOPLE, UI.getCurrent().getTranslation("organises.nobody", name)));
    }
}
