package nl.kring.notify;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.kring.platform.Keys;
import org.springframework.stereotype.Component;

/**
 * Where a mail comes back to that cannot be delivered: an address of that one mail to that one mailbox. Its secret comes of Kring's key, so
 * the same mail has the same one each time that it is tried, and nobody makes one up (decision 077).
 */
@Component
class ReturnAddresses {
    private static final String SIGNS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 32;
    private static final int BITS = 5;

    private final MailIn mailIn;
    private final Keys keys;

    ReturnAddresses(MailIn mailIn, Keys keys) {
        this.mailIn = mailIn;
        this.keys = keys;
    }

    /** None where no mail comes in: then what comes back goes to who runs Kring. */
    Optional<String> of(Letter letter) {
        return mailIn.on() && !letter.sms()
                ? Optional.of(mailIn.address(token(letter.id(), letter.address())))
                : Optional.empty();
    }

    /** The secret: 160 bits, in signs that no server on the way changes. */
    String token(UUID delivery, String address) {
        var hash = keys.hash("return", delivery + " " + address.toLowerCase(Locale.ROOT));
        var token = new StringBuilder();
        for (var at = 0; at < LENGTH; at++) {
            var bit = at * BITS;
            var two = (hash[bit / 8] & 0xFF) << 8 | hash[bit / 8 + 1] & 0xFF;
            token.append(SIGNS.charAt(two >> 16 - BITS - bit % 8 & 31));
        }
        return token.toString();
    }

    /** What is kept of an address to know it again. */
    byte[] hash(String address) {
        return keys.hash("mailed-to", address.toLowerCase(Locale.ROOT));
    }

    /** The secret in an address that may be one of these. */
    Optional<String> in(String address) {
        return mailIn.token(address).filter(token -> token.length() == LENGTH);
    }
}
