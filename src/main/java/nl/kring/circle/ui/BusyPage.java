package nl.kring.circle.ui;

/** A page that shows much at once; who wants a calm screen is brought to {@link CalmPage} instead (R-C22). */
public interface BusyPage {}
