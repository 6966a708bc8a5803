package nl.kring.moving;

import java.time.LocalDate;
import java.util.UUID;
import nl.kring.circle.Address;

/**
 * What is said of a move.
 *
 * @param id minted when its form opened, so that it is said once; what crosses has it too
 */
public record NewMove(UUID id, Where where, LocalDate on, Address to) {}
