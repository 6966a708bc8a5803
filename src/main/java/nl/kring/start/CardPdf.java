package nl.kring.start;

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
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import nl.kring.platform.MovingClock;
import nl.kring.platform.Texts;
import nl.kring.platform.ui.Says;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** A card on paper, which a screen reader reads too (PDF/UA): what Kring is, a code, and the same code to scan. No name stands on it. */
@Component
public class CardPdf {
    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z.0-9]+)}");
    private static final int SIZE = 600;

    private final String address;
    private final Says says;

    CardPdf(@Value("${kring.url}") String address, Says says) {
        this.address = address;
        this.says = says;
    }

    /** The address that the code leads to. */
    public String address(NewCard card) {
        return address + "/start/" + card.code();
    }

    public byte[] write(NewCard card) {
        var language = Texts.LANGUAGES.getFirst();
        var until = card.expiresAt().atZone(MovingClock.ZONE).toLocalDate();
        var values = Map.of(
                "card.code", card.code(),
                "card.address", address + "/start",
                "card.until", says.date(until, language),
                "card.organisation", card.organisation().name(),
                "card.qr", "data:image/png;base64," + Base64.getEncoder().encodeToString(qr(address(card))));
        var page = PLACE.matcher(read("pages/kaart.html"))
                .replaceAll(place -> Matcher.quoteReplacement(HtmlUtils.htmlEscape(
                        Optional.ofNullable(values.get(place.group(1)))
                                .orElseGet(() -> Texts.of(language, place.group(1))),
                        StandardCharsets.UTF_8.name())));
        return pdf(page);
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

    private static byte[] qr(String text) {
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
            return out.toByteArray();
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
