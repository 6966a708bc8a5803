package nl.kring.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A disk of PostgreSQL's own that can be full for a while; there is none where a process may not mount one. */
final class SmallDisk implements AutoCloseable {
    private static final long BYTES = 3L << 30;

    private final Path image;
    private final Path folder;

    private SmallDisk(Path image, Path folder) {
        this.image = image;
        this.folder = folder;
    }

    static Optional<SmallDisk> mounted() throws IOException {
        var disk = new SmallDisk(Files.createTempFile("kring-disk", ".img"), Files.createTempDirectory("kring-disk"));
        if (does("truncate", "-s", String.valueOf(BYTES), disk.image.toString())
                && does("mkfs.ext4", "-q", "-m", "0", disk.image.toString())
                && does("mount", "-o", "loop", disk.image.toString(), disk.folder.toString())) {
            return Optional.of(disk);
        }
        Files.delete(disk.image);
        return Optional.empty();
    }

    /** Where data is kept on it. */
    Path data() {
        return folder.resolve("kring");
    }

    /** Not a byte is left for so long. */
    void full(long millis) {
        var ballast = folder.resolve("ballast");
        try {
            var left = Files.getFileStore(folder).getUsableSpace();
            does("fallocate", "-l", String.valueOf(left), ballast.toString());
            Signals.pause(millis);
            Files.deleteIfExists(ballast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Also where there is no such program. */
    private static boolean does(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException notHere) {
            return false;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() throws IOException {
        does("umount", folder.toString());
        Files.deleteIfExists(image);
    }
}
