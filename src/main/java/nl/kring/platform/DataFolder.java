package nl.kring.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** What lies where in the folder of Kring's data, and who uses it now. */
public record DataFolder(Path path) {
    /** All that a Kring needs to go on elsewhere: the tables, the passwords and the key, and the sign that they are complete. */
    public static final List<String> WHAT_IT_NEEDS = List.of("postgres", "passwords", "initialised");

    /** That, and what may be there besides: photos, where they are kept in a folder. */
    public static final List<String> WHAT_IT_MAY_HAVE = List.of("postgres", "passwords", "initialised", "photos");

    public Path postgres() {
        return path.resolve("postgres");
    }

    public Path passwords() {
        return path.resolve("passwords");
    }

    public Path photos() {
        return path.resolve("photos");
    }

    /** There when the tables were made to their end. */
    public Path ready() {
        return path.resolve("initialised");
    }

    /** Where a restore works; there as long as it has not come to its end. */
    public Path restoring() {
        return path.resolve("restoring");
    }

    /** Keeps everybody else out of the folder until the channel is closed; empty if somebody is in it. */
    public Optional<FileChannel> lock() throws IOException {
        var channel = FileChannel.open(
                Files.createDirectories(path).resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(channel);
            }
        } catch (OverlappingFileLockException ourselves) {
            // in this process too it is kept out
        }
        channel.close();
        return Optional.empty();
    }

    /** The port of a PostgreSQL that runs on this folder, also one that outlived a killed Kring. */
    public Optional<Integer> runningPort() throws IOException {
        try {
            var lines = Files.readAllLines(postgres().resolve("postmaster.pid"));
            var alive = ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                    .flatMap(process -> process.info().command())
                    .filter(command -> command.contains("postgres"))
                    .isPresent();
            return alive && lines.size() > 3
                    ? Optional.of(Integer.valueOf(lines.get(3).strip()))
                    : Optional.empty();
        } catch (NoSuchFileException stopped) {
            return Optional.empty();
        }
    }
}
