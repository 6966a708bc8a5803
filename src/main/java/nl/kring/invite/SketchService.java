package nl.kring.invite;

import java.util.List;
import java.util.UUID;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.Ring;
import nl.kring.platform.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** "Wie staan er om je heen?": up to ten names that the resident draws for herself. Nobody is asked anything by it. */
@Service
@Transactional
public class SketchService {
    /** So many names fit on a picture. */
    public static final int MOST = 10;

    private final CircleService circles;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    SketchService(CircleService circles, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.circles = circles;
        this.jdbc = jdbc;
        this.events = events;
    }

    /** The names, by ring, in the order in which they came. */
    @Transactional(readOnly = true)
    public List<SketchName> names(CircleId circle) {
        circles.seat(circle).may(Act.SKETCH);
        return jdbc.sql(
                        "select id, first_name, ring from circle.sketch_name where circle_id = ? and account_id = common.me() order by id")
                .param(circle.value())
                .query((row, _) ->
                        new SketchName(row.getObject(1, UUID.class), row.getString(2), Ring.valueOf(row.getString(3))))
                .list();
    }

    /** Puts a name on the picture, or moves the one with this id. */
    public void put(CircleId circle, UUID id, FirstName name, Ring ring) {
        circles.seat(circle).mayWrite(Act.SKETCH);
        if (names(circle).stream().filter(other -> !other.id().equals(id)).count() >= MOST) {
            throw new Refused("sketch.full", MOST);
        }
        jdbc.sql("insert into circle.sketch_name (id, circle_id, first_name, ring) values (?, ?, ?, ?) "
                        + "on conflict (id) do update set first_name = excluded.first_name, ring = excluded.ring")
                .param(id)
                .param(circle.value())
                .param(name.value())
                .param(ring.name())
                .update();
        events.publishEvent(new InvitationChanged(circle));
    }

    /** Takes a name off again. */
    public void take(CircleId circle, UUID id) {
        circles.seat(circle).mayWrite(Act.SKETCH);
        jdbc.sql("delete from circle.sketch_name where id = ? and circle_id = ? and account_id = common.me()")
                .param(id)
                .param(circle.value())
                .update();
        events.publishEvent(new InvitationChanged(circle));
    }
}
