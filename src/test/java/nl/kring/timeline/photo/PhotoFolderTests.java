package nl.kring.timeline.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import nl.kring.platform.DataFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class PhotoFolderTests {
    private static final Picture PICTURE = new Picture(
            2,
            1,
            Map.of(PhotoSize.THUMB, new byte[] {1}, PhotoSize.SCREEN, new byte[] {2}, PhotoSize.LARGE, new byte[] {3}));

    @TempDir
    private Path data;

    private PhotoFolder folder;
    private final UUID photo = UUID.randomUUID();

    @BeforeEach
    void aTransaction() {
        folder = new PhotoFolder(new DataFolder(data));
        TransactionSynchronizationManager.initSynchronization();
    }

    @AfterEach
    void isOver() {
        TransactionSynchronizationManager.clearSynchronization();
    }

    private long files() throws IOException {
        try (var all = Files.walk(data)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    private static void ends(int status) {
        TransactionSynchronizationManager.getSynchronizations().forEach(it -> it.afterCompletion(status));
    }

    @Test
    void whatIsKeptIsReadInEachSizeAndGoesTwice() throws IOException {
        folder.keep(photo, PICTURE);
        ends(TransactionSynchronization.STATUS_COMMITTED);
        assertThat(folder.read(photo, PhotoSize.SCREEN)).hasValue(new byte[] {2});
        assertThat(data.resolve("photos")).isDirectory();
        folder.remove(photo);
        folder.remove(photo);
        assertThat(folder.read(photo, PhotoSize.SCREEN)).isEmpty();
        assertThat(files()).isZero();
    }

    @Test
    void whatWasNotKeptInTheEndLeavesNoFile() throws IOException {
        folder.keep(photo, PICTURE);
        assertThat(files()).isEqualTo(3);
        ends(TransactionSynchronization.STATUS_ROLLED_BACK);
        assertThat(files()).isZero();
    }
}
