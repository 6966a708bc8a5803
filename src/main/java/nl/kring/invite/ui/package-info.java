/** Asking, answering and recognising on screen. */
@NamedInterface("ui")
@NullMarked
package nl.kring.invite.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
