/** The circle on screen: its frame, its picture, and where other modules hang what is theirs. */
@NamedInterface("ui")
@NullMarked
package nl.kring.circle.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
