package nl.kring.carer;

import java.util.List;

/**
 * Her own page.
 *
 * @param cares she cares here still; else there is only what she said before, to take away
 * @param answers what she answered before, the newest first
 * @param weeks how often she is invited; 0 is never
 * @param asksPerseverance it is three months ago that she said how long she keeps it up, or she never did
 */
public record CarerView(boolean cares, List<CarerAnswer> answers, int weeks, boolean asksPerseverance) {}
