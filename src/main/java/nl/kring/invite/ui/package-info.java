/** Asking, answering and recognising on screen. */
@NullMarked
package nl.kring.invite.ui;

import org.jspecify.annotations.NullMarked;
