package nl.kring.timeline;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.circle.CircleService;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;
import nl.kring.notify.Message;
import nl.kring.notify.NotifyService;
import nl.kring.platform.Refused;
import nl.kring.privacy.AccessLog;
import nl.kring.timeline.TimelineEvent.PhotosChanged;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is asked about photos, in the table: PostgreSQL hides what is asked about and shows it again, in the same moment. */
@Component
class PhotoAsks {
    /** How long the resident has; after it the photo goes. */
    static final Duration TERM = Duration.ofDays(7);

    /** So many may wait of one person: who asks more hides what is somebody else's. */
    private static final int MOST_WAITING = 10;

    private final CircleService circles;
    private final NotifyService notify;
    private final AccessLog log;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PhotoAsks(
            CircleService circles,
            NotifyService notify,
            AccessLog log,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.notify = notify;
        this.log = log;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    void ask(Seat seat, PhotoId photo, PostId post) {
        var waiting = jdbc.sql("select count(*) from circle.photo_ask where asked_by = ? and answered_at is null")
                .param(seat.account().value())
                .query(Integer.class)
                .single();
        if (waiting >= MOST_WAITING) {
            throw new Refused("photo.ask.many");
        }
        var rows = jdbc.sql(
                        "insert into circle.photo_ask (photo_id, asked_by) values (?, ?) on conflict (photo_id, asked_by) do nothing")
                .param(photo.value())
                .param(seat.account().value())
                .update();
        if (rows == 0) {
            throw new Refused("photo.ask.again");
        }
        log.write(seat.circle().value(), "ASKED", "PHOTO", photo.value());
        tellResidents(seat, photo);
        events.publishEvent(new PhotosChanged(seat.circle(), post));
    }

    private void tellResidents(Seat seat, PhotoId photo) {
        circles.viewFor(seat)
                .residents()
                .forEach(resident -> notify.send(new Message(
                        resident.account(),
                        "photo",
                        List.of(),
                        "/circle/" + seat.circle().value() + "/timeline",
                        Optional.of(seat.circle().value()),
                        photo.value(),
                        "photo:" + photo.value() + ":" + seat.account().value() + ":"
                                + resident.account().value(),
                        clock.instant())));
    }

    List<PhotoAsked> waiting(Seat seat) {
        var circle = circles.viewFor(seat);
        return jdbc.sql(
                        "select p.id, p.post_id, p.hidden_at, array_agg(a.asked_by order by a.asked_at) from circle.photo p "
                                + "join circle.photo_ask a on a.photo_id = p.id and a.answered_at is null "
                                + "where p.circle_id = ? and p.hidden_at is not null group by p.id order by p.hidden_at")
                .param(seat.circle().value())
                .query((row, _) -> new PhotoAsked(
                        new PhotoId(row.getObject(1, UUID.class)),
                        new PostId(row.getObject(2, UUID.class)),
                        Stream.of((Object[]) row.getArray(4).getArray())
                                .flatMap(by -> circle.nameOf(new AccountId((UUID) by)).stream())
                                .toList(),
                        row.getTimestamp(3).toInstant().plus(TERM)))
                .list();
    }

    void showAgain(Seat seat, PhotoId photo, PostId post) {
        var answered = jdbc.sql(
                        "update circle.photo_ask set answered_at = common.kring_now() where photo_id = ? and answered_at is null")
                .param(photo.value())
                .update();
        if (answered > 0) {
            log.write(seat.circle().value(), "SHOWED", "PHOTO", photo.value());
            events.publishEvent(new PhotosChanged(seat.circle(), post));
        }
    }
}
