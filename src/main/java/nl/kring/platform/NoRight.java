package nl.kring.platform;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An insider asked for something that is not hers to do. The act is said, and who can give the right. */
public class NoRight extends RuntimeException {
    private final String act;
    private final String whoCanGive;
    private final @Nullable UUID asked;

    /**
     * @param act what was tried, as a word for the log
     * @param whoCanGive first name of the person who can give the right; empty where nobody can any more
     */
    public NoRight(String act, String whoCanGive) {
        this(act, whoCanGive, null);
    }

    /**
     * @param asked what it was tried with, by its id: that it was tried is kept in the access log
     */
    public NoRight(String act, String whoCanGive, @Nullable UUID asked) {
        super("no right: " + act);
        this.act = act;
        this.whoCanGive = whoCanGive;
        this.asked = asked;
    }

    public String act() {
        return act;
    }

    public String whoCanGive() {
        return whoCanGive;
    }

    public Optional<UUID> asked() {
        return Optional.ofNullable(asked);
    }
}
