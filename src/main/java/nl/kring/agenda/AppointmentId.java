package nl.kring.agenda;

import java.util.UUID;

/** Which appointment; the id of its entry too. */
public record AppointmentId(UUID value) {}
