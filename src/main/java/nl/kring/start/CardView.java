package nl.kring.start;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A card, or a start together with somebody, as who gave it sees it: that it was used, and nothing of by whom or for what (R-A3). */
public record CardView(UUID id, Way way, Optional<Template> template, Instant madeAt, Status status) {
    /** How somebody was pointed to Kring. */
    public enum Way {
        CARD,
        MAIL,
        SCREEN
    }

    /** How it stands with a card. */
    public enum Status {
        NOT_USED,
        USED,
        EXPIRED
    }
}
