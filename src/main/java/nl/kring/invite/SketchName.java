package nl.kring.invite;

import java.util.UUID;
import nl.kring.circle.Ring;

/** A name on the resident's own picture of the circle; nobody was asked anything yet. */
public record SketchName(UUID id, String firstName, Ring ring) {}
