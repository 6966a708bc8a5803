package nl.kring.notify.received;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import nl.kring.identity.EmailAddress;
import nl.kring.platform.Refused;

/** A mail that came in: who says to have sent it, by which address it came, and, where it is wanted, what is in it. */
public final class ReceivedMail {
    private static final List<String> CAME_BY = List.of("X-Original-To", "Delivered-To", "Envelope-To", "To", "Cc");
    private static final Set<String> OF_NOBODY = Set.of("bulk", "junk", "list", "auto_reply", "auto-reply");

    private final MailFile file;
    private final MimeMessage message;

    private ReceivedMail(MailFile file, MimeMessage message) {
        this.file = file;
        this.message = message;
    }

    /** Reads what stands above it, and nothing else yet. */
    public static ReceivedMail of(MailFile file) throws MessagingException {
        var session = Session.getInstance(new Properties());
        return new ReceivedMail(file, new MimeMessage(session, file.read()));
    }

    /** The one who sent it, by what the mail says of itself; none if it names nobody, or several. */
    public Optional<EmailAddress> from() throws MessagingException {
        var lines = headers("From");
        if (lines.size() != 1) {
            return Optional.empty();
        }
        try {
            var named = InternetAddress.parseHeader(lines.getFirst(), true);
            return named.length == 1 && !named[0].isGroup()
                    ? Optional.of(new EmailAddress(named[0].getAddress()))
                    : Optional.empty();
        } catch (AddressException | IllegalArgumentException | NullPointerException nonsense) {
            return Optional.empty();
        }
    }

    /** The addresses by which it came, those that the own server wrote first. */
    public List<String> cameBy() {
        return CAME_BY.stream()
                .flatMap(name -> headers(name).stream())
                .flatMap(ReceivedMail::addresses)
                .limit(100)
                .toList();
    }

    private static Stream<String> addresses(String line) {
        try {
            return Stream.of(InternetAddress.parseHeader(line, false))
                    .map(Address.class::cast)
                    .filter(InternetAddress.class::isInstance)
                    .map(address -> ((InternetAddress) address).getAddress())
                    .filter(address -> address != null);
        } catch (AddressException nonsense) {
            return Stream.empty();
        }
    }

    /** Which mail it is; what its sender's server calls it. */
    public String id() {
        return headers("Message-ID").stream().findFirst().map(String::strip).orElse("");
    }

    /** What servers say of its sender, from the top. */
    public List<String> vouchers() {
        return headers("Authentication-Results");
    }

    /** Whether no person wrote it, but a program: who is on holiday, a list, a server that could not deliver, or Kring itself (RFC 3834). */
    public boolean isAutomatic(String ours) {
        return headers("Auto-Submitted").stream()
                        .anyMatch(how -> !firstWord(how).equals("no"))
                || headers("Precedence").stream().anyMatch(how -> OF_NOBODY.contains(firstWord(how)))
                || Stream.of("X-Autoreply", "X-Autorespond", "X-Autoresponder", "List-Id", "List-Unsubscribe", "X-Loop")
                        .anyMatch(name -> !headers(name).isEmpty())
                || headers("Return-Path").stream()
                        .anyMatch(path -> path.replaceAll("\\s", "").equals("<>"))
                || headers("Content-Type").stream()
                        .anyMatch(type -> firstWord(type).equals("multipart/report"))
                || id().endsWith(ours);
    }

    private static String firstWord(String value) {
        return value.strip().split("[\\s;]", 2)[0].toLowerCase(Locale.ROOT);
    }

    /** What is in it; more than may come, or what cannot be read, is refused with a sentence. */
    public Contents contents() {
        if (file.tooLarge()) {
            throw new Refused("reply.no.large", MailFile.MOST_MEGABYTES);
        }
        if (file.tooIntricate()) {
            throw new Refused("reply.no.parts");
        }
        try {
            return new Contents(message);
        } catch (MessagingException | IOException | RuntimeException broken) {
            if (broken instanceof Refused refused) {
                throw refused;
            }
            throw new Refused("reply.no.unreadable");
        }
    }

    /** What it says of mails that could not be delivered; nothing if it says none of that, or is made to be hard to read. */
    public List<DeliveryReport> reports() {
        try {
            return file.tooLarge() || file.tooIntricate() ? List.of() : DeliveryReport.in(message);
        } catch (MessagingException | IOException | RuntimeException broken) {
            return List.of();
        }
    }

    private List<String> headers(String name) {
        try {
            var lines = message.getHeader(name);
            return lines == null ? List.of() : List.of(lines);
        } catch (MessagingException impossible) { // what was read already is not read again
            return List.of();
        }
    }
}
