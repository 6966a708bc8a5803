/** Saying that one moves, and what to think of before. */
@NullMarked
package nl.kring.moving.ui;

import org.jspecify.annotations.NullMarked;
