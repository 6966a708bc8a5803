package nl.kring.circle.ui;

/** A page that leaves room at its right on a wide screen: there stand the people round the resident. */
public interface BesidePeople {}
