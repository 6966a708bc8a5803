package nl.kring.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;

/** What Kring said was kept, each on the disk before the next is asked; nothing in it is of Kring's own. */
final class Journal implements AutoCloseable {
    /** What can be acknowledged. */
    enum Kind {
        POST,
        SAW,
        CLAIM,
        CANNOT,
        CLOSE
    }

    /** An act that was acknowledged; of an answer to an alert the id is that of the alert. */
    record Act(Kind kind, UUID id, UUID circle, UUID person, long at) {
        private String line() {
            return kind + " " + id + " " + circle + " " + person + " " + at + "\n";
        }

        private static Act of(String line) {
            var parts = line.split(" ");
            return new Act(
                    Kind.valueOf(parts[0]),
                    UUID.fromString(parts[1]),
                    UUID.fromString(parts[2]),
                    UUID.fromString(parts[3]),
                    Long.parseLong(parts[4]));
        }
    }

    private final Path file;
    private final FileChannel channel;

    Journal(Path file) throws IOException {
        this.file = file;
        Files.createDirectories(file.getParent());
        channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    synchronized void keep(Kind kind, UUID id, Person by) {
        var line = new Act(kind, id, by.circle(), by.account(), System.currentTimeMillis()).line();
        try {
            channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As it stands on the disk. */
    synchronized List<Act> read() {
        try (var lines = Files.lines(file)) {
            return lines.map(Act::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
