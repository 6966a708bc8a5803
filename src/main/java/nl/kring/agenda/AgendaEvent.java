package nl.kring.agenda;

import nl.kring.circle.CircleChanged;
import nl.kring.circle.CircleId;

/** What happens in an agenda. */
public sealed interface AgendaEvent extends CircleChanged {
    /** It was made, changed, called off or taken away. */
    record AppointmentChanged(CircleId circle, AppointmentId appointment) implements AgendaEvent {}

    /** Somebody comes along, or does not after all. */
    record ComingChanged(CircleId circle, AppointmentId appointment) implements AgendaEvent {}

    /** Somebody needs a ride there: who knows of tasks can propose one. */
    record RideWanted(CircleId circle, AppointmentId appointment) implements AgendaEvent {}
}
