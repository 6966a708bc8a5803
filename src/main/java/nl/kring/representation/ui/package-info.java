/** Who speaks for a resident, on screen. */
@NullMarked
package nl.kring.representation.ui;

import org.jspecify.annotations.NullMarked;
