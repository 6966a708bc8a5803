/** The pages of a start. */
@NullMarked
package nl.kring.start.ui;

import org.jspecify.annotations.NullMarked;
