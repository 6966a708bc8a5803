/** "Wat Kring van mij weet", and the way to take it along. */
@NullMarked
package nl.kring.export.ui;

import org.jspecify.annotations.NullMarked;
