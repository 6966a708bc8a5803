package nl.kring.start;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A card as who handed it over sees it: that it was used, and nothing of by whom or for what (R-A3). */
public record CardView(UUID id, Optional<Template> template, Instant madeAt, Status status) {
    /** How it stands with a card. */
    public enum Status {
        NOT_USED,
        USED,
        EXPIRED
    }
}
