/** Being told on a device, as its owner turns it on and off, and where what came from outside is handed over. */
@NamedInterface("ui")
@NullMarked
package nl.kring.notify.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
