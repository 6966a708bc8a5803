package nl.kring.doubt;

import java.util.UUID;

/**
 * A question that somebody is about to ask.
 *
 * @param id minted when the form opened, so that it is asked once
 * @param line the place of the line in the log
 * @param said the line in the words in which the asker reads it
 * @param question what is not right, or empty
 */
public record NewDoubt(UUID id, long line, String said, String question) {
    public static final int LONGEST = 1000;
}
