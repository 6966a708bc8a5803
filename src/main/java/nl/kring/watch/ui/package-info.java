/** Early signs and alerts on screen. */
@NullMarked
package nl.kring.watch.ui;

import org.jspecify.annotations.NullMarked;
