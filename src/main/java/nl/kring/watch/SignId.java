package nl.kring.watch;

import java.util.UUID;

/** The id of a warning sign of a plan. */
public record SignId(UUID value) {}
