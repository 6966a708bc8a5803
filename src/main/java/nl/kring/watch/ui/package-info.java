/** Early signs and alerts on screen. */
@NamedInterface("ui")
@NullMarked
package nl.kring.watch.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
