package nl.kring.notify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A text message as CM.com hands it over (developers.cm.com/messaging, "Incoming messages"). It gives no id, so all of it together says which one it is.
 *
 * @param at when the provider had it
 */
record ReceivedSms(String from, String to, String text, String reference, Instant at) {
    private static final int LONGEST_FIELD = 4000;

    /** Empty for what is no text message. */
    static Optional<ReceivedSms> of(JsonNode body) {
        var from = field(body.path("from").path("number"));
        var text = field(body.path("message").path("text"));
        var channel = field(body.path("channel"));
        return moment(field(body.path("timeUtc")))
                .filter(_ -> !from.isEmpty() && (channel.isEmpty() || channel.equalsIgnoreCase("SMS")))
                .map(at -> new ReceivedSms(
                        from, field(body.path("to").path("number")), text, field(body.path("reference")), at));
    }

    private static String field(JsonNode node) {
        var text = node.isString() ? node.asString() : "";
        return text.length() > LONGEST_FIELD ? text.substring(0, LONGEST_FIELD) : text;
    }

    private static Optional<Instant> moment(String utc) {
        try {
            return Optional.of(LocalDateTime.parse(utc.endsWith("Z") ? utc.substring(0, utc.length() - 1) : utc)
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    /** Which message it is. */
    byte[] key() {
        try {
            var hash = MessageDigest.getInstance("SHA-256");
            Stream.of(from, to, reference, at.toString(), text)
                    .map(part -> part.getBytes(StandardCharsets.UTF_8))
                    .forEach(part -> {
                        hash.update((part.length + ":").getBytes(StandardCharsets.UTF_8));
                        hash.update(part);
                    });
            return hash.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Without number and words: what is printed may be read. */
    @Override
    public String toString() {
        return "ReceivedSms[" + at + "]";
    }
}
