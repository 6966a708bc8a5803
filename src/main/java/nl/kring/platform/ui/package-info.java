/** The shell and the small parts that every screen is built from, without a word of the domain. */
@NamedInterface("ui")
@NullMarked
package nl.kring.platform.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
