package nl.kring.timeline.photo;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import nl.kring.platform.ArrivedFile;
import nl.kring.platform.Refused;

/** A photo on its way in. */
final class Arrived implements Closeable {
    private final ArrivedFile file;

    private Arrived(ArrivedFile file) {
        this.file = file;
    }

    /** Takes it in, and no more of it than may come. */
    static Arrived of(InputStream sent) throws IOException {
        var arrived = new Arrived(
                ArrivedFile.of(sent, Pictures.MOST_BYTES, () -> new Refused("photo.no.big", Pictures.MOST_MEGABYTES)));
        if (arrived.file.whole().length() == 0) {
            arrived.close();
            throw new Refused("photo.no.empty");
        }
        return arrived;
    }

    byte[] head() throws IOException {
        var whole = file.whole();
        var head = new byte[(int) Math.min(PictureKind.HEAD, whole.length())];
        whole.readFully(head);
        return head;
    }

    /** From its beginning, and no longer than so: a small file can hold work for hours. */
    ImageInputStream reading(Duration most) throws IOException {
        var end = System.nanoTime() + most.toNanos();
        return new FileImageInputStream(file.whole()) {
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
