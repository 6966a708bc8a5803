/** The page on which somebody says how to hear of things. */
@NullMarked
package nl.kring.told.ui;

import org.jspecify.annotations.NullMarked;
