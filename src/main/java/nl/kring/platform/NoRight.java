package nl.kring.platform;

/** An insider asked for something that is not hers to do. The act is said, and who can give the right. */
public class NoRight extends RuntimeException {
    private final String act;
    private final String whoCanGive;

    /**
     * @param act what was tried, as a word for the log
     * @param whoCanGive first name of the person who can give the right
     */
    public NoRight(String act, String whoCanGive) {
        super("no right: " + act);
        this.act = act;
        this.whoCanGive = whoCanGive;
    }

    public String act() {
        return act;
    }

    public String whoCanGive() {
        return whoCanGive;
    }
}
