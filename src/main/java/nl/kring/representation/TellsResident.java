package nl.kring.representation;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.DoneInName;
import nl.kring.circle.Seat;
import nl.kring.notify.Message;
import nl.kring.notify.NotifyService;
import nl.kring.privacy.AccessLog.Logged;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What somebody does in a resident's name is told to the resident, each time and whatever it is (R-B11). What it was stands in the log. */
@Component
class TellsResident {
    private final CircleService circles;
    private final NotifyService notify;
    private final JdbcClient jdbc;
    private final Clock clock;

    TellsResident(CircleService circles, NotifyService notify, JdbcClient jdbc, Clock clock) {
        this.circles = circles;
        this.notify = notify;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener
    void on(Logged line) {
        if (DoneInName.is(line.action())) {
            var seat = circles.seat(new CircleId(line.chain()));
            if (seat.kind() == Seat.Kind.REPRESENTATIVE) {
                tell(seat);
            }
        }
    }

    private void tell(Seat seat) {
        var circle = circles.viewFor(seat);
        circle.speakers().stream()
                .filter(speaker -> speaker.person().account().equals(seat.account()))
                .findFirst()
                .ifPresent(speaker -> notify.send(new Message(
                        speaker.resident(),
                        "speaks.did",
                        List.of(speaker.person().firstName()),
                        "/circle/" + seat.circle().value() + "/looked",
                        Optional.of(seat.circle().value()),
                        seat.circle().value(),
                        "speaks.did/" + speaker.resident().value() + "/" + act(),
                        clock.instant())));
    }

    /** One act may leave several lines in the log; the resident hears of it once. */
    private String act() {
        return jdbc.sql("select pg_current_xact_id()::text").query(String.class).single();
    }
}
