package nl.kring.notify.received;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.WhyBack;

/**
 * What a server says of one recipient of a mail that it did not deliver (RFC 3464).
 *
 * @param to the addresses by which it names that recipient
 * @param gaveUp it will not try again
 * @param permanent another try would end as this one
 */
public record DeliveryReport(Set<EmailAddress> to, boolean gaveUp, boolean permanent, WhyBack why) {
    private static final int MOST_PARTS = 10;
    private static final int MOST_BYTES = 64 << 10;
    private static final int MOST_RECIPIENTS = 50;
    private static final int LONGEST = 1000;
    private static final Pattern BETWEEN = Pattern.compile("\n[ \t]*\n");
    private static final Pattern STATUS = Pattern.compile("\\s*([245])\\.(\\d{1,3})\\.(\\d{1,3})\\b.*", Pattern.DOTALL);

    /** Those that stand in a mail; none in one that is not such a report. */
    static List<DeliveryReport> in(MimeMessage message) throws MessagingException, IOException {
        if (!message.isMimeType("multipart/report") || !(message.getContent() instanceof Multipart report)) {
            return List.of();
        }
        for (var at = 0; at < Math.min(report.getCount(), MOST_PARTS); at++) {
            var part = report.getBodyPart(at);
            if (part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status")) {
                return recipients(text(part));
            }
        }
        return List.of();
    }

    private static String text(BodyPart part) throws MessagingException, IOException {
        try (var in = part.getInputStream()) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        }
    }

    /** The first group of lines is of the mail as a whole. */
    private static List<DeliveryReport> recipients(String text) {
        return Stream.of(BETWEEN.split(
                        text.replace("\r\n", "\n").replace('\r', '\n').strip(), MOST_RECIPIENTS + 2))
                .skip(1)
                .limit(MOST_RECIPIENTS)
                .flatMap(group -> recipient(group).stream())
                .toList();
    }

    private static Optional<DeliveryReport> recipient(String group) {
        try {
            var lines = new InternetHeaders(
                    new ByteArrayInputStream((group.strip() + "\r\n\r\n").getBytes(StandardCharsets.UTF_8)), true);
            var to = Stream.of("Original-Recipient", "Final-Recipient")
                    .flatMap(name -> line(lines, name).flatMap(DeliveryReport::address).stream())
                    .collect(Collectors.toSet());
            var action = line(lines, "Action").orElse("").strip().toLowerCase(Locale.ROOT);
            var status = STATUS.matcher(line(lines, "Status").orElse(""));
            if (to.isEmpty()
                    || !status.matches()
                    || !Set.of("failed", "delayed").contains(action)) {
                return Optional.empty(); // what was delivered, or passed on, did not come back
            }
            var gaveUp = action.equals("failed");
            var permanent = gaveUp && status.group(1).equals("5");
            return Optional.of(new DeliveryReport(
                    to, gaveUp, permanent, permanent ? why(status.group(2), status.group(3)) : WhyBack.NOT_TAKEN));
        } catch (MessagingException nonsense) {
            return Optional.empty();
        }
    }

    private static Optional<String> line(InternetHeaders lines, String name) {
        return Optional.ofNullable(lines.getHeader(name, null)).filter(value -> value.length() <= LONGEST);
    }

    /** {@code rfc822; anna@example.nl} */
    private static Optional<EmailAddress> address(String value) {
        try {
            var bare = value.substring(value.indexOf(';') + 1).strip();
            return Optional.of(new EmailAddress(
                    bare.startsWith("<") && bare.endsWith(">") ? bare.substring(1, bare.length() - 1) : bare));
        } catch (IllegalArgumentException nonsense) {
            return Optional.empty();
        }
    }

    /** What the second and third number of a status mean (RFC 3463). */
    public static WhyBack why(String subject, String detail) {
        return switch (subject) {
            case "1" -> WhyBack.NO_SUCH_ADDRESS;
            case "2" ->
                switch (detail) {
                    case "1" -> WhyBack.CLOSED;
                    case "2" -> WhyBack.FULL;
                    case "3" -> WhyBack.TOO_LARGE;
                    default -> WhyBack.OTHER;
                };
            case "3" -> detail.equals("4") ? WhyBack.TOO_LARGE : WhyBack.OTHER;
            case "4" -> detail.equals("4") ? WhyBack.NO_SUCH_ADDRESS : WhyBack.NOT_TAKEN;
            case "6" -> WhyBack.TOO_LARGE;
            case "7" -> WhyBack.REFUSED;
            default -> WhyBack.OTHER;
        };
    }
}
