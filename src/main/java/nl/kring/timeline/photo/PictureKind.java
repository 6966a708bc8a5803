package nl.kring.timeline.photo;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import nl.kring.platform.Refused;

/** What a file is, by its first bytes and by nothing that is said of it. */
enum PictureKind {
    JPEG(64_000_000),
    PNG(64_000_000),
    /** Its reader holds the whole of it, so there may be less of it. */
    WEBP(25_000_000);

    /** How many bytes tell. */
    static final int HEAD = 12;

    private static final Set<String> OF_A_PHONE =
            Set.of("heic", "heix", "heim", "heis", "hevc", "mif1", "msf1", "avif");

    private final long mostPixels;

    PictureKind(long mostPixels) {
        this.mostPixels = mostPixels;
    }

    static PictureKind of(byte[] head) {
        var text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u00ff\u00d8\u00ff")) {
            return JPEG;
        } else if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
            return PNG;
        } else if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
            return WEBP;
        } else if (text.startsWith("ftyp", 4) && OF_A_PHONE.contains(text.substring(8))) {
            throw new Refused("photo.no.heic");
        }
        throw new Refused("photo.no.kind");
    }

    ImageReader reader() throws IOException {
        return this == WEBP
                ? new WebPImageReaderSpi().createReaderInstance(null)
                : ImageIO.getImageReadersByFormatName(name()).next();
    }

    /** Before one pixel is read: the header says how many there are. */
    void checked(int width, int height) {
        if ((long) width * height > mostPixels) {
            throw new Refused("photo.no.pixels", mostPixels / 1_000_000);
        }
    }
}
