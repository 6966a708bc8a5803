package nl.kring.platform;

/** The database knows migrations that this Kring does not have, or its application role may do too much. */
class UnfitDatabase extends RuntimeException {
    UnfitDatabase(String sentence) {
        super(sentence);
    }
}
