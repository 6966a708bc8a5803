package nl.kring.platform.ui;

import java.security.SecureRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something of ours went wrong: one code, on the page and in the log, by which it can be found again. */
record Failure(String code) {
    private static final Logger LOG = LoggerFactory.getLogger(Failure.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Writes what happened to the log, under a new code. */
    static Failure logged(Throwable what) {
        var number = "%06d".formatted(RANDOM.nextInt(1_000_000));
        var failure = new Failure("K " + number.replaceAll("(..)(..)(..)", "$1 $2 $3"));
        LOG.atError()
                .addKeyValue("failure", failure.code())
                .setCause(what)
                .log("{}: something went wrong", failure.code());
        return failure;
    }
}
