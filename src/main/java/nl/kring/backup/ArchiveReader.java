package nl.kring.backup;

import com.exceptionfactory.jagged.PayloadException;
import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import nl.kring.platform.Refused;

/** Reads a backup from its first byte to its last. Whoever it hands files to may trust them only when it has come to its end. */
class ArchiveReader {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final BackupKey key;

    ArchiveReader(Path file, BackupKey key) {
        this.file = file;
        this.key = key;
    }

    /** Who takes what is in a backup. */
    interface Receiver {
        void folder(String name) throws IOException;

        void file(String name, InputStream content) throws IOException;
    }

    /** Reads it all and keeps nothing. */
    void prove() throws IOException {
        read(new Receiver() {
            @Override
            public void folder(String name) {}

            @Override
            public void file(String name, InputStream content) throws IOException {
                content.transferTo(OutputStream.nullOutputStream());
            }
        });
    }

    void read(Receiver receiver) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new Refused("backup.refused.noFile", file.toString());
        }
        var secret = key.secret().orElseThrow(() -> new Refused("backup.refused.noSecret"));
        try (var sealed = Files.newByteChannel(file);
                var open = Channels.newInputStream(opened(sealed, secret));
                var zip = new ZipInputStream(new BufferedInputStream(open, BUFFER))) {
            entries(zip, receiver);
            open.transferTo(OutputStream.nullOutputStream()); // the last block says whether anything was cut off
        } catch (PayloadException | ZipException | EOFException broken) {
            throw new Refused("backup.refused.broken", file.toString());
        }
    }

    private ReadableByteChannel opened(ReadableByteChannel sealed, String secret) throws IOException {
        RecipientStanzaReader reader;
        try {
            reader = X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(secret);
        } catch (GeneralSecurityException | IllegalArgumentException mistyped) {
            throw new Refused("backup.refused.key", "KRING_BACKUP_KEY");
        }
        try {
            return new StandardDecryptingChannelFactory().newDecryptingChannel(sealed, List.of(reader));
        } catch (GeneralSecurityException | IOException | RuntimeException closed) {
            throw new Refused("backup.refused.otherKey", file.toString());
        }
    }

    private void entries(ZipInputStream zip, Receiver receiver) throws IOException {
        long files = 0;
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().equals(ArchiveWriter.END)) {
                if (Long.toString(files).equals(new String(zip.readAllBytes(), StandardCharsets.UTF_8))
                        && zip.getNextEntry() == null) {
                    return;
                }
                break;
            } else if (entry.isDirectory()) {
                receiver.folder(entry.getName());
            } else {
                receiver.file(entry.getName(), zip);
                files++;
            }
        }
        throw new Refused("backup.refused.broken", file.toString());
    }
}
