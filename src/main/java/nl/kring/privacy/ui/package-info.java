/** The privacy notice on screen. */
@NullMarked
package nl.kring.privacy.ui;

import org.jspecify.annotations.NullMarked;
