package nl.kring.told;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A thing that is told.
 *
 * @param asked of whom it is asked, if of one
 * @param bare of this a mail says only that there is something, whatever it is about
 */
public record Telling(UUID thing, @Nullable UUID asked, boolean bare) {}
