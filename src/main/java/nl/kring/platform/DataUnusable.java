package nl.kring.platform;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The data folder cannot be used now; says why, in a form that becomes one sentence on the console. */
class DataUnusable extends RuntimeException {
    enum Why {
        IN_USE("Kring is already running with the data in %s. Stop it first, or choose another folder with --data."),
        RESTORING(
                "A restore into %s did not come to its end. Give './kring restore' again, with --replace, or choose another folder with --data."),
        DISK_FULL("The disk that holds %s is full. Make room and start Kring again; nothing is lost."),
        NO_ACCESS("Kring may not write in %s. Choose another folder with --data, or change the rights of this one."),
        NEWER("The data in %s was written by a newer Kring. Start that version, or choose another folder with --data."),
        BROKEN("PostgreSQL does not start with the data in %s. Its own words: %s");

        private final String sentence;

        Why(String sentence) {
            this.sentence = sentence;
        }
    }

    private final Why why;
    private final String folder;

    DataUnusable(Why why, String folder, @Nullable Throwable cause) {
        super(why + ": " + folder, cause);
        this.why = why;
        this.folder = folder;
    }

    static DataUnusable from(Exception failure, Path folder) {
        var words = words(failure);
        var why = words.contains("No space left")
                ? Why.DISK_FULL
                : words.contains("Permission denied") || words.contains("AccessDenied")
                        ? Why.NO_ACCESS
                        : words.contains("incompatible with server") ? Why.NEWER : Why.BROKEN;
        return new DataUnusable(why, folder.toString(), failure);
    }

    private static String words(@Nullable Throwable failure) {
        return failure == null ? "" : failure + " " + words(failure.getCause());
    }

    String sentence() {
        return why.sentence.formatted(folder, words(getCause()).strip());
    }
}
