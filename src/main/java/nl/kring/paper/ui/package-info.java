/** The page for the fridge, and the way to it. */
@NullMarked
package nl.kring.paper.ui;

import org.jspecify.annotations.NullMarked;
