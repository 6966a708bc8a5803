package nl.kring.platform;

/** The database that Kring runs itself; there is none where another server is named. */
public interface OwnServer {
    /**
     * Takes the bytes of what was erased off the disk: rows that are deleted stay in the files of their table, in the statistics and
     * in the write-ahead log until all three are written anew (decision 039). Each table waits for its writers a few seconds and
     * then holds them while it is written anew.
     */
    void scrub();
}
