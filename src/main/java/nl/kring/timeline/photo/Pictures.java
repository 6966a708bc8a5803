package nl.kring.timeline.photo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import nl.kring.platform.Refused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Makes plain pictures of what somebody sends, whatever that is: by its bytes, never larger than may be, one at a time, and drawn anew, so
 * that nothing is left of it but what can be seen. What it cannot make is one sentence.
 */
@Component
public class Pictures {
    /** The largest file. */
    public static final int MOST_MEGABYTES = 20;

    public static final int MOST_BYTES = MOST_MEGABYTES << 20;

    private static final List<PhotoSize> SMALLER = List.of(PhotoSize.LARGE, PhotoSize.SCREEN, PhotoSize.THUMB);
    private static final float QUALITY = 0.82f;
    /** Less than a minute: what stands before Kring gives up then. */
    private static final int PATIENCE_SECONDS = 50;

    /** One at a time: what one takes is known, and how many come at once is not. */
    private final Semaphore turn = new Semaphore(1, true);

    private final Duration work;

    @Autowired
    Pictures() {
        this(Duration.ofSeconds(30));
    }

    /** @param work how long one may take to read */
    Pictures(Duration work) {
        this.work = work;
    }

    /** Reads it while it comes, and draws it when its turn has come. */
    public Picture of(InputStream sent) throws IOException {
        try (var arrived = Arrived.of(sent)) {
            var kind = PictureKind.of(arrived.head());
            waitForTurn();
            try {
                return drawn(kind, arrived);
            } finally {
                turn.release();
            }
        }
    }

    private void waitForTurn() {
        try {
            if (!turn.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Refused("photo.no.busy");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refused("photo.no.busy");
        }
    }

    private Picture drawn(PictureKind kind, Arrived arrived) throws IOException {
        var reader = kind.reader();
        try (var in = arrived.reading(work)) {
            return read(kind, reader, in);
        } catch (Refused refused) {
            throw refused;
        } catch (IOException
                | RuntimeException broken) { // what a reader throws at a file that is not whole is not one kind
            throw new Refused("photo.no.broken");
        } finally {
            reader.dispose();
        }
    }

    private static Picture read(PictureKind kind, ImageReader reader, ImageInputStream in) throws IOException {
        reader.setInput(in, false, kind != PictureKind.JPEG);
        kind.checked(reader.getWidth(0), reader.getHeight(0));
        var whole = new AtomicBoolean(true);
        reader.addIIOReadWarningListener((_, warning) -> {
            if (warning.contains("remature")) {
                whole.set(false);
            }
        });
        var turn = kind == PictureKind.JPEG ? Turn.of(reader.getImageMetadata(0)) : Turn.NORMAL;
        var param = reader.getDefaultReadParam();
        var step = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / PhotoSize.LARGE.edge());
        param.setSourceSubsampling(step, step, 0, 0);
        var read = reader.read(0, param);
        if (!whole.get()) {
            throw new Refused("photo.no.broken");
        }
        return sizes(read, turn);
    }

    private static Picture sizes(BufferedImage read, Turn turn) {
        var files = new EnumMap<PhotoSize, byte[]>(PhotoSize.class);
        var picture = scaled(read, PhotoSize.LARGE.edge(), turn);
        var width = picture.getWidth();
        var height = picture.getHeight();
        var file = jpeg(picture);
        for (var size : SMALLER) {
            if (Math.max(picture.getWidth(), picture.getHeight()) > size.edge()) {
                picture = scaled(picture, size.edge(), Turn.NORMAL);
                file = jpeg(picture);
            }
            files.put(size, file);
        }
        return new Picture(width, height, Map.copyOf(files));
    }

    /**
     * On white, since what can be seen through would be black; never larger than it was, and by no more than half at once. Three bytes a
     * pixel, as the writer of JPEG takes them: of one number a pixel it asks each colour by itself.
     */
    private static BufferedImage scaled(BufferedImage from, int edge, Turn turn) {
        var longest = Math.max(from.getWidth(), from.getHeight());
        var part = Math.max(Math.min(1.0, (double) edge / longest), 0.5);
        var width = Math.max(1, (int) Math.round(from.getWidth() * part));
        var height = Math.max(1, (int) Math.round(from.getHeight() * part));
        var to = new BufferedImage(
                turn.onItsSide() ? height : width, turn.onItsSide() ? width : height, BufferedImage.TYPE_3BYTE_BGR);
        var pen = to.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, to.getWidth(), to.getHeight());
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.transform(turn.of(width, height));
        draw(pen, from, width, height);
        pen.dispose();
        return Math.max(width, height) > edge ? scaled(to, edge, Turn.NORMAL) : to;
    }

    private static void draw(Graphics2D pen, BufferedImage from, int width, int height) {
        pen.drawImage(from, 0, 0, width, height, null);
    }

    private static byte[] jpeg(BufferedImage picture) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            var param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.write(null, new IIOImage(picture, null, null), param);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
