package nl.kring.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import nl.kring.platform.DataFolder;
import nl.kring.platform.Refused;

/** Makes a backup of a data folder, whether Kring runs on it or not, and reads it back before it counts as one. */
class Backup {
    /** What was erased is gone from the backups too, this long after (R-M8). */
    static final Duration KEPT = Duration.ofDays(35);

    static final String MANIFEST = "kring-backup";
    static final String FORMAT = "1";

    private static final String BEGINNING = "kring-";
    private static final String ENDING = ".zip.age";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final DataFolder data;
    private final Path to;
    private final BackupKey key;
    private final Clock clock;

    Backup(Path data, Path to, BackupKey key, Clock clock) {
        this.data = new DataFolder(data);
        this.to = to;
        this.key = key;
        this.clock = clock;
    }

    /** What was made: everything that was kept before {@code until} is in it. */
    record Made(Path file, long bytes, Instant until, boolean proven, int removed) {}

    Made make() throws IOException {
        if (!Files.exists(data.ready()) || Files.exists(data.restoring())) {
            throw new Refused("backup.refused.nothing", data.path().toString());
        }
        var file = name(Files.createDirectories(to));
        var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            var until = write(unfinished);
            if (key.secret().isPresent()) {
                new ArchiveReader(unfinished, key).prove();
            }
            Files.move(unfinished, file);
            Synced.folder(to);
            return new Made(file, Files.size(file), until, key.secret().isPresent(), removeOld());
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private Path name(Path folder) {
        return folder.resolve(BEGINNING + STAMP.format(clock.instant()) + ENDING);
    }

    private Instant write(Path file) throws IOException {
        try (var archive = new ArchiveWriter(file, key)) {
            archive.file(MANIFEST, FORMAT);
            archive.file("initialised", "");
            var files = new DataFiles(data, archive);
            files.passwords();
            var until = tables(files);
            files.photos();
            archive.file("until", until.toString());
            archive.finish();
            return until;
        }
    }

    private Instant tables(DataFiles files) throws IOException {
        Optional<Integer> port = data.runningPort();
        if (port.isPresent()) {
            try (var running = new RunningServer(data, port.get())) {
                return running.copy(files);
            } catch (SQLException gone) {
                throw new Refused("backup.refused.stopped");
            }
        }
        try (var alone = data.lock().orElseThrow(() -> new Refused("backup.refused.busy"))) {
            if (data.runningPort().isPresent()) {
                throw new Refused("backup.refused.busy");
            }
            files.resting();
            return clock.instant();
        }
    }

    private int removeOld() throws IOException {
        var limit = clock.instant().minus(KEPT);
        var removed = 0;
        try (var files = Files.newDirectoryStream(to, BEGINNING + "*" + ENDING)) {
            for (var file : files) {
                if (madeAt(file).filter(limit::isAfter).isPresent()) {
                    Files.delete(file);
                    removed++;
                }
            }
        }
        return removed;
    }

    /** As its name says it: a copy has a time of its own. */
    private static Optional<Instant> madeAt(Path file) {
        var name = file.getFileName().toString();
        try {
            return Optional.of(
                    Instant.from(STAMP.parse(name.substring(BEGINNING.length(), name.length() - ENDING.length()))));
        } catch (DateTimeParseException otherwise) {
            return Optional.empty();
        }
    }
}
