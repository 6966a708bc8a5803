package nl.kring.watch;

import java.util.UUID;

/** The id of an alert. */
public record AlertId(UUID value) {}
