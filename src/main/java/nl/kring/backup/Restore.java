package nl.kring.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import nl.kring.platform.DataFolder;
import nl.kring.platform.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * Puts a backup back. It is unpacked beside what is there and proven to its last byte; only then do the folders change places.
 * A Kring does not start on a folder in which that was broken off.
 */
class Restore {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path file;
    private final DataFolder data;
    private final BackupKey key;
    private final Clock clock;

    Restore(Path file, Path data, BackupKey key, Clock clock) {
        this.file = file;
        this.data = new DataFolder(data);
        this.key = key;
        this.clock = clock;
    }

    /** What was put back: everything as it was at {@code until}; where what was there before lies now. */
    record Done(Instant until, Optional<Path> aside) {}

    Done put(boolean replace) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new Refused("backup.refused.noFile", file.toString());
        }
        var made = !Files.exists(data.path());
        try (var alone = data.lock()
                .orElseThrow(
                        () -> new Refused("backup.refused.inUse", data.path().toString()))) {
            if (data.runningPort().isPresent()) {
                throw new Refused("backup.refused.inUse", data.path().toString());
            }
            if (!replace && somethingIsThere()) {
                throw new Refused("backup.refused.notEmpty", data.path().toString());
            }
            return unpack();
        } finally {
            if (made && !somethingIsThere()) {
                FileSystemUtils.deleteRecursively(data.path());
            }
        }
    }

    private boolean somethingIsThere() {
        return DataFolder.WHAT_IT_MAY_HAVE.stream()
                .anyMatch(name -> Files.exists(data.path().resolve(name)));
    }

    private Done unpack() throws IOException {
        var unfinished = Files.exists(data.restoring());
        FileSystemUtils.deleteRecursively(data.restoring());
        var proven = false;
        try {
            var content = new Unpacked(Files.createDirectory(data.restoring()));
            new ArchiveReader(file, key).read(content);
            var until = content.until();
            proven = true;
            var aside = putAside();
            for (var name : DataFolder.WHAT_IT_MAY_HAVE) {
                moveIfThere(name, data.restoring(), data.path());
            }
            Synced.folder(data.path());
            Files.delete(data.restoring());
            return new Done(until, aside);
        } finally {
            if (!proven && !unfinished) {
                FileSystemUtils.deleteRecursively(data.restoring());
            }
        }
    }

    private Optional<Path> putAside() throws IOException {
        if (!somethingIsThere()) {
            return Optional.empty();
        }
        var aside = Files.createDirectory(data.path().resolve("before-" + STAMP.format(clock.instant())));
        for (var name : DataFolder.WHAT_IT_MAY_HAVE) {
            moveIfThere(name, data.path(), aside);
        }
        return Optional.of(aside);
    }

    private static void moveIfThere(String name, Path from, Path to) throws IOException {
        if (Files.exists(from.resolve(name))) {
            Files.move(from.resolve(name), to.resolve(name));
        }
    }

    /** Takes the files of a backup into a folder, and knows which of them a Kring cannot do without. */
    private final class Unpacked implements ArchiveReader.Receiver {
        private final Path folder;
        private @Nullable String format;
        private @Nullable Instant until;

        private Unpacked(Path folder) {
            this.folder = folder.toAbsolutePath().normalize();
        }

        @Override
        public void folder(String name) throws IOException {
            onlyOwner(Files.createDirectories(inside(name)));
        }

        @Override
        public void file(String name, InputStream content) throws IOException {
            switch (name) {
                case Backup.MANIFEST -> format = text(content);
                case "until" -> until = Instant.parse(text(content));
                default -> write(inside(name), content);
            }
            if (!Backup.FORMAT.equals(format)) {
                throw new Refused("backup.refused.format", file.toString());
            }
        }

        private Instant until() {
            if (until == null
                    || !DataFolder.WHAT_IT_NEEDS.stream().allMatch(name -> Files.exists(folder.resolve(name)))) {
                throw new Refused("backup.refused.broken", file.toString());
            }
            return until;
        }

        private static String text(InputStream content) throws IOException {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }

        /** Whoever has only the public half of the key can make a file too: it reaches nothing outside this folder. */
        private Path inside(String name) {
            var path = folder.resolve(name).normalize();
            if (!path.startsWith(folder)
                    || path.equals(folder)
                    || !DataFolder.WHAT_IT_MAY_HAVE.contains(
                            folder.relativize(path).getName(0).toString())) {
                throw new Refused("backup.refused.broken", file.toString());
            }
            return path;
        }

        private static void write(Path path, InputStream content) throws IOException {
            try (var out = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.transferTo(Channels.newOutputStream(out));
                out.force(true);
            }
            onlyOwner(path);
        }

        private static void onlyOwner(Path path) throws IOException {
            if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwx------" : "rw-------"));
            }
        }
    }
}
