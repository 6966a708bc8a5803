/** The first days on screen. */
@NullMarked
package nl.kring.welcome.ui;

import org.jspecify.annotations.NullMarked;
