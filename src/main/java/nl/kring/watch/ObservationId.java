package nl.kring.watch;

import java.util.UUID;

/** The id of an observation; minted when its form opens, so that a second click makes no second one. */
public record ObservationId(UUID value) {}
