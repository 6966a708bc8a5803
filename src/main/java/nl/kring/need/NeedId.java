package nl.kring.need;

import java.util.UUID;

/** The id of a need; minted when its form opens. */
public record NeedId(UUID value) {}
