package nl.kring.circle.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import nl.kring.circle.CircleId;
import nl.kring.platform.ui.Face;

/** What the top bar says of the resident now, in the resident's ring and below the name. */
public interface CircleStatus {
    Optional<Status> of(CircleId circle);

    /** A ring round the face and a few words with their icon. */
    record Status(Face.Ring ring, Component words) {}
}
