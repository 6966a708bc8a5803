package nl.kring.circle;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.kring.circle.CircleEvent.CircleActivated;
import nl.kring.circle.CircleEvent.CircleConfirmed;
import nl.kring.identity.AccountId;
import nl.kring.privacy.AccessLog;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A circle in the making: what its resident sees before the yes, and the yes itself, without which nobody else reads anything. */
@Service
@Transactional
public class FormingService {
    private final CircleService circles;
    private final Seats seats;
    private final AudienceService audiences;
    private final CircleHolds holds;
    private final Consents consents;
    private final AccessLog log;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    FormingService(
            CircleService circles,
            Seats seats,
            AudienceService audiences,
            CircleHolds holds,
            Consents consents,
            AccessLog log,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.circles = circles;
        this.seats = seats;
        this.audiences = audiences;
        this.holds = holds;
        this.consents = consents;
        this.log = log;
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Who is in the circle and who will read what, for whom may say yes to it. */
    @Transactional(readOnly = true)
    public Forming before(CircleId id) {
        circles.seat(id).may(Act.CONFIRM_CIRCLE);
        var circle = circles.describe(id);
        var held = holds.posts(id);
        var begun = seats.onceBegun(id).stream().collect(Collectors.toMap(Seat::account, Function.identity()));
        return new Forming(
                circle.with(onceBegun(circle, begun)),
                held.values().stream().mapToInt(Integer::intValue).sum(),
                begun.values().stream().collect(Collectors.toMap(Seat::account, seat -> reads(seat, held))));
    }

    private static List<MemberView> onceBegun(CircleView circle, Map<AccountId, Seat> begun) {
        return circle.members().stream()
                .map(member -> Optional.ofNullable(begun.get(member.person().account()))
                        .map(seat -> member.reading(seat.topics()))
                        .orElse(member))
                .toList();
    }

    private int reads(Seat seat, Map<UUID, Integer> held) {
        return audiences.audiencesOf(seat).stream()
                .mapToInt(audience -> held.getOrDefault(audience, 0))
                .sum();
    }

    /** The yes (R-A6). A second one, such as a double click, changes nothing. It begins once somebody else is in it. */
    public void confirm(CircleId id, GivenYes yes) {
        circles.seat(id).may(Act.CONFIRM_CIRCLE);
        confirmed(id, yes.health()).ifPresent(state -> {
            consents.keep(id, yes);
            log.write(id.value(), "CONFIRMED", "CIRCLE", id.value());
            writeHealth(id, yes.health());
            events.publishEvent(state == CircleState.ACTIVE ? new CircleActivated(id) : new CircleConfirmed(id));
        });
    }

    private void writeHealth(CircleId id, boolean yes) {
        if (yes) {
            log.write(id.value(), "ALLOWED", "HEALTH", id.value());
        } else {
            log.write(id.value(), "NOT_ALLOWED", "HEALTH", id.value());
        }
    }

    /** With others in it the circle begins; a resident who is alone in it invites the first one (step 8). */
    private Optional<CircleState> confirmed(CircleId id, boolean health) {
        return jdbc.sql(
                        "update circle.circle set confirmed_at = common.kring_now(), health_allowed = ?, version = version + 1, "
                                + "state = case when exists (select 1 from circle.circle_member m where m.circle_id = circle.id "
                                + "and m.ended_at is null) then 'ACTIVE' else state end "
                                + "where id = ? and state = 'FORMING' and confirmed_at is null returning state")
                .param(health)
                .param(id.value())
                .query((row, _) -> CircleState.valueOf(row.getString(1)))
                .optional();
    }
}
