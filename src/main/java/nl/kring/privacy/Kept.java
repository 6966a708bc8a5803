package nl.kring.privacy;

/** Something that is kept for a term; the module that keeps it has the bean, which forgets what is older. */
public interface Kept {
    /** The kind of thing, unique among all, such as {@code OBSERVATION}. */
    String what();

    /** Forgets up to so many that are past their term, as a job in one transaction; answers how many. */
    int forget(int most);
}
