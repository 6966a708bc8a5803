package nl.kring.notify;

/** A way out of the process. Fails with an exception; then it is tried again. */
interface Transport {
    void send(Letter letter) throws Exception;
}
