package nl.kring.farewell;

import java.time.LocalDate;
import nl.kring.identity.AccountId;

/**
 * What is said of a resident: not yet confirmed, or certain.
 *
 * @param name the first name of the resident
 * @param reportedBy the first name of who said it
 * @param office that is somebody of the municipality, by the whole name
 * @param mine whether the reader said it
 * @param mayConfirm whether the reader is a second one who may say that it is so
 * @param mayUndo whether the reader may say that it was a mistake
 * @param aboutMe it is said of the reader
 * @param goesOnWith who lives there too, with whom the circle goes on; empty if it stands still
 */
public record DeathView(
        AccountId resident,
        String name,
        LocalDate diedOn,
        String reportedBy,
        boolean office,
        boolean mine,
        boolean confirmed,
        boolean mayConfirm,
        boolean mayUndo,
        boolean aboutMe,
        String goesOnWith) {}
