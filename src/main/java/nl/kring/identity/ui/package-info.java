/** The door: start page, signing in, coming back. */
@NamedInterface("ui")
@NullMarked
package nl.kring.identity.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
