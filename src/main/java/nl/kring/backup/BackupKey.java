package nl.kring.backup;

import com.exceptionfactory.jagged.x25519.X25519KeyFactory;
import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import nl.kring.platform.Refused;

/**
 * The operator's key, in the form of age: who has its public half ({@code age1…}) can make backups and read none, who has the
 * secret half ({@code AGE-SECRET-KEY-1…}) can do both.
 */
record BackupKey(String recipient, Optional<String> secret) {
    private static final String PUBLIC = "age1";
    private static final String SECRET = "AGE-SECRET-KEY-1";

    /** The key from the environment, else the one in the file, if either is there. */
    static Optional<BackupKey> find(String given, Path file) throws IOException {
        if (!given.isBlank()) {
            return Optional.of(parse(given, "KRING_BACKUP_KEY"));
        }
        return Files.exists(file) ? Optional.of(parse(Files.readString(file), file.toString())) : Optional.empty();
    }

    /** Makes a key, in a file that only its owner reads. */
    static BackupKey make(Path file) throws IOException {
        try {
            var pair = new X25519KeyPairGenerator().generateKeyPair();
            var secret = new String(pair.getPrivate().getEncoded(), StandardCharsets.US_ASCII);
            var recipient = new String(pair.getPublic().getEncoded(), StandardCharsets.US_ASCII);
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
            Files.writeString(file, "# public key: " + recipient + "\n" + secret + "\n");
            return new BackupKey(recipient, Optional.of(secret));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static BackupKey parse(String text, String where) {
        var key = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .findFirst()
                .orElse("");
        try {
            if (key.startsWith(PUBLIC)) {
                return new BackupKey(key, Optional.empty());
            }
            if (key.startsWith(SECRET)) {
                var coded = new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "X25519");
                var recipient = new X25519KeyFactory().translateKey(coded).getEncoded();
                return new BackupKey(new String(recipient, StandardCharsets.US_ASCII), Optional.of(key));
            }
        } catch (GeneralSecurityException | IllegalArgumentException mistyped) {
            throw new Refused("backup.refused.key", where);
        }
        throw new Refused("backup.refused.key", where);
    }

    @Override
    public String toString() {
        return recipient;
    }
}
