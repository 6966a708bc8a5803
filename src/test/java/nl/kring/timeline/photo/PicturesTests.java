package nl.kring.timeline.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import nl.kring.platform.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesTests {
    private static final byte[] SCRIPT = "<script>alert('kring')</script>".getBytes(StandardCharsets.UTF_8);
    private final Pictures pictures = new Pictures();

    private Picture made(byte[] file) throws IOException {
        return pictures.of(new ByteArrayInputStream(file));
    }

    private static BufferedImage read(Picture picture, PhotoSize size) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(picture.files().get(size)));
    }

    private static void looksLike(BufferedImage picture, int x, int y, Color colour) {
        var there = new Color(picture.getRGB(x, y));
        assertThat(there.getRed()).as("red at %s, %s", x, y).isCloseTo(colour.getRed(), within(24));
        assertThat(there.getGreen()).as("green at %s, %s", x, y).isCloseTo(colour.getGreen(), within(24));
        assertThat(there.getBlue()).as("blue at %s, %s", x, y).isCloseTo(colour.getBlue(), within(24));
    }

    private String refusal(byte[] file) {
        return catchThrowableOfType(Refused.class, () -> made(file)).key();
    }

    @Test
    void aPhotoIsKeptInThreeSizesAndNeverLargerThanItWas() throws IOException {
        var large = made(SentPhotos.jpeg(5000, 2500));
        assertThat(large.width()).isEqualTo(2048);
        assertThat(large.height()).isEqualTo(1024);
        assertThat(read(large, PhotoSize.LARGE).getWidth()).isEqualTo(2048);
        assertThat(read(large, PhotoSize.SCREEN).getWidth()).isEqualTo(1280);
        assertThat(read(large, PhotoSize.THUMB).getWidth()).isEqualTo(480);
        assertThat(read(large, PhotoSize.THUMB).getHeight()).isEqualTo(240);
        var small = made(SentPhotos.png(60, 40));
        for (var size : PhotoSize.values()) {
            assertThat(read(small, size).getWidth()).isEqualTo(60);
        }
    }

    @Test
    void at_c4_aPhotoWithGpsIsStoredWithoutIt() throws IOException {
        var sent = SentPhotos.fromPhone(SentPhotos.jpeg(600, 400), 1);
        assertThat(segments(sent)).contains(0xffe1);
        var kept = made(sent);
        for (var size : PhotoSize.values()) {
            var file = kept.files().get(size);
            assertThat(segments(file)).doesNotContain(0xffe1, 0xffe2, 0xffed, 0xfffe);
            assertThat(new String(file, StandardCharsets.ISO_8859_1)).doesNotContain("Exif", "Sietske");
        }
    }

    private static Stream<Integer> segments(byte[] jpeg) throws IOException {
        return JPEGSegmentUtil.readSegments(
                        new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg)), JPEGSegmentUtil.ALL_SEGMENTS)
                .stream()
                .map(segment -> segment.marker());
    }

    /** What is red lies above on the left when it is looked at, however the camera was held. */
    static Stream<Arguments> held() {
        return Map.of(1, "00", 2, "10", 3, "11", 4, "01", 5, "00", 6, "10", 7, "11", 8, "01").entrySet().stream()
                .map(it -> Arguments.of(it.getKey(), it.getValue()));
    }

    @ParameterizedTest
    @MethodSource("held")
    void aCameraHeldOnItsSideMakesAnUprightPhoto(int orientation, String corner) throws IOException {
        var kept = made(SentPhotos.fromPhone(SentPhotos.jpeg(400, 200), orientation));
        var upright = orientation < 5;
        assertThat(kept.width()).isEqualTo(upright ? 400 : 200);
        assertThat(kept.height()).isEqualTo(upright ? 200 : 400);
        var picture = read(kept, PhotoSize.SCREEN);
        for (var x = 0; x < 2; x++) {
            for (var y = 0; y < 2; y++) {
                var red = corner.equals("" + x + y);
                looksLike(
                        picture,
                        kept.width() * (1 + 2 * x) / 4,
                        kept.height() * (1 + 2 * y) / 4,
                        red ? new Color(254, 0, 0) : new Color(0, 0, 254));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 9, 255})
    void aNonsensicalOrientationLeavesThePhotoAsItLies(int orientation) throws IOException {
        assertThat(made(SentPhotos.fromPhone(SentPhotos.jpeg(400, 200), orientation))
                        .width())
                .isEqualTo(400);
    }

    @Test
    void whatCanBeSeenThroughIsWhite() throws IOException {
        looksLike(
                read(
                        made(SentPhotos.written(new BufferedImage(80, 80, BufferedImage.TYPE_INT_ARGB), "png")),
                        PhotoSize.SCREEN),
                40,
                40,
                Color.WHITE);
    }

    @Test
    void greyAndSixteenBitsAndPalettesAreRead() throws IOException {
        for (var type : new int[] {
            BufferedImage.TYPE_BYTE_GRAY,
            BufferedImage.TYPE_USHORT_GRAY,
            BufferedImage.TYPE_BYTE_INDEXED,
            BufferedImage.TYPE_BYTE_BINARY
        }) {
            assertThat(made(SentPhotos.written(SentPhotos.picture(50, 50, type), "png"))
                            .width())
                    .isEqualTo(50);
        }
        var deep = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, 1, DataBuffer.TYPE_USHORT);
        var raster = Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, 50, 50, 3, null);
        raster.setSamples(0, 0, 50, 50, 0, filled(50 * 50, 65_535));
        looksLike(
                read(made(SentPhotos.written(new BufferedImage(deep, raster, false, null), "png")), PhotoSize.SCREEN),
                25,
                25,
                new Color(254, 0, 0));
    }

    private static int[] filled(int many, int with) {
        var all = new int[many];
        Arrays.fill(all, with);
        return all;
    }

    @Test
    void webpIsReadWithLossAndWithout() throws IOException {
        assertThat(made(SentPhotos.webp()).width()).isEqualTo(1);
        assertThat(made(SentPhotos.webpLossless()).width()).isEqualTo(1);
    }

    @Test
    void theJpegOfAPrinterIsRead() throws IOException {
        var bands = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 60, 40, 4, null);
        for (var band = 0; band < 4; band++) {
            bands.setSamples(0, 0, 60, 40, band, filled(60 * 40, band == 3 ? 255 : band * 80));
        }
        var out = new java.io.ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new javax.imageio.IIOImage(bands, null, null), null);
        }
        assertThat(made(out.toByteArray()).width()).isEqualTo(60);
    }

    @Test
    void whatIsNoPhotoIsRefusedByItsBytesWhateverItIsCalled() {
        assertThat(refusal(new byte[0])).isEqualTo("photo.no.empty");
        assertThat(refusal(new byte[] {1})).isEqualTo("photo.no.kind");
        assertThat(refusal("<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"
                        .getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("photo.no.kind");
        assertThat(refusal(SentPhotos.written(SentPhotos.picture(9, 9, BufferedImage.TYPE_BYTE_INDEXED), "gif")))
                .isEqualTo("photo.no.kind");
        assertThat(refusal("GIF89a/*<svg/onload=alert(1)>*/=1;alert(1)//".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("photo.no.kind");
        assertThat(refusal("%PDF-1.7 ...........".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("photo.no.kind");
        assertThat(refusal("\0\0\0\u0018ftypheic\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("photo.no.heic");
    }

    @Test
    void aScriptInAPhotoDoesNotSurvive() throws IOException {
        var jpeg = SentPhotos.segment(SentPhotos.jpeg(200, 100), 0xfe, SCRIPT);
        var behind = ByteBuffer.allocate(jpeg.length + SCRIPT.length)
                .put(jpeg)
                .put(SCRIPT)
                .array();
        for (var file : made(behind).files().values()) {
            assertThat(new String(file, StandardCharsets.ISO_8859_1)).doesNotContain("script");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 40, 300, 2000})
    void aFileThatWasCutOffIsRefused(int bytes) {
        assertThat(refusal(Arrays.copyOf(SentPhotos.jpeg(800, 800), bytes))).isEqualTo("photo.no.broken");
        assertThat(refusal(Arrays.copyOf(SentPhotos.png(800, 800), bytes))).isEqualTo("photo.no.broken");
        assertThat(refusal(Arrays.copyOf(SentPhotos.webp(), Math.min(bytes, 25))))
                .isEqualTo("photo.no.broken");
    }

    @Test
    void aSizeThatNoPhotoHasIsRefusedBeforeOnePixelIsRead() {
        assertThat(refusal(SentPhotos.saysSize(SentPhotos.jpeg(16, 16), 50_000, 50_000)))
                .isEqualTo("photo.no.pixels");
        var before = used();
        assertThat(refusal(SentPhotos.bomb(50_000, 50_000, 100))).isEqualTo("photo.no.pixels");
        assertThat(refusal(SentPhotos.bomb(Integer.MAX_VALUE, Integer.MAX_VALUE, 0)))
                .isEqualTo("photo.no.pixels");
        assertThat(used() - before).isLessThan(8 << 20);
    }

    private static long used() {
        return ((com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    @Test
    void packedNothingIsNotUnpackedBeyondThePhoto() throws IOException {
        var png = SentPhotos.withManyWords(SentPhotos.png(50, 50), 200_000_000);
        var before = used();
        assertThat(made(png).width()).isEqualTo(50);
        var palette = SentPhotos.withManyWords(
                SentPhotos.written(SentPhotos.picture(50, 50, BufferedImage.TYPE_BYTE_INDEXED), "png"), 200_000_000);
        made(palette);
        assertThat(made(SentPhotos.bomb(100, 100, 1_000_000)).width()).isEqualTo(100);
        assertThat(used() - before).isLessThan(32 << 20);
    }

    @Test
    void whatTakesTooLongToReadIsLeft() {
        var inNoTime = new Pictures(java.time.Duration.ZERO);
        assertThat(catchThrowableOfType(
                                Refused.class, () -> inNoTime.of(new ByteArrayInputStream(SentPhotos.jpeg(800, 800))))
                        .key())
                .isEqualTo("photo.no.broken");
    }

    @Test
    void tooManyBytesAreNotReadToTheirEnd() {
        var endless = new java.io.InputStream() {
            private long given;

            @Override
            public int read() {
                given++;
                return 0;
            }

            @Override
            public int read(byte[] into, int from, int many) {
                given += many;
                return many;
            }
        };
        assertThat(catchThrowableOfType(Refused.class, () -> pictures.of(endless))
                        .key())
                .isEqualTo("photo.no.big");
        assertThat(endless.given).isLessThan(Pictures.MOST_BYTES + (1 << 17));
    }

    @Test
    void noiseIsAPhotoOrOneSentence() {
        var random = new Random(54);
        var seeds = new byte[][] {
            SentPhotos.fromPhone(SentPhotos.jpeg(90, 60), 6),
            SentPhotos.png(90, 60),
            SentPhotos.webp(),
            SentPhotos.webpLossless()
        };
        for (var round = 0; round < 400; round++) {
            var file = seeds[round % seeds.length].clone();
            for (var hit = 0; hit < 1 + round % 9; hit++) {
                file[12 + random.nextInt(file.length - 12)] = (byte) random.nextInt();
            }
            try {
                assertThat(made(file).width()).isPositive();
            } catch (Refused refused) {
                assertThat(refused.key()).startsWith("photo.no.");
            } catch (IOException other) {
                throw new AssertionError(other);
            }
        }
    }
}
