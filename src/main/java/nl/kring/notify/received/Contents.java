package nl.kring.notify.received;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import nl.kring.platform.Refused;
import nl.kring.platform.Written;

/** What is in a mail: words, pictures, and the names of what is neither. Never deeper than people send, and never more. */
public final class Contents {
    /** How many pictures come along, and how large one may be. */
    public static final int MOST_PICTURES = 5;

    public static final int MOST_PICTURE_MEGABYTES = 10;

    private static final int MOST_PARTS = 30;
    private static final int DEEPEST = 8;
    private static final int MOST_TEXT_BYTES = 500_000;
    private static final int LONGEST_NAME = 60;

    /** Below this, what stands in the words is the mark of somebody's employer, not a photo. */
    private static final int SMALLEST_PHOTO = 20_000;

    private static final Set<String> PICTURE_ENDS = Set.of("jpg", "jpeg", "png", "webp", "heic", "heif");

    private final StringBuilder plain = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private final List<Attached> pictures = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private int parts;

    Contents(Part whole) throws MessagingException, IOException {
        take(whole, 0);
    }

    /** The words, those of what it answers among them. */
    public String text() {
        return plain.toString().isBlank() ? BareHtml.of(html.toString()) : plain.toString();
    }

    public List<Attached> pictures() {
        return List.copyOf(pictures);
    }

    /** What came along and is not taken, by its name; empty for what has none. */
    public List<String> others() {
        return List.copyOf(others);
    }

    private void take(Part part, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST || ++parts > MOST_PARTS) {
            throw new Refused("reply.no.parts");
        }
        var type = type(part);
        if (type.getPrimaryType().equalsIgnoreCase("multipart")) {
            if (part.getContent() instanceof Multipart several) {
                for (var at = 0; at < several.getCount(); at++) {
                    take(several.getBodyPart(at), depth + 1);
                }
            }
            return;
        }
        var name = name(part, type);
        var apart = Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
        if (!apart && name.isEmpty() && type.match("text/plain")) {
            plain.append(words(part, type)).append('\n');
        } else if (!apart && name.isEmpty() && type.match("text/html")) {
            html.append(words(part, type)).append('\n');
        } else if (isPicture(type, name)) {
            picture(part, name, apart);
        } else if (!isNothing(part, type)) {
            others.add(name);
        }
    }

    private void picture(Part part, String name, boolean apart) throws MessagingException {
        var bytes = part.getSize() / 4L * 3;
        if (!apart && part.getHeader("Content-ID") != null && bytes < SMALLEST_PHOTO) {
            return;
        }
        if (pictures.size() == MOST_PICTURES || bytes > (long) MOST_PICTURE_MEGABYTES << 20) {
            others.add(name);
        } else {
            pictures.add(new Attached(name, part));
        }
    }

    private static boolean isPicture(ContentType type, String name) {
        var end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return type.getPrimaryType().equalsIgnoreCase("image") && !type.match("image/svg+xml")
                || type.match("application/octet-stream") && PICTURE_ENDS.contains(end);
    }

    /** A signature of the mail itself, or a part without anything, such as programs put between others. */
    private static boolean isNothing(Part part, ContentType type) throws MessagingException {
        return part.getSize() == 0
                || type.match("application/pgp-signature")
                || type.match("application/pkcs7-signature");
    }

    private static ContentType type(Part part) throws MessagingException {
        try {
            return new ContentType(Optional.ofNullable(part.getContentType()).orElse("text/plain"));
        } catch (ParseException nonsense) {
            return new ContentType("application", "octet-stream", null);
        }
    }

    private static String name(Part part, ContentType type) {
        try {
            var given = Optional.ofNullable(part.getFileName()).orElse("");
            var line = Written.line(MimeUtility.decodeText(given));
            return line.length() > LONGEST_NAME
                    ? line.substring(0, LONGEST_NAME).strip() + "…"
                    : line;
        } catch (MessagingException | IOException nonsense) {
            return "?." + type.getSubType();
        }
    }

    /** In whatever letters; where it names none that are known, those that fit. */
    private String words(Part part, ContentType type) throws MessagingException, IOException {
        byte[] bytes;
        try (var in = part.getInputStream()) {
            bytes = in.readNBytes(Math.max(0, MOST_TEXT_BYTES - plain.length() - html.length()));
        }
        return Optional.ofNullable(type.getParameter("charset"))
                .flatMap(Contents::charset)
                .map(letters -> new String(bytes, letters))
                .orElseGet(() -> guessed(bytes));
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(MimeUtility.javaCharset(name)));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static String guessed(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException older) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }
}
