package nl.kring.notify;

import java.time.Instant;
import java.util.UUID;

/** A message that a demo would have mailed. */
public record DemoPost(UUID id, String recipient, String address, String subject, String body, Instant sentAt) {}
