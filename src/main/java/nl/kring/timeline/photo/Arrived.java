package nl.kring.timeline.photo;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.time.Duration;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import nl.kring.platform.Refused;

/** A file on its way in, on disk and under no name: it is gone when it was read, also when Kring is killed meanwhile. */
final class Arrived implements Closeable {
    private final RandomAccessFile file;

    private Arrived(RandomAccessFile file) {
        this.file = file;
    }

    /** Takes it in, and no more of it than may come. */
    static Arrived of(InputStream sent) throws IOException {
        var path = Files.createTempFile("kring-photo", null);
        RandomAccessFile file;
        try {
            file = new RandomAccessFile(path.toFile(), "rw");
        } finally {
            Files.delete(path);
        }
        var arrived = new Arrived(file);
        try {
            arrived.take(sent);
            return arrived;
        } catch (IOException | RuntimeException failure) {
            file.close();
            throw failure;
        }
    }

    private void take(InputStream sent) throws IOException {
        var out = Channels.newOutputStream(file.getChannel());
        var buffer = new byte[1 << 16];
        long bytes = 0;
        for (int n = sent.read(buffer); n >= 0; n = sent.read(buffer)) {
            bytes += n;
            if (bytes > Pictures.MOST_BYTES) {
                throw new Refused("photo.no.big", Pictures.MOST_MEGABYTES);
            }
            out.write(buffer, 0, n);
        }
        if (bytes == 0) {
            throw new Refused("photo.no.empty");
        }
    }

    byte[] head() throws IOException {
        var head = new byte[(int) Math.min(PictureKind.HEAD, file.length())];
        file.seek(0);
        file.readFully(head);
        return head;
    }

    /** From its beginning, and no longer than so: a small file can hold work for hours. */
    ImageInputStream reading(Duration most) throws IOException {
        file.seek(0);
        var end = System.nanoTime() + most.toNanos();
        return new FileImageInputStream(file) {
            @Override
            public int read(byte[] into, int from, int many) throws IOException {
                if (System.nanoTime() - end > 0) {
                    throw new InterruptedIOException("too much work");
                }
                return super.read(into, from, many);
            }
        };
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
