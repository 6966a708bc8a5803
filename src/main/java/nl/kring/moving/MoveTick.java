package nl.kring.moving;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.circle.Address;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.SpeakerView;
import nl.kring.notify.Message;
import nl.kring.notify.NotifyService;
import nl.kring.platform.DueWork;
import nl.kring.tenant.Postcode;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What is due about moves, each thing once: six weeks before, the day itself, four weeks before the circle closes, and that day. Never silently (R-B17). */
@Component
class MoveTick implements DueWork {
    private static final String OPEN = " where cancelled_at is null and over_at is null and ";
    private static final String TODAY = "(select (common.kring_now() at time zone 'Europe/Amsterdam')::date)";
    private static final String BACK =
            " returning id, circle_id, resident_id, where_to, moves_on, street, postcode, place";
    private static final int DAYS_WARNED = 28;

    private final CircleJobs circles;
    private final NotifyService notify;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MoveTick(
            CircleJobs circles,
            NotifyService notify,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.notify = notify;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    private record Move(UUID id, CircleId circle, UUID resident, Where where, LocalDate on, Address to) {}

    @Override
    public String name() {
        return "moving";
    }

    @Override
    public void doWhatIsDue() {
        transaction.executeWithoutResult(_ -> {
            due("checklist_at", "checklist_at is null and moves_on <= " + TODAY + " + " + MoveService.DAYS_BEFORE)
                    .forEach(move -> tell(move, "move.soon"));
            due("moved_at", "moved_at is null and moves_on <= " + TODAY).forEach(this::moved);
            due(
                            "warned_at",
                            "where_to = 'ELSEWHERE' and moved_at is not null and warned_at is null and moves_on + "
                                    + (MoveService.DAYS_AFTER - DAYS_WARNED) + " <= " + TODAY)
                    .forEach(move -> tell(move, "move.ends"));
            due(
                            "over_at",
                            "where_to = 'ELSEWHERE' and warned_at <= common.kring_now() - interval '" + DAYS_WARNED
                                    + " days' and moves_on + " + MoveService.DAYS_AFTER
                                    + " < " + TODAY)
                    .forEach(this::over);
        });
    }

    private List<Move> due(String mark, String when) {
        return jdbc.sql("update circle.move set " + mark + " = common.kring_now()" + OPEN + when + BACK)
                .query((row, _) -> move(row))
                .list();
    }

    private static Move move(ResultSet row) throws SQLException {
        return new Move(
                row.getObject(1, UUID.class),
                new CircleId(row.getObject(2, UUID.class)),
                row.getObject(3, UUID.class),
                Where.valueOf(row.getString(4)),
                row.getObject(5, LocalDate.class),
                new Address(row.getString(6), new Postcode(row.getString(7)), row.getString(8)));
    }

    /** She lives there now. Within the municipality, and in a nursing home, the circle simply goes on. */
    private void moved(Move move) {
        if (circles.view(move.circle()).residents().size() == 1) {
            circles.livesAt(move.circle(), move.to());
        }
        if (move.where() == Where.ELSEWHERE) {
            tell(move, "move.day");
        } else {
            jdbc.sql("update circle.move set over_at = common.kring_now() where id = ?")
                    .param(move.id())
                    .update();
        }
        events.publishEvent(new MoveChanged(move.circle()));
    }

    /** A household goes on for who stayed. */
    private void over(Move move) {
        if (circles.view(move.circle()).residents().size() == 1) {
            tell(move, "move.closed");
            circles.closeAsSaid(move.circle());
        }
    }

    /** The resident and who speaks for her in personal matters; nobody else hears of it from Kring. */
    private void tell(Move move, String template) {
        var circle = circles.view(move.circle());
        var until = move.on().plusDays(MoveService.DAYS_AFTER);
        Stream.concat(
                        circle.residents().stream()
                                .filter(person -> person.account().value().equals(move.resident())),
                        circle.speakers().stream()
                                .filter(speaker -> speaker.scope().personal())
                                .map(SpeakerView::person))
                .map(CirclePerson::account)
                .distinct()
                .forEach(person -> notify.send(new Message(
                        person,
                        template,
                        List.of(circle.resident().firstName(), day(move.on()), day(until)),
                        "/circle/" + move.circle().value() + "/move",
                        template.equals("move.closed")
                                ? Optional.empty()
                                : Optional.of(move.circle().value()),
                        move.id(),
                        template + "/" + move.id() + "/" + person.value(),
                        clock.instant())));
    }

    /** Read in any language: numbers only. */
    private static String day(LocalDate day) {
        return day.getDayOfMonth() + "-" + day.getMonthValue() + "-" + day.getYear();
    }
}
