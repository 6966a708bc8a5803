package nl.kring.agenda;

import java.time.Instant;

/**
 * That somebody has a calendar elsewhere.
 *
 * @param ownWords whether the words of appointments stand in it, as far as they may
 */
public record FeedView(boolean ownWords, Instant made) {}
