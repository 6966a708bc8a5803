package nl.kring.timeline.photo;

import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files in PostgreSQL: they come and go with their row, and PostgreSQL asks once more who may see them. */
@Component
@ConditionalOnProperty(name = PhotoFolder.SETTING, havingValue = "false", matchIfMissing = true)
class TablePhotos implements PhotoStore {
    private final JdbcClient jdbc;

    TablePhotos(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void keep(UUID photo, Picture picture) {
        picture.files().forEach((size, bytes) -> jdbc.sql(
                        "insert into circle.photo_file (photo_id, size, bytes) values (?, ?, ?)")
                .param(photo)
                .param(size.name())
                .param(bytes)
                .update());
    }

    @Override
    public Optional<byte[]> read(UUID photo, PhotoSize size) {
        return jdbc.sql("select bytes from circle.photo_file where photo_id = ? and size = ?")
                .param(photo)
                .param(size.name())
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    @Override
    public void remove(UUID photo) {
        // went with its row
    }
}
