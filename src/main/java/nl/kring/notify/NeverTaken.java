package nl.kring.notify;

/** What a server will never take, however often it is tried; its words say why, and hold nothing of the message. */
class NeverTaken extends Exception {
    private static final long serialVersionUID = 1L;

    NeverTaken(String why) {
        super(why);
    }
}
