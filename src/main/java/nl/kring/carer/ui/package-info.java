/** The carer's own page, and the question on top of her timeline. */
@NullMarked
package nl.kring.carer.ui;

import org.jspecify.annotations.NullMarked;
