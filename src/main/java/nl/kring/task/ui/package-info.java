/** Tasks on screen. */
@NamedInterface("ui")
@NullMarked
package nl.kring.task.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
