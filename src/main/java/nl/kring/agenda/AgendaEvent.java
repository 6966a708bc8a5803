package nl.kring.agenda;

import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.CircleChanged;
import nl.kring.circle.CircleId;
import nl.kring.circle.Topic;

/** What happens in an agenda. */
public sealed interface AgendaEvent extends CircleChanged {
    /** It was made, changed, called off or taken away. */
    record AppointmentChanged(CircleId circle, AppointmentId appointment) implements AgendaEvent {}

    /** Somebody comes along, or does not after all. */
    record ComingChanged(CircleId circle, AppointmentId appointment) implements AgendaEvent {}

    /**
     * A ride is needed there, or another one than before, or none any more: who knows of tasks asks for it.
     *
     * @param audience who sees the appointment
     * @param to empty where no ride is needed any more
     */
    record RideAgreed(CircleId circle, AppointmentId appointment, UUID audience, Topic topic, Optional<Agreed> to)
            implements AgendaEvent {}
}
