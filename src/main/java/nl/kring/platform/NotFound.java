package nl.kring.platform;

/** There is no such thing, or it is none of the asker's business: the two look the same. */
public class NotFound extends RuntimeException {
    public NotFound() {
        super("not found");
    }
}
