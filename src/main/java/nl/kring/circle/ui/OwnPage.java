package nl.kring.circle.ui;

/** A page of its reader alone, on which stands nothing of anybody else: that it was opened is no line of a circle's log either. */
public interface OwnPage {}
