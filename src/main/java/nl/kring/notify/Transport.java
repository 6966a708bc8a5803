package nl.kring.notify;

/** A way out of the process. Fails with an exception; then it is tried again. */
interface Transport {
    /** Whether this way leads to that address at all; a mail server sends no text messages. */
    boolean reaches(Letter letter);

    /** Whether text messages go out at all. */
    default boolean texts() {
        return reaches(Letter.SOME_TEXT);
    }

    void send(Letter letter) throws Exception;

    /** For now nothing more goes: what this thread kept open for it may close. */
    default void done() {}
}
