package nl.kring.frontdoor;

import java.time.Instant;
import java.util.Optional;
import nl.kring.bridge.Payload.OutsideNotice;

/**
 * What a circle lets this navigator know of an alert.
 *
 * @param said the fixed fields, as they crossed
 */
public record NoticeView(NoticeId id, OutsideNotice said, Instant receivedAt, Optional<Instant> readAt) {}
