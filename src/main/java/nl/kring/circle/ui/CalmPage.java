package nl.kring.circle.ui;

/** The page for who wants one thing at a time (R-C22): it stands alone, without places and acts round it. */
public interface CalmPage extends StandsAlone {}
