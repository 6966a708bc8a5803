package nl.kring.moving;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.kring.bridge.BridgeService;
import nl.kring.bridge.Origin;
import nl.kring.bridge.Payload;
import nl.kring.bridge.Preview;
import nl.kring.circle.Act;
import nl.kring.circle.Address;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleView;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.privacy.AccessLog;
import nl.kring.tenant.Postcode;
import nl.kring.tenant.TenantService;
import nl.kring.tenant.TenantView;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** "Ik ga verhuizen": said by the resident, or who speaks for her in personal matters. Nothing crosses that was not shown. */
@Service
@Transactional
public class MoveService {
    /** So long after a move to another municipality the circle is as it was (R-B17). */
    static final int DAYS_AFTER = 90;

    /** So long before the circle closes that is said. */
    static final int DAYS_WARNED = 28;

    /** So long before a move one is asked to think of things. */
    static final int DAYS_BEFORE = 42;

    private final CircleService circles;
    private final AccountService accounts;
    private final TenantService tenants;
    private final BridgeService bridge;
    private final AccessLog log;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MoveService(
            CircleService circles,
            AccountService accounts,
            TenantService tenants,
            BridgeService bridge,
            AccessLog log,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.accounts = accounts;
        this.tenants = tenants;
        this.bridge = bridge;
        this.log = log;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Who says it, for which resident. */
    private record Asking(Seat seat, CircleView circle, AccountId resident) {}

    private Asking asking(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.SAY_MOVE);
        var view = circles.viewFor(seat);
        return new Asking(seat, view, seat.resident().orElseThrow(NotFound::new));
    }

    /** The move that was said and is not over. */
    @Transactional(readOnly = true)
    public Optional<MoveView> said(CircleId circle) {
        var asking = asking(circle);
        return jdbc.sql(
                        "select id, where_to, moves_on, street, postcode, place, bridge_id is not null, "
                                + "(warned_at at time zone 'Europe/Amsterdam')::date from circle.move where circle_id = ? and resident_id = ? and cancelled_at is null and over_at is null")
                .param(circle.value())
                .param(asking.resident().value())
                .query((row, _) -> view(asking, row))
                .optional();
    }

    private MoveView view(Asking asking, ResultSet row) throws SQLException {
        return view(
                asking,
                new NewMove(
                        row.getObject(1, UUID.class),
                        Where.valueOf(row.getString(2)),
                        row.getObject(3, LocalDate.class),
                        new Address(row.getString(4), new Postcode(row.getString(5)), row.getString(6))),
                row.getBoolean(7),
                Optional.ofNullable(row.getObject(8, LocalDate.class)));
    }

    private MoveView view(Asking asking, NewMove move, boolean told, Optional<LocalDate> warned) {
        var here = here(asking);
        var zone = tenants.zoneOf(here.id(), move.to().postcode());
        var today = today();
        return new MoveView(
                move.id(),
                asking.circle().nameOf(asking.resident()).orElse(""),
                move.where(),
                move.on(),
                move.to(),
                here,
                zone,
                zone.map(in -> tenants.navigatorsOf(in.id())).orElse(List.of()),
                told,
                !move.on().isAfter(today.plusDays(DAYS_BEFORE)),
                !move.on().isAfter(today),
                asking.circle().household(),
                until(move.on(), warned));
    }

    /** The last day before the circle closes: later, if she could be warned later only. */
    static LocalDate until(LocalDate on, Optional<LocalDate> warned) {
        var last = on.plusDays(DAYS_AFTER);
        return warned.map(day -> day.plusDays(DAYS_WARNED - 1L))
                .filter(last::isBefore)
                .orElse(last);
    }

    /** What a move would mean; nothing is kept. */
    @Transactional(readOnly = true)
    public MoveView ifSo(CircleId circle, NewMove move) {
        return view(asking(circle), move, false, Optional.empty());
    }

    /** Whether the municipality knows this resident: she asked it for help before. Else nothing needs to cross. */
    @Transactional(readOnly = true)
    public boolean municipalityKnows(CircleId circle) {
        var asking = asking(circle);
        return bridge.knows(asking.circle().tenant(), asking.resident());
    }

    /** Exactly what the municipality would read; nothing is sent. */
    @Transactional(readOnly = true)
    public Preview preview(CircleId circle, NewMove move) {
        return preview(asking(circle), move);
    }

