package nl.kring.platform;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.HtmlUtils;

/** A page as paper that a screen reader reads too (PDF/UA-1): a template in {@code pages}, its words, and what stands in it only this once. */
public final class Paper {
    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z.0-9]+)}");
    private static final int SIZE = 600;

    private Paper() {}

    /** The page in a language; a place that no value fills is filled by the text of that key. */
    public static byte[] write(String template, Locale language, Map<String, String> values) {
        return pdf(PLACE.matcher(read("pages/" + template))
                .replaceAll(place -> Matcher.quoteReplacement(
                        HtmlUtils.htmlEscape(word(place.group(1), language, values), StandardCharsets.UTF_8.name()))));
    }

    private static String word(String key, Locale language, Map<String, String> values) {
        return key.equals("lang")
                ? language.getLanguage()
                : Optional.ofNullable(values.get(key)).orElseGet(() -> Texts.of(language, key));
    }

    private static byte[] pdf(String page) {
        var out = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .usePdfUaAccessibility(true)
                    .useFont(() -> letter("regular"), "Atkinson", 400, FontStyle.NORMAL, true)
                    .useFont(() -> letter("bold"), "Atkinson", 700, FontStyle.NORMAL, true)
                    .withHtmlContent(page, "")
                    .toStream(out)
                    .run();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return out.toByteArray();
    }

    private static InputStream letter(String weight) {
        try {
            return new ClassPathResource("letter/atkinson-hyperlegible-next-" + weight + ".ttf").getInputStream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A square to scan, as an image within the page. */
    public static String square(String text) {
        try {
            var bits = new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            SIZE,
                            SIZE,
                            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M));
            var image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_BYTE_BINARY);
            for (int y = 0; y < SIZE; y++) {
                for (int x = 0; x < SIZE; x++) {
                    image.setRGB(x, y, bits.get(x, y) ? 0xFF000000 : 0xFFFFFFFF);
                }
            }
            var out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(out.toByteArray());
        } catch (WriterException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String read(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
