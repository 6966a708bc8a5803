package nl.kring.notify;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where mail comes in: a folder that Kring empties, filled by a server of its own that says of each mail whether its sender is who it says.
 * Without any of these nothing comes in, and no letter says that it can be answered.
 *
 * @param host the IMAP server
 * @param tls encrypted from the first byte; otherwise only what stands beside Kring
 * @param authserv the name by which that server signs its {@code Authentication-Results}
 * @param domain what stands behind the @ of the addresses of answers
 * @param name what stands before the + in them
 * @param every how often the folder is looked into
 */
@ConfigurationProperties("kring.mail.in")
record MailIn(
        String host,
        int port,
        boolean tls,
        String user,
        String password,
        String folder,
        String authserv,
        String domain,
        String name,
        Duration every) {
    private static final Logger LOG = LoggerFactory.getLogger(MailIn.class);

    /** A mail server may write an address in small letters, and keeps 64 signs before the @. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,24}");

    MailIn {
        if (!host.isBlank() && (authserv.isBlank() || domain.isBlank() || user.isBlank())) {
            LOG.warn("no mail is fetched: besides kring.mail.in.host are needed .user, .authserv and .domain");
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("kring.mail.in.name: small letters and digits, at most 25");
        }
    }

    boolean on() {
        return !host.isBlank() && !authserv.isBlank() && !domain.isBlank() && !user.isBlank();
    }

    /** Without the password: what is printed may be read. */
    @Override
    public String toString() {
        return "MailIn[" + user + " at " + host + "]";
    }

    String address(String token) {
        return name + "+" + token + "@" + domain;
    }

    /** The secret in an address of an answer; empty for any other address. */
    Optional<String> token(String address) {
        var lower = address.toLowerCase(Locale.ROOT);
        var before = name + "+";
        var behind = "@" + domain.toLowerCase(Locale.ROOT);
        return lower.startsWith(before) && lower.endsWith(behind) && lower.length() > before.length() + behind.length()
                ? Optional.of(lower.substring(before.length(), lower.length() - behind.length()))
                : Optional.empty();
    }
}
