package nl.kring.notify.received;

import jakarta.mail.util.SharedFileInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A mail as it came, on disk and under no name: it is gone when it was read. While it is written down it is looked at line by line, so that
 * one that was made to take much memory when it is read is known before it is.
 */
public final class MailFile implements Closeable {
    /** What providers send at most; five large photos of a telephone fit. */
    public static final int MOST_MEGABYTES = 35;

    private static final long MOST_BYTES = (long) MOST_MEGABYTES << 20;
    private static final int MOST_HEADER_BYTES = 256 << 10;
    private static final int MOST_PART_HEADER_BYTES = 64 << 10;
    private static final int MOST_BOUNDARIES = 400;

    private final SharedFileInputStream file;
    private final Look look;

    private MailFile(SharedFileInputStream file, Look look) {
        this.file = file;
        this.look = look;
    }

    /** Writes a mail. */
    public interface Source {
        void writeTo(OutputStream out) throws Exception;
    }

    /** Takes it in, and no more of it than may come. */
    public static MailFile of(Source source) throws Exception {
        return of(source, 0);
    }

    /** The same of one of which the server says how large it is: of one that is too large only what stands above it. */
    public static MailFile of(Source source, long size) throws Exception {
        var path = Files.createTempFile("kring-mail", null);
        try {
            var look = new Look();
            try (var out = new Bounded(
                    Files.newOutputStream(path), look, size > MOST_BYTES ? MOST_HEADER_BYTES : MOST_BYTES)) {
                source.writeTo(out);
            } catch (Enough enough) {
                look.tooLarge = true;
            }
            return opened(path, look);
        } finally {
            Files.deleteIfExists(path);
        }
    }

    private static MailFile opened(Path path, Look look) throws IOException {
        return new MailFile(new SharedFileInputStream(path.toFile()), look);
    }

    /** From its beginning; it may be read in parts, side by side. */
    public InputStream read() {
        return file.newStream(0, -1);
    }

    /** More than may come: only what stands above it can be read. */
    public boolean tooLarge() {
        return look.tooLarge;
    }

    /** Nothing in it is to be read, not even who sent it. */
    public boolean headless() {
        return look.headerBytes > MOST_HEADER_BYTES;
    }

    /** Made of more parts than people send, or of parts that are nothing but headers. */
    public boolean tooIntricate() {
        return look.boundaries > MOST_BOUNDARIES || look.longestPartHeader > MOST_PART_HEADER_BYTES;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** No more of it is wanted. */
    private static final class Enough extends IOException {}

    /** Counts what matters, whatever the lines are. */
    private static final class Look {
        private boolean tooLarge;
        private long headerBytes;
        private int boundaries;
        private long longestPartHeader;
        private long partHeader = -1;
        private boolean inHeader = true;
        private long line;
        private int before;
        private int first;
        private int second;

        void at(int sign) {
            if (inHeader) {
                headerBytes++;
            }
            if (partHeader >= 0) {
                longestPartHeader = Math.max(longestPartHeader, ++partHeader);
            }
            if (sign == '\r' || sign == '\n' && before != '\r') { // who reads it later ends a line at either
                ended();
            } else if (sign != '\n') {
                line++;
                first = line == 1 ? sign : first;
                second = line == 2 ? sign : second;
                if (line == 2 && !inHeader && first == '-' && second == '-') {
                    boundaries++;
                    partHeader = 0;
                }
            }
            before = sign;
        }

        private void ended() {
            if (line == 0) {
                inHeader = false;
                partHeader = -1;
            }
            line = 0;
        }
    }

    private static final class Bounded extends OutputStream {
        private final OutputStream to;
        private final Look look;
        private final long most;
        private long bytes;

        Bounded(OutputStream to, Look look, long most) {
            this.to = new BufferedOutputStream(to, 1 << 16);
            this.look = look;
            this.most = most;
        }

        @Override
        public void write(int sign) throws IOException {
            if (++bytes > most) {
                throw new Enough();
            }
            look.at(sign & 0xFF);
            to.write(sign);
        }

        @Override
        public void close() throws IOException {
            to.close();
        }
    }
}
