package nl.kring.agenda;

import java.util.Optional;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.Seat;
import nl.kring.identity.Secrets;
import nl.kring.platform.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The secret address of one's own calendar of a circle: made, made anew, ended (decision 059). */
@Service
@Transactional
public class FeedService {
    private final CircleService circles;
    private final JdbcClient jdbc;

    FeedService(CircleService circles, JdbcClient jdbc) {
        this.circles = circles;
        this.jdbc = jdbc;
    }

    /** Whether there is one. */
    @Transactional(readOnly = true)
    public Optional<FeedView> mine(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        return jdbc.sql("select own_words, made_at from circle.agenda_feed where circle_id = ? and account_id = ?")
                .param(circle.value())
                .param(seat.account().value())
                .query((row, _) ->
                        new FeedView(row.getBoolean(1), row.getTimestamp(2).toInstant()))
                .optional();
    }

    /** Makes the address, or another one in its place; the secret is said this once, and an older one opens nothing any more. */
    public String make(CircleId circle) {
        var seat = circles.seat(circle);
        mayMake(seat);
        var secret = Secrets.token();
        jdbc.sql(
                        "insert into circle.agenda_feed (circle_id, account_id, secret) values (?, ?, ?) "
                                + "on conflict (circle_id, account_id) do update set secret = excluded.secret, made_at = common.kring_now()")
                .param(circle.value())
                .param(seat.account().value())
                .param(Secrets.hash(secret))
                .update();
        return secret;
    }

    /** Chooses whether the words of appointments stand in it. */
    public void ownWords(CircleId circle, boolean yes) {
        var seat = circles.seat(circle);
        mayMake(seat);
        change(seat, "update circle.agenda_feed set own_words = " + yes);
    }

    /** Who looks along takes no address of it home (R-C19). */
    private static void mayMake(Seat seat) {
        seat.mayWrite(Act.READ);
        if (seat.helper().isPresent()) {
            throw new Refused("helper.alone");
        }
    }

    /** The address opens nothing any more. */
    public void end(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        change(seat, "delete from circle.agenda_feed");
    }

    private void change(Seat seat, String what) {
        jdbc.sql(what + " where circle_id = ? and account_id = ?")
                .param(seat.circle().value())
                .param(seat.account().value())
                .update();
    }
}
