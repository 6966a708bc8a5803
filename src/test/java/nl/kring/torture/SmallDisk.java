package nl.kring.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A disk of PostgreSQL's own that can be full for a while; there is none where a process may not mount one. */
final class SmallDisk implements AutoCloseable {
    private static final long BYTES = 3L << 30;
    private static final long ROUGHLY = 8L << 20;
    private static final long HARDLY = 1L << 20;
    private static final Duration TO_BE_FELT = Duration.ofSeconds(30);

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
        Files.delete(disk.folder);
        return Optional.empty();
    }

    /** Where data is kept on it. */
    Path data() {
        return folder.resolve("kring");
    }

    /** What lies where; a file and a folder. */
    String says() {
        return image + " " + folder;
    }

    /**
     * Hardly a byte is left until that is felt, and for so long after it. What keeps data there throws some away now and then, so it is
     * filled again and again.
     *
     * @param felt whether something more is refused
     * @return whether it was felt
     */
    boolean full(long millis, BooleanSupplier felt) {
        var ballast = folder.resolve("ballast");
        try {
            for (var until = System.nanoTime() + TO_BE_FELT.toNanos(); System.nanoTime() - until < 0; ) {
                fill(ballast);
                if (left() < HARDLY && felt.getAsBoolean()) {
                    Signals.pause(millis);
                    return true;
                }
                Signals.pause(100);
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            emptied(ballast);
        }
    }

    /** Most of it at one stroke, and the rest until no more is taken. */
    private void fill(Path ballast) throws IOException {
        if (left() > 2 * ROUGHLY) {
            var from = Files.exists(ballast) ? Files.size(ballast) : 0;
            does("fallocate", "-o", String.valueOf(from), "-l", String.valueOf(left() - ROUGHLY), ballast.toString());
        }
        try (var rest = Files.newOutputStream(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            var block = new byte[1 << 16];
            while (left() > 0) {
                rest.write(block);
            }
        } catch (IOException noMore) {
            // so it is full
        }
    }

    private long left() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    private static void emptied(Path ballast) {
        try {
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
        for (var tries = 0; !does("umount", folder.toString()); tries++) {
            if (tries == 20) {
                throw new IOException(folder + " is mounted still");
            }
            Signals.pause(500); // who used it is on its way out
        }
        Files.deleteIfExists(image);
        Files.deleteIfExists(folder);
    }
}
