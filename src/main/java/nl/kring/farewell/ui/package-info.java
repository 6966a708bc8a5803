/** When a resident dies, on screen: few words, nothing in a hurry. */
@NullMarked
package nl.kring.farewell.ui;

import org.jspecify.annotations.NullMarked;
