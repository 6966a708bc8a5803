package nl.kring.backup;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.kring.platform.Console;
import nl.kring.platform.Refused;
import nl.kring.platform.Texts;

/** What {@code ./kring backup} and {@code ./kring restore} start, beside the application: a few files, no pages. */
public final class BackupCommand {
    private static final long MEGA = 1_000_000;

    private final Locale language;
    private final String givenKey;
    private final boolean masterKeyElsewhere;
    private final Clock clock;

    BackupCommand(Locale language, String givenKey, boolean masterKeyElsewhere, Clock clock) {
        this.language = Texts.LANGUAGES.contains(language) ? language : Texts.LANGUAGES.getFirst();
        this.givenKey = givenKey;
        this.masterKeyElsewhere = masterKeyElsewhere;
        this.clock = clock;
    }

    /** {@code backup DATA TO KEY-FILE} or {@code restore FILE DATA KEY-FILE [replace]}. */
    public static void main(String[] arguments) {
        var environment = System.getenv();
        var command = new BackupCommand(
                Locale.of(Console.language().split("[_.]", 2)[0].toLowerCase(Locale.ROOT)),
                environment.getOrDefault("KRING_BACKUP_KEY", ""),
                !environment.getOrDefault("KRING_KEY", "").isEmpty(),
                Clock.systemUTC());
        System.exit(command.run(List.of(arguments)));
    }

    /** Zero if it is done; two, with a sentence that says why, if it is not. */
    int run(List<String> arguments) {
        var first = Path.of(arguments.get(1));
        var second = Path.of(arguments.get(2));
        var keyFile = Path.of(arguments.get(3));
        try {
            if (arguments.getFirst().equals("backup")) {
                backup(first, second, keyFile);
            } else {
                restore(first, second, keyFile, arguments.contains("replace"));
            }
            return 0;
        } catch (Refused refused) {
            Console.say(Texts.of(language, refused.key(), refused.arguments()));
        } catch (AccessDeniedException closed) {
            Console.say(Texts.of(language, "backup.refused.access", closed.getFile()));
        } catch (IOException failure) {
            Console.say(sentence(failure, second));
        }
        return 2;
    }

    private String sentence(IOException failure, Path there) {
        var words = String.valueOf(failure.getMessage());
        return words.contains("No space left") || words.contains("not enough space")
                ? Texts.of(language, "backup.refused.space", there.toString())
                : Texts.of(language, "backup.refused.disk", failure.toString());
    }

    private void backup(Path data, Path to, Path keyFile) throws IOException {
        var found = BackupKey.find(givenKey, keyFile);
        var made = new Backup(data, to, keyOf(found, keyFile), clock).make();
        var said = new ArrayList<String>();
        said.add(Texts.of(
                language,
                made.proven() ? "backup.done" : "backup.done.unread",
                made.file().toString(),
                megabytes(made.bytes()),
                moment(made.until())));
        if (made.removed() > 0) {
            said.add(Texts.of(language, "backup.done.removed", made.removed(), Backup.KEPT.toDays()));
        }
        if (found.isEmpty()) {
            said.add(Texts.of(language, "backup.key.made", keyFile.toString()));
        }
        if (masterKeyElsewhere) {
            said.add(Texts.of(language, "backup.key.elsewhere"));
        }
        said.forEach(Console::say);
    }

    private static BackupKey keyOf(Optional<BackupKey> found, Path keyFile) throws IOException {
        return found.isPresent() ? found.get() : BackupKey.make(keyFile);
    }

    private void restore(Path file, Path data, Path keyFile, boolean replace) throws IOException {
        var key = BackupKey.find(givenKey, keyFile)
                .orElseThrow(() -> new Refused("backup.refused.noKey", keyFile.toString()));
        var done = new Restore(file, data, key, clock).put(replace);
        Console.say(Texts.of(language, "backup.restored", data.toString(), moment(done.until())));
        done.aside().ifPresent(aside -> Console.say(Texts.of(language, "backup.restored.aside", aside.toString())));
        if (masterKeyElsewhere) {
            Console.say(Texts.of(language, "backup.key.elsewhere"));
        }
    }

    private String megabytes(long bytes) {
        return String.format(language, "%.1f MB", (double) bytes / MEGA);
    }

    private String moment(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.MEDIUM)
                .withLocale(language)
                .withZone(ZoneId.systemDefault())
                .format(at);
    }
}
