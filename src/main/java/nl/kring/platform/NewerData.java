package nl.kring.platform;

/** The database knows migrations that this Kring does not have, or its application role may do too much. */
class NewerData extends RuntimeException {
    NewerData(String sentence) {
        super(sentence);
    }
}
