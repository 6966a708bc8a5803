/** Being told on a device, as its owner turns it on and off. */
@NamedInterface("ui")
@NullMarked
package nl.kring.notify.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
