package nl.kring.watch;

import nl.kring.identity.AccountId;

/**
 * A place in the alert line (R-D4).
 *
 * @param woken agreed to be woken when it goes wrong
 * @param callOnly gives a number and hours, and is not asked by Kring
 */
record LineEntry(AccountId person, Hours hours, boolean woken, boolean callOnly) {}
