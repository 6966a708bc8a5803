package nl.kring.invite.ui;

import java.util.List;
import nl.kring.circle.CircleId;
import nl.kring.circle.Ring;

/** In which rings the resident's picture shows an open place, as long as nobody stands there; a bean. */
public interface OpenPlaces {
    List<Ring> of(CircleId circle);
}
