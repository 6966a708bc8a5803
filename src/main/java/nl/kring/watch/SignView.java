package nl.kring.watch;

import java.util.Optional;

/** A sign that the reader may see and tick, in the words of who sees it. */
public record SignView(SignId id, Phase phase, String text, Optional<String> icon) {}
