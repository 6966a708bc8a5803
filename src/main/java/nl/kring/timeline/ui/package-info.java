/** The timeline on screen, and where other modules hang their cards. */
@NamedInterface("ui")
@NullMarked
package nl.kring.timeline.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
