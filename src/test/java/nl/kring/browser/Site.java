package nl.kring.browser;

/** Where people find a Kring: the application itself, or what stands before it. */
public interface Site {
    /** The address of a path. */
    String url(String path);
}
