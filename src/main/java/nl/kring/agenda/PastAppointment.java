package nl.kring.agenda;

import java.time.Instant;
import java.util.Set;
import nl.kring.identity.AccountId;

/**
 * An appointment that was made some time ago.
 *
 * @param yes who of those who read it said to come along
 * @param at when it was made
 */
public record PastAppointment(AccountId maker, NewAppointment made, Set<AccountId> yes, Instant at) {}
