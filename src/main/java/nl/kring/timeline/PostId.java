package nl.kring.timeline;

import java.util.UUID;

/** The id of a post; minted when its form opens, so that a second click makes no second post. */
public record PostId(UUID value) {}
