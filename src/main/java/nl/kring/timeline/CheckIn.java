package nl.kring.timeline;

import java.time.Instant;

/** What a resident said of the own day, in one of five faces, and perhaps some words with it. */
public record CheckIn(PostId post, Instant at, HowItGoes face, String text) {}
