package nl.kring.invite;

import java.util.ArrayList;
import java.util.List;
import nl.kring.circle.CircleId;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Names that come on a resident's picture with what she brought along: all at once with the rest of it, or not at all. */
@Service
@Transactional
public class SketchJobs {
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    SketchJobs(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** A name with the ring it stood in. */
    public record Named(String firstName, Ring ring) {}

    /**
     * What came of it.
     *
     * @param drawn names that came on her picture
     * @param noRoom names for which there is no place on it
     */
    public record Drawn(List<String> drawn, List<String> noRoom) {}

    /** Draws what does not stand there yet, as far as there is room. */
    public Drawn draw(CircleId circle, AccountId resident, List<Named> names) {
        Acting.requireJob();
        // two people may be called the same: each name on the picture stands for one of them
        var known = new ArrayList<>(
                jdbc.sql("select first_name from circle.sketch_name where circle_id = ? and account_id = ? order by id")
                        .param(circle.value())
                        .param(resident.value())
                        .query(String.class)
                        .list());
        var room = SketchService.MOST - known.size();
        var drawn = new ArrayList<String>();
        var noRoom = new ArrayList<String>();
        for (var name : names) {
            if (known.remove(name.firstName())) {
                continue;
            }
            if (drawn.size() < room) {
                put(circle, resident, new FirstName(name.firstName()), name.ring());
                drawn.add(name.firstName());
            } else {
                noRoom.add(name.firstName());
            }
        }
        if (!drawn.isEmpty()) {
            events.publishEvent(new InvitationChanged(circle));
        }
        return new Drawn(List.copyOf(drawn), List.copyOf(noRoom));
    }

    private void put(CircleId circle, AccountId resident, FirstName name, Ring ring) {
        jdbc.sql("insert into circle.sketch_name (id, circle_id, first_name, ring, account_id) values (?, ?, ?, ?, ?)")
                .param(Ids.next())
                .param(circle.value())
                .param(name.value())
                .param(ring.name())
                .param(resident.value())
                .update();
    }
}
