package nl.kring.export;

import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A part of what is taken along, read while it is written: a page at a time, for each of the two files anew.
 *
 * @param name such as {@code posts}; its title is the text {@code export.section.posts}
 */
record Section(String name, Supplier<Stream<Item>> items) {}
