package nl.kring.told;

import nl.kring.circle.CircleId;
import nl.kring.identity.AccountId;

/**
 * Something was told to somebody who hears on paper: it is time that somebody phones. In the transaction in which it stops waiting.
 *
 * @param saidBy who said that this person hears on paper
 */
public record WaitsOnPaper(CircleId circle, AccountId person, AccountId saidBy) {}
