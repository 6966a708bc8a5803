package nl.kring.circle.ui;

/** A page that works already between the resident's yes and the first other one who joins. */
public interface WhileForming {}