    private Preview preview(Asking asking, NewMove move) {
        return bridge.preview(
                move.id(),
                asking.circle().tenant(),
                new Payload.Move(
                        fullName(asking.resident()),
                        Optional.of(move.on()),
                        move.where().name(),
                        move.to().street(),
                        move.to().postcode().spoken(),
                        move.to().place()));
    }

    /** What a preview says; the screen shows this and nothing else. */
    public Payload.Move shown(Preview preview) {
        return bridge.read(preview.payload(), Payload.Move.class);
    }

    /**
     * Keeps that she moves. Said twice with one id, it is said once.
     *
     * @param shown what the municipality may know, as it was shown; nothing if it may know nothing
     */
    public void say(CircleId circle, NewMove move, Optional<Preview> shown) {
        var asking = asking(circle);
        asking.seat().mayWrite(Act.SAY_MOVE);
        if (move.on().isBefore(today())) {
            throw new Refused("move.past");
        }
        shown.filter(preview -> !preview.equals(preview(asking, move))).ifPresent(_ -> {
            throw new Refused("move.changed");
        });
        var written = jdbc.sql(
                        "insert into circle.move (id, circle_id, resident_id, said_by, where_to, moves_on, street, postcode, place, bridge_id) "
                                + "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                .param(move.id())
                .param(circle.value())
                .param(asking.resident().value())
                .param(asking.seat().account().value())
                .param(move.where().name())
                .param(move.on())
                .param(move.to().street())
                .param(move.to().postcode().value())
                .param(move.to().place())
                .param(shown.map(Preview::id).orElse(null))
                .update();
        if (written == 0) {
            refuseIfOther(circle, move);
            return;
        }
        log.write(circle.value(), asking.resident(), "PLANNED", "MOVE", move.id());
        shown.ifPresent(preview -> {
            bridge.send(preview, new Origin(Optional.of(circle.value()), asking.resident()));
            log.write(circle.value(), asking.resident(), "FORWARDED", "MOVE", move.id());
        });
        events.publishEvent(new MoveChanged(circle));
    }

    private void refuseIfOther(CircleId circle, NewMove move) {
        if (said(circle).filter(there -> there.id().equals(move.id())).isEmpty()) {
            throw new Refused("move.already");
        }
    }

    /** She does not move after all. A municipality that was told hears that too, and no more. */
    public void notMoving(CircleId circle) {
        var asking = asking(circle);
        asking.seat().mayWrite(Act.SAY_MOVE);
        var gone = jdbc.sql(
                        "update circle.move set cancelled_at = common.kring_now() where circle_id = ? and resident_id = ? "
                                + "and cancelled_at is null and over_at is null returning id, bridge_id is not null, "
                                + "street, postcode, place, was_street, was_postcode, was_place")
                .param(circle.value())
                .param(asking.resident().value())
                .query((row, _) -> new Gone(
                        row.getObject(1, UUID.class),
                        row.getBoolean(2),
                        new Address(row.getString(3), new Postcode(row.getString(4)), row.getString(5)),
                        row.getString(6) == null
                                ? Optional.empty()
                                : Optional.of(new Address(
                                        row.getString(6), new Postcode(row.getString(7)), row.getString(8)))))
                .optional();
        gone.ifPresent(move -> {
            move.was().ifPresent(was -> stays(circle, move, was));
            if (move.told()) {
                var back = new Payload.Move(fullName(asking.resident()), Optional.empty(), "", "", "", "");
                bridge.send(
                        bridge.preview(Ids.next(), asking.circle().tenant(), back),
                        new Origin(Optional.of(circle.value()), asking.resident()));
            }
            log.write(circle.value(), asking.resident(), "UNPLANNED", "MOVE", move.id());
            events.publishEvent(new MoveChanged(circle));
        });
    }

    private record Gone(UUID id, boolean told, Address to, Optional<Address> was) {}

    /** An address that she gave since then stays. */
    private void stays(CircleId circle, Gone move, Address was) {
        circles.address(circle).filter(move.to()::equals).ifPresent(_ -> circles.livesAt(circle, was));
    }

    private TenantView here(Asking asking) {
        return tenants.find(asking.circle().tenant()).orElseThrow(NotFound::new);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), MovingClock.ZONE);
    }

    private String fullName(AccountId resident) {
        return Optional.ofNullable(accounts.people(Set.of(resident)).get(resident))
                .map(person -> person.surname()
                        .map(name -> person.firstName() + " " + name)
                        .orElse(person.firstName()))
                .orElseThrow(NotFound::new);
    }
}
