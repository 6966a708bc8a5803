package nl.kring.backup;

import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.kring.platform.Refused;

/** Writes a zip through age. Only what was finished ends as a backup must; closing without that leaves a file that no restore takes. */
class ArchiveWriter implements AutoCloseable {
    /** The last entry: how many files came before it. */
    static final String END = "end";

    private static final int BUFFER = 1 << 16;

    private final FileChannel file;
    private final ZipOutputStream zip;
    private long files;

    ArchiveWriter(Path to, BackupKey key) throws IOException {
        file = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            var recipient = X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(key.recipient());
            var sealed = new StandardEncryptingChannelFactory()
                    .newEncryptingChannel(new StaysOpen(file), List.of(recipient));
            zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(sealed), BUFFER));
            zip.setLevel(Deflater.BEST_SPEED);
        } catch (GeneralSecurityException | IllegalArgumentException noKey) {
            file.close();
            throw new Refused("backup.refused.key", key.recipient());
        }
    }

    void folder(String name) throws IOException {
        zip.putNextEntry(new ZipEntry(name + "/"));
        zip.closeEntry();
    }

    void file(String name, InputStream content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        content.transferTo(zip);
        zip.closeEntry();
        files++;
    }

    void file(String name, String content) throws IOException {
        file(name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    /** Ends the backup and waits until the disk has it. */
    void finish() throws IOException {
        file(END, Long.toString(files));
        zip.close();
        file.force(true);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
