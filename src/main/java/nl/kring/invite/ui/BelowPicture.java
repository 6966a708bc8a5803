package nl.kring.invite.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import nl.kring.circle.CircleView;
import nl.kring.circle.Seat;

/** What another module has to say below the picture of who stands round the resident; a bean. */
public interface BelowPicture {
    Optional<Component> part(CircleView circle, Seat seat);
}
