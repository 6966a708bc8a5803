/** Asking for help on screen. */
@NullMarked
package nl.kring.need.ui;

import org.jspecify.annotations.NullMarked;
