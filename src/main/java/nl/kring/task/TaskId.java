package nl.kring.task;

import java.util.UUID;

/** The id of a task; minted when its form opens, so that a second click makes no second task. */
public record TaskId(UUID value) {}
