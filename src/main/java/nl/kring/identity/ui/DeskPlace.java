package nl.kring.identity.ui;

import nl.kring.identity.SignedIn;

/** A place at the desk of a municipality, for who has something to do there; a bean of the module whose page it is. */
public interface DeskPlace {
    boolean isFor(SignedIn person);

    /** Its address within Kring. */
    String path();

    /** The name of a {@link nl.kring.platform.ui.Icon}. */
    String icon();

    String textKey();
}
