/** The desk of a municipality, and the page on which everybody finds who helps. */
@NullMarked
package nl.kring.frontdoor.ui;

import org.jspecify.annotations.NullMarked;
