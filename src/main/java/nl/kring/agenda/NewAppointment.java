package nl.kring.agenda;

import java.util.Optional;
import java.util.Set;
import nl.kring.circle.About;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Giveaway;

/**
 * An appointment that somebody makes.
 *
 * @param about the one resident of a household whom it is about; empty where it is about all, or the only one
 * @param only the persons chosen by name; empty means everybody who sees the topic
 * @param asked who is asked to come along; each says the own yes
 * @param meant what it gives away and is told all the same, after the person was asked (R-C14)
 */
public record NewAppointment(
        AppointmentId id,
        Agreed agreed,
        Topic topic,
        Optional<About> about,
        Optional<Set<AccountId>> only,
        Set<AccountId> asked,
        Set<Giveaway> meant) {}
