package nl.kring.circle;

import java.util.Optional;

/** A circle somebody can go to: whose it is. */
public record CircleSummary(CircleId id, String resident, Optional<String> face, CircleState state) {}
