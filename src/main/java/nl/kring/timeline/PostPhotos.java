package nl.kring.timeline;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.circle.Act;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The photos of posts that somebody reads: asked for a whole window at once. */
@Component
class PostPhotos {
    private static final String PHOTOS =
            "select p.id, p.post_id, p.author_id, p.width, p.height, p.alt, p.hidden_at is not null, "
                    + "exists (select 1 from circle.photo_ask a where a.photo_id = p.id and a.asked_by = :me) from circle.photo p where ";

    private final JdbcClient jdbc;

    PostPhotos(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(UUID post, PhotoView photo) {}

    /** @param posts that this seat reads */
    Map<UUID, List<PhotoView>> of(Seat seat, Collection<UUID> posts) {
        return rows(seat, "p.post_id = any (:these::uuid[]) order by p.post_id, p.place", posts).stream()
                .filter(row -> row.photo().shown() || row.photo().mayTakeAway())
                .collect(Collectors.groupingBy(Row::post, Collectors.mapping(Row::photo, Collectors.toList())));
    }

    /** Those of these that were brought and not yet told, in the order in which they came. */
    List<PhotoView> untold(Seat seat, Collection<UUID> photos) {
        return rows(
                        seat,
                        "p.id = any (:these::uuid[]) and p.post_id is null and p.author_id = :me order by p.made_at, p.id",
                        photos)
                .stream()
                .map(Row::photo)
                .toList();
    }

    private List<Row> rows(Seat seat, String which, Collection<UUID> these) {
        return jdbc.sql(PHOTOS + "p.circle_id = :circle and " + which)
                .param("me", seat.account().value())
                .param("circle", seat.circle().value())
                .param("these", "{" + these.stream().map(UUID::toString).collect(Collectors.joining(",")) + "}")
                .query((row, _) -> {
                    var own = seat.account().equals(new AccountId(row.getObject(3, UUID.class)));
                    var hidden = row.getBoolean(7);
                    var decides = seat.takesAwayOfOthers();
                    return new Row(
                            row.getObject(2, UUID.class),
                            new PhotoView(
                                    new PhotoId(row.getObject(1, UUID.class)),
                                    row.getInt(4),
                                    row.getInt(5),
                                    row.getString(6),
                                    hidden,
                                    !hidden || decides,
                                    !own && !decides && !hidden && !row.getBoolean(8),
                                    seat.can(Act.ERASE_POST) && (own || decides)));
                })
                .list();
    }
}
