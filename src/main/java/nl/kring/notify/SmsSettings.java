package nl.kring.notify;

import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The way of text messages: the provider's address, the key that opens it, and the number that they come from and are answered to. Without
 * these none goes out.
 *
 * @param url of the provider's gateway, such as {@code https://gw.messaging.cm.com/v1.0/message}
 * @param key the provider's product token
 * @param sender the number that answers are sent to
 * @param secret the last part of the address at which the provider hands over what came in; without it nothing comes in
 */
@ConfigurationProperties("kring.sms")
record SmsSettings(String url, String key, String sender, String secret) {
    private static final Logger LOG = LoggerFactory.getLogger(SmsSettings.class);

    /** Shorter could be tried out. */
    private static final int SHORTEST_SECRET = 32;

    SmsSettings {
        if (!url.isBlank() && (key.isBlank() || sender.isBlank())) {
            LOG.warn("no text messages are sent: besides kring.sms.url are needed .key and .sender");
        }
        if (!secret.isBlank() && secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException("kring.sms.secret: at least 32 characters");
        }
    }

    boolean sends() {
        return !url.isBlank() && !key.isBlank() && !sender.isBlank();
    }

    URI gateway() {
        return URI.create(url);
    }

    /** Without its secrets: what is printed may be read. */
    @Override
    public String toString() {
        return "SmsSettings[" + url + "]";
    }
}
