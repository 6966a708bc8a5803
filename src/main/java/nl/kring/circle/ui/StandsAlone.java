package nl.kring.circle.ui;

/** A page with nothing round it: no places, no acts, no questions above it. */
public interface StandsAlone {}
