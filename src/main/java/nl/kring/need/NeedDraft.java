package nl.kring.need;

import java.util.Optional;

/**
 * A need as it is being written.
 *
 * @param tried what was tried before, or empty
 */
public record NeedDraft(NeedId id, String ownWords, Optional<Theme> theme, String tried) {
    /** The longest text of a need. */
    public static final int LONGEST = 2000;
}
