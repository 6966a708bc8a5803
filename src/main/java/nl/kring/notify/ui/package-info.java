/** Where what came from outside is handed over. */
@NullMarked
package nl.kring.notify.ui;

import org.jspecify.annotations.NullMarked;
