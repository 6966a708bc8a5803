package nl.kring.timeline;

import java.util.List;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.platform.DueRows;
import nl.kring.platform.DueWork;
import nl.kring.privacy.AccessLog;
import nl.kring.privacy.Erasures;
import nl.kring.timeline.TimelineEvent.PhotosChanged;
import nl.kring.timeline.photo.PhotoStore;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What time does to photos: one that nothing was told with goes after a day, one that was asked to go after a week (R-C15), and of what
 * went, by whomever, the files.
 */
@Component
class PhotoTick implements DueWork {
    private static final String UNTOLD =
            "post_id is null and made_at <= (select common.kring_now()) - interval '1 day'";
    private static final String UNANSWERED =
            "hidden_at <= (select common.kring_now()) - interval '" + PhotoAsks.TERM.toDays() + " days'";

    private final PhotoStore store;
    private final Erasures erasures;
    private final AccessLog log;
    private final JdbcClient jdbc;
    private final DueRows rows;
    private final ApplicationEventPublisher events;

    PhotoTick(
            PhotoStore store,
            Erasures erasures,
            AccessLog log,
            JdbcClient jdbc,
            DueRows rows,
            ApplicationEventPublisher events) {
        this.store = store;
        this.erasures = erasures;
        this.log = log;
        this.jdbc = jdbc;
        this.rows = rows;
        this.events = events;
    }

    @Override
    public String name() {
        return "photos";
    }

    @Override
    public void doWhatIsDue() {
        rows.each(() -> ids("select id from circle.photo where " + UNTOLD), photo -> jdbc.sql(
                        "delete from circle.photo where id = ? and " + UNTOLD)
                .param(photo)
                .update());
        rows.each(() -> ids("select id from circle.photo where " + UNANSWERED), this::takeAway);
        rows.each(() -> ids("select photo_id from circle.photo_gone order by gone_at limit 500"), this::removeFiles);
    }

    private List<UUID> ids(String sql) {
        return jdbc.sql(sql).query((row, _) -> row.getObject(1, UUID.class)).list();
    }

    private void takeAway(UUID photo) {
        jdbc.sql("delete from circle.photo where id = ? and " + UNANSWERED + " returning circle_id, post_id")
                .param(photo)
                .query((row, _) -> new PhotosChanged(
                        new CircleId(row.getObject(1, UUID.class)), new PostId(row.getObject(2, UUID.class))))
                .optional()
                .ifPresent(gone -> {
                    erasures.note(gone.circle().value(), "PHOTO", photo, 1);
                    log.write(gone.circle().value(), "ERASED", "PHOTO", photo);
                    events.publishEvent(gone);
                });
    }

    /** The row goes after the files: who is killed in between does it again. */
    private void removeFiles(UUID photo) {
        store.remove(photo);
        jdbc.sql("delete from circle.photo_gone where photo_id = ?")
                .param(photo)
                .update();
    }
}
