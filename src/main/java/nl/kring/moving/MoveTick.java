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
import nl.kring.identity.AccountId;
import nl.kring.notify.Message;
import nl.kring.notify.NotifyService;
import nl.kring.platform.DueWork;
import nl.kring.platform.MovingClock;
import nl.kring.tenant.Postcode;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What is due about moves, each thing once: six weeks before, the day itself, four weeks before the circle closes, and that day. Never silently (R-B17). */
@Component
class MoveTick implements DueWork {
    /** Nothing is done, nor used up, while the circle rests, or once she lives there no more. */
    private static final String OPEN = " where cancelled_at is null and over_at is null and circle.may_ask(circle_id) "
            + "and exists (select 1 from circle.circle c where c.id = move.circle_id and c.state = 'ACTIVE') "
            + "and exists (select 1 from circle.circle_resident r where r.circle_id = move.circle_id "
            + "and r.account_id = move.resident_id and r.ended_at is null) and ";

    private static final String TOGETHER =
            "exists (select 1 from circle.circle_resident o where o.circle_id = move.circle_id "
                    + "and o.account_id <> move.resident_id and o.ended_at is null)";
    private static final String TODAY = "(select (common.kring_now() at time zone 'Europe/Amsterdam')::date)";
    private static final String BACK =
            " returning id, circle_id, resident_id, where_to, moves_on, street, postcode, place";
    private static final String AWAY = "where_to = 'ELSEWHERE'";
    private static final String OVER = "moves_on + " + MoveService.DAYS_AFTER + " < " + TODAY;

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

    private record Move(UUID id, CircleId circle, AccountId resident, Where where, LocalDate on, Address to) {}

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
                            AWAY + " and not " + TOGETHER
                                    + " and moved_at is not null and warned_at is null and moves_on + "
                                    + (MoveService.DAYS_AFTER - MoveService.DAYS_WARNED) + " <= " + TODAY)
                    .forEach(move -> tell(move, "move.ends"));
            due(
                            "over_at",
                            AWAY + " and not " + TOGETHER + " and warned_at <= common.kring_now() - interval '"
                                    + MoveService.DAYS_WARNED + " days' and " + OVER)
                    .forEach(this::over);
            // a household goes on, and so nothing is said
            due("over_at", AWAY + " and " + TOGETHER + " and moved_at is not null and " + OVER)
                    .forEach(move -> events.publishEvent(new MoveChanged(move.circle())));
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
                new AccountId(row.getObject(3, UUID.class)),
                Where.valueOf(row.getString(4)),
                row.getObject(5, LocalDate.class),
                new Address(row.getString(6), new Postcode(row.getString(7)), row.getString(8)));
    }

    /** She lives there now, and nobody else who lived with her. Within the municipality, and in a nursing home, the circle simply goes on. */
    private void moved(Move move) {
        circles.livesAt(move.circle(), move.resident(), move.to()).ifPresent(before -> keep(move, before));
        if (move.where() == Where.ELSEWHERE) {
            tell(move, circles.view(move.circle()).household() ? "move.dayTogether" : "move.day");
        } else {
            jdbc.sql("update circle.move set over_at = common.kring_now() where id = ?")
                    .param(move.id())
                    .update();
        }
        events.publishEvent(new MoveChanged(move.circle()));
    }

    private void keep(Move move, Address before) {
        jdbc.sql("update circle.move set was_street = ?, was_postcode = ?, was_place = ? where id = ?")
                .param(before.street())
                .param(before.postcode().value())
                .param(before.place())
                .param(move.id())
                .update();
    }

    private void over(Move move) {
        if (circles.closeAsSaid(move.circle())) {
            tell(move, "move.closed");
        }
    }

    /** The resident and who speaks for her in personal matters; nobody else hears of it from Kring, also who lives with her. */
    private void tell(Move move, String template) {
        var circle = circles.view(move.circle());
        var closed = template.equals("move.closed");
        var until = MoveService.until(move.on(), Optional.of(today()).filter(_ -> template.equals("move.ends")));
        Stream.concat(
                        Stream.of(move.resident()),
                        circle.speakers().stream()
                                .filter(speaker -> speaker.resident().equals(move.resident())
                                        && speaker.scope().personal())
                                .map(speaker -> speaker.person().account()))
                .distinct()
                .forEach(person -> notify.send(new Message(
                        person,
                        template,
                        List.of(circle.nameOf(move.resident()).orElse(""), day(move.on()), day(until)),
                        // there one opens it again
                        "/circle/" + move.circle().value() + (closed ? "/timeline" : "/move"),
                        closed ? Optional.empty() : Optional.of(move.circle().value()),
                        move.id(),
                        template + "/" + move.id() + "/" + person.value(),
                        clock.instant())));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), MovingClock.ZONE);
    }

    /** Read in any language: numbers only. */
    private static String day(LocalDate day) {
        return day.getDayOfMonth() + "-" + day.getMonthValue() + "-" + day.getYear();
    }
}
