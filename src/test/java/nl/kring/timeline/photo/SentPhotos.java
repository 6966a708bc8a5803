package nl.kring.timeline.photo;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** Files as people send them, and as nobody should. */
public final class SentPhotos {
    private SentPhotos() {}

    /** Its upper left quarter is red, the rest is blue: one sees how it was turned. */
    public static BufferedImage picture(int width, int height, int type) {
        var picture = new BufferedImage(width, height, type);
        var pen = picture.createGraphics();
        pen.setColor(Color.BLUE);
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height / 2);
        pen.dispose();
        return picture;
    }

    /** Something that looks like a day outside: sky, sun, a dike and the water. */
    public static byte[] outside(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, new Color(0x7fb3d9), 0, height * 0.6f, new Color(0xf6dcb4)));
        pen.fillRect(0, 0, width, height);
        pen.setColor(new Color(0xfff3cf));
        pen.fillOval(width * 6 / 10, height / 5, height / 6, height / 6);
        pen.setColor(new Color(0x6f8f4e));
        pen.fillArc(-width / 3, height / 2, width * 5 / 3, height, 0, 180);
        pen.setPaint(new GradientPaint(0, height * 0.75f, new Color(0x4f8fa8), 0, height, new Color(0x2d6178)));
        pen.fillRect(0, height * 3 / 4, width, height);
        pen.dispose();
        return written(picture, "jpeg");
    }

    public static byte[] jpeg(int width, int height) {
        return written(picture(width, height, BufferedImage.TYPE_INT_RGB), "jpeg");
    }

    public static byte[] png(int width, int height) {
        return written(picture(width, height, BufferedImage.TYPE_INT_RGB), "png");
    }

    public static byte[] written(BufferedImage picture, String format) {
        try {
            var out = new ByteArrayOutputStream();
            if (!ImageIO.write(picture, format, out)) {
                throw new IllegalArgumentException(format);
            }
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** With what a phone writes in it: how it was held, and where (53° 6' N, 6° 6' E), and who made it. */
    public static byte[] fromPhone(byte[] jpeg, int orientation) {
        var tiff = ByteBuffer.allocate(200);
        tiff.put("MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        tiff.putShort((short) 3);
        entry(tiff, 0x0112, 3, 1, orientation << 16);
        entry(tiff, 0x013b, 2, 8, 50);
        entry(tiff, 0x8825, 4, 1, 58);
        tiff.putInt(0);
        tiff.put("Sietske\0".getBytes(StandardCharsets.ISO_8859_1));
        tiff.putShort((short) 4);
        entry(tiff, 1, 2, 2, 'N' << 24);
        entry(tiff, 2, 5, 3, 112);
        entry(tiff, 3, 2, 2, 'E' << 24);
        entry(tiff, 4, 5, 3, 136);
        tiff.putInt(0);
        for (int number : new int[] {53, 1, 6, 1, 0, 1, 6, 1, 6, 1, 0, 1}) {
            tiff.putInt(number);
        }
        var exif = ByteBuffer.allocate(tiff.position() + 6);
        exif.put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1)).put(tiff.array(), 0, tiff.position());
        return segment(jpeg, 0xe1, exif.array());
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    /** Puts a segment behind the first two bytes. */
    public static byte[] segment(byte[] jpeg, int marker, byte[] content) {
        return ByteBuffer.allocate(jpeg.length + content.length + 4)
                .put(jpeg, 0, 2)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .put(content)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /** A JPEG that says another size than it has. */
    public static byte[] saysSize(byte[] jpeg, int width, int height) {
        var other = jpeg.clone();
        for (int at = 2; at < other.length; ) {
            var marker = other[at + 1] & 0xff;
            if (marker >= 0xc0 && marker <= 0xc2) {
                ByteBuffer.wrap(other).putShort(at + 5, (short) height).putShort(at + 7, (short) width);
                return other;
            }
            at += 2 + ByteBuffer.wrap(other).getShort(at + 2);
        }
        throw new IllegalArgumentException("no frame");
    }

    /** A PNG of this size whose rows are all nothing: a few kilobytes that say they are very much. */
    public static byte[] bomb(int width, int height, long rows) {
        var head = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        chunk(out, "IHDR", head.array());
        chunk(out, "IDAT", nothing(rows * (1 + 3L * width)));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    /** A chunk of words that is small as long as it is packed, put behind the head of a PNG. */
    public static byte[] withManyWords(byte[] png, long letters) {
        var packed = nothing(letters);
        var words = ByteBuffer.allocate(5 + packed.length).put("abc\0\0".getBytes(StandardCharsets.ISO_8859_1));
        var out = new ByteArrayOutputStream();
        out.write(png, 0, 33);
        chunk(out, "zTXt", words.put(packed).array());
        out.write(png, 33, png.length - 33);
        return out.toByteArray();
    }

    private static byte[] nothing(long bytes) {
        var out = new ByteArrayOutputStream();
        var piece = new byte[1 << 16];
        try (var packed = new DeflaterOutputStream(out)) {
            for (long left = bytes; left > 0; left -= piece.length) {
                packed.write(piece, 0, (int) Math.min(left, piece.length));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    public static void chunk(ByteArrayOutputStream out, String name, byte[] content) {
        var named = ByteBuffer.allocate(4 + content.length)
                .put(name.getBytes(StandardCharsets.ISO_8859_1))
                .put(content)
                .array();
        var sum = new CRC32();
        sum.update(named);
        out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        out.writeBytes(named);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    /** One pixel, with loss. */
    public static byte[] webp() {
        return Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
    }

    /** One pixel, without. */
    public static byte[] webpLossless() {
        return Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");
    }
}
