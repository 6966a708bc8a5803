package nl.kring.bridge;

import java.time.Instant;
import java.util.Optional;

/** How it stands with something that crossed: whether it arrived on the other side, and whether that side answered. */
public record Standing(Optional<Instant> received, Optional<Instant> answered) {}
