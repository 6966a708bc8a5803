package nl.kring.platform;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.util.function.Supplier;

/** A file that somebody sent, on disk and under no name: it is gone when it was read, also when Kring is killed meanwhile. */
public final class ArrivedFile implements Closeable {
    private final RandomAccessFile file;

    private ArrivedFile(RandomAccessFile file) {
        this.file = file;
    }

    /** Takes it in, and no more of it than may come. */
    public static ArrivedFile of(InputStream sent, long most, Supplier<Refused> tooBig) throws IOException {
        var path = Files.createTempFile("kring-arrived", null);
        RandomAccessFile file;
        try {
            file = new RandomAccessFile(path.toFile(), "rw");
        } finally {
            Files.delete(path);
        }
        var arrived = new ArrivedFile(file);
        try {
            arrived.take(sent, most, tooBig);
            return arrived;
        } catch (IOException | RuntimeException failure) {
            file.close();
            throw failure;
        }
    }

    private void take(InputStream sent, long most, Supplier<Refused> tooBig) throws IOException {
        var out = Channels.newOutputStream(file.getChannel());
        var buffer = new byte[1 << 16];
        long bytes = 0;
        for (int n = sent.read(buffer); n >= 0; n = sent.read(buffer)) {
            bytes += n;
            if (bytes > most) {
                throw tooBig.get();
            }
            out.write(buffer, 0, n);
        }
    }

    /** The whole of it, from its beginning. */
    public RandomAccessFile whole() throws IOException {
        file.seek(0);
        return file;
    }

    /** The same, to be read once from the beginning to the end. */
    public InputStream read() throws IOException {
        return Channels.newInputStream(whole().getChannel());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
