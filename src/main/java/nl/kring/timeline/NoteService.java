package nl.kring.timeline;

import java.util.List;
import java.util.UUID;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleState;
import nl.kring.platform.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Notes to oneself about a circle (R-C13): no post, and nobody else reads them. They go when the person goes. */
@Service
@Transactional
public class NoteService {
    private final CircleService circles;
    private final JdbcClient jdbc;

    NoteService(CircleService circles, JdbcClient jdbc) {
        this.circles = circles;
        this.jdbc = jdbc;
    }

    /** One's own, newest first. */
    @Transactional(readOnly = true)
    public List<OwnNote> mine(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        return jdbc.sql(
                        "select id, text, at from circle.own_note where circle_id = ? and account_id = ? order by id desc")
                .param(circle.value())
                .param(seat.account().value())
                .query((row, _) -> new OwnNote(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getTimestamp(3).toInstant()))
                .list();
    }

    /** Keeps a note. Sent twice with one id, it stands there once. */
    public void keep(CircleId circle, UUID id, String text) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        if (seat.state() == CircleState.CLOSED) {
            throw new Refused("circle.closed.refused");
        }
        jdbc.sql(
                        "insert into circle.own_note (id, circle_id, account_id, text) values (?, ?, ?, ?) on conflict do nothing")
                .param(id)
                .param(circle.value())
                .param(seat.account().value())
                .param(WritingPosts.checked(text))
                .update();
    }

    /** Takes a note of one's own away. A second time changes nothing. */
    public void erase(CircleId circle, UUID id) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        jdbc.sql("delete from circle.own_note where id = ? and circle_id = ? and account_id = ?")
                .param(id)
                .param(circle.value())
                .param(seat.account().value())
                .update();
    }
}
