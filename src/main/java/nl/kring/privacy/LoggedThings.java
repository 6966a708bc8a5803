package nl.kring.privacy;

/** What a module has that may be tried and refused; a bean that knows in whose log that belongs. */
public interface LoggedThings {
    /** Selects the circle or the file that the thing with the id {@code :asked} is of; asked as a job. */
    String chain();
}
