/** Asking about a line of the log, on screen. */
@NullMarked
package nl.kring.doubt.ui;

import org.jspecify.annotations.NullMarked;
