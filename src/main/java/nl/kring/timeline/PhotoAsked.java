package nl.kring.timeline;

import java.time.Instant;
import java.util.List;

/**
 * A photo of which the resident decides whether it goes (R-C15).
 *
 * @param by first names of who asked it
 * @param until after this it is taken away by itself
 */
public record PhotoAsked(PhotoId photo, PostId post, List<String> by, Instant until) {}
