package nl.kring.notify;

/** A way out of the process. Fails with an exception; then it is tried again. */
interface Transport {
    /** Whether this way leads to that address at all; a mail server sends no text messages. */
    boolean reaches(Letter letter);

    void send(Letter letter) throws Exception;

    /** For now nothing more goes: what this thread kept open for it may close. */
    default void done() {}
}
