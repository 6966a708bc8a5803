package nl.kring.timeline.photo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import nl.kring.platform.DataFolder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Files in the data folder, where a backup finds them: they are on the disk before their row counts, and go after it went. */
@Component
@ConditionalOnProperty(name = PhotoFolder.SETTING, havingValue = "true")
class PhotoFolder implements PhotoStore {
    static final String SETTING = "kring.photos.folder";

    private final Path folder;

    @Autowired
    PhotoFolder(@Value("${kring.data}") Path data) {
        this(new DataFolder(data));
    }

    PhotoFolder(DataFolder data) {
        folder = data.photos();
    }

    @Override
    public void keep(UUID photo, Picture picture) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_ROLLED_BACK) {
                    remove(photo);
                }
            }
        });
        try {
            Files.createDirectories(place(photo, PhotoSize.THUMB).getParent());
            for (var file : picture.files().entrySet()) {
                Files.write(
                        place(photo, file.getKey()),
                        file.getValue(),
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DSYNC);
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    @Override
    public Optional<byte[]> read(UUID photo, PhotoSize size) {
        try {
            return Optional.of(Files.readAllBytes(place(photo, size)));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void remove(UUID photo) {
        try {
            for (var size : PhotoSize.values()) {
                Files.deleteIfExists(place(photo, size));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** In one of 256 folders: one with a hundred thousand files in it is nobody's friend. */
    private Path place(UUID photo, PhotoSize size) {
        var name = photo.toString();
        return folder.resolve(name.substring(name.length() - 2)).resolve(name + "-" + size.word() + ".jpg");
    }
}
