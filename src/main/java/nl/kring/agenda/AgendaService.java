package nl.kring.agenda;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.kring.circle.Act;
import nl.kring.circle.AudienceService;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.identity.AccountId;
import nl.kring.platform.MovingClock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is agreed in a circle, by day, as far as the reader may see it. */
@Service
@Transactional(readOnly = true)
public class AgendaService {
    /** How many appointments are read at once. */
    public static final int PAGE = 20;

    private final CircleService circles;
    private final AudienceService audiences;
    private final ReadingAppointments reading;
    private final Clock clock;

    AgendaService(CircleService circles, AudienceService audiences, ReadingAppointments reading, Clock clock) {
        this.circles = circles;
        this.audiences = audiences;
        this.reading = reading;
        this.clock = clock;
    }

    /** The appointments with these ids that the reader may see. */
    public Map<UUID, AppointmentView> appointments(CircleId circle, Collection<UUID> ids) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        var rows = reading.byIds(circle, audiences.audiencesOf(seat), ids);
        return byId(reading.describe(seat, circles.viewFor(seat), rows));
    }

    /** The same of what a member sees, for the resident (R-B7), to read only. */
    public Map<UUID, AppointmentView> appointmentsAs(CircleId circle, AccountId member, Collection<UUID> ids) {
        var eyes = circles.seatOf(circle, member);
        var looks = circles.seat(circle);
        var rows = reading.byIds(circle, audiences.audiencesOf(eyes, looks), ids);
        return byId(reading.describe(eyes, circles.viewFor(looks), rows).stream()
                .map(AppointmentView::asNobodysOwn)
                .toList());
    }

    private static Map<UUID, AppointmentView> byId(List<AppointmentView> appointments) {
        return appointments.stream()
                .collect(Collectors.toMap(appointment -> appointment.id().value(), Function.identity()));
    }

    /** What comes, from today on, the first one first; or what comes after one that is shown. */
    public List<AppointmentView> coming(CircleId circle, Optional<AppointmentView> after) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        var rows = reading.from(circle, audiences.audiencesOf(seat), thisMorning(), after, PAGE);
        return reading.describe(seat, circles.viewFor(seat), rows);
    }

    /** What was, the last one first; or what was before one that is shown. */
    public List<AppointmentView> earlier(CircleId circle, Optional<AppointmentView> last) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        var rows = reading.before(circle, audiences.audiencesOf(seat), thisMorning(), last, PAGE);
        return reading.describe(seat, circles.viewFor(seat), rows);
    }

    /** Of what is still to come: what others agreed, changed or called off in this time, the first to come first. */
    public List<AppointmentView> touched(CircleId circle, Instant since, Instant until) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        var rows = reading.from(circle, audiences.audiencesOf(seat), clock.instant(), Optional.empty(), PAGE).stream()
                .filter(row -> row.touched().isAfter(since) && !row.touched().isAfter(until))
                .filter(row -> !row.maker().equals(seat.account()))
                .toList();
        return reading.describe(seat, circles.viewFor(seat), rows);
    }

    private Instant thisMorning() {
        return LocalDate.ofInstant(clock.instant(), MovingClock.ZONE)
                .atStartOfDay(MovingClock.ZONE)
                .toInstant();
    }
}
