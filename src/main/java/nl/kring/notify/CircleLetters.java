package nl.kring.notify;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.AccountId;

/** What goes for each letter to somebody in a circle, whatever it tells; asked as a job just before it leaves. */
public interface CircleLetters {
    /** In whose name it is sent: first names; none for what another says to somebody in it. */
    Optional<String> whose(UUID circle, String template);

    /** Until when it waits, if its reader is not to hear it now. */
    Optional<Instant> waitsUntil(UUID circle, AccountId reader, String template);

    /** Whether it goes by mail whatever its reader chose, such as what is about mail. */
    default boolean onlyByMail(String template) {
        return false;
    }

    /** Where its reader changes how one hears of this circle, a path inside Kring; not below what one agreed to. */
    Optional<String> change(UUID circle, String template);
}
