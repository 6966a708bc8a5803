package nl.kring.notify;

import com.interaso.webpush.VapidKeys;
import com.interaso.webpush.WebPush;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Optional;
import nl.kring.platform.DataFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** By which the services of browsers know this Kring (RFC 8292): one pair, as every device is bound to it. Lost, everybody turns it on anew. */
@Component
class PushKeys {
    private static final Logger LOG = LoggerFactory.getLogger(PushKeys.class);
    private static final String FILE = "push-key";

    private final Optional<WebPush> push;

    PushKeys(
            PushSettings settings,
            @Value("${kring.data}") Path data,
            @Value("${kring.url}") String url,
            @Value("${kring.mail.from}") String from)
            throws IOException {
        push = settings.on() ? Optional.of(new WebPush(contact(url, from), keys(settings, data))) : Optional.empty();
        if (!settings.on()) {
            LOG.info("Nobody is told on a device, only by mail. Set KRING_PUSH=true to let people choose it.");
        }
    }

    /** Encrypts and signs; empty where nobody is told on a device. */
    Optional<WebPush> push() {
        return push;
    }

    /** What a browser asks its service with; it is no secret. */
    Optional<String> publicKey() {
        return push.map(one -> Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(one.getVapidKeys().getApplicationServerKey()));
    }

    /** Whom a service may ask about these messages. */
    private static String contact(String url, String from) {
        return url.startsWith("https://") ? url : "mailto:" + from;
    }

    private static VapidKeys keys(PushSettings settings, Path data) throws IOException {
        if (settings.publicKey().isBlank() != settings.privateKey().isBlank()) {
            throw new IllegalArgumentException("KRING_PUSH_PUBLIC_KEY and KRING_PUSH_PRIVATE_KEY belong together");
        }
        return settings.publicKey().isBlank()
                ? kept(Files.createDirectories(new DataFolder(data).passwords()).resolve(FILE))
                : VapidKeys.fromUncompressedBytes(
                        settings.publicKey().strip(), settings.privateKey().strip());
    }

    private static VapidKeys kept(Path file) throws IOException {
        if (!Files.exists(file)) {
            write(file, VapidKeys.generate());
        }
        var lines = Files.readAllLines(file);
        return VapidKeys.create(lines.getFirst(), lines.getLast());
    }

    /** Whole or not at all, and only for its owner. */
    private static void write(Path file, VapidKeys keys) throws IOException {
        var part = Files.createTempFile(file.getParent(), FILE, ".part");
        if (part.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(part, keys.getX509PublicKey() + "\n" + keys.getPkcs8PrivateKey() + "\n");
        Files.move(part, file);
    }
}
