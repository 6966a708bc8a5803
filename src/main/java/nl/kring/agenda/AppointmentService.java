package nl.kring.agenda;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.kring.agenda.AgendaEvent.AppointmentChanged;
import nl.kring.agenda.AgendaEvent.ComingChanged;
import nl.kring.agenda.AgendaEvent.RideAgreed;
import nl.kring.agenda.ReadingAppointments.Row;
import nl.kring.circle.About;
import nl.kring.circle.Act;
import nl.kring.circle.AudienceService;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleService;
import nl.kring.circle.Seat;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Giveaway;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.privacy.AccessLog;
import nl.kring.privacy.Erasures;
import nl.kring.told.Telling;
import nl.kring.told.ToldService;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes, changes and calls off appointments, and says who comes along (R-C16). */
@Service
@Transactional
public class AppointmentService {
    private final CircleService circles;
    private final AudienceService audiences;
    private final ReadingAppointments reading;
    private final WritingAppointments writing;
    private final Erasures erasures;
    private final AccessLog log;
    private final ToldService telling;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AppointmentService(
            CircleService circles,
            AudienceService audiences,
            ReadingAppointments reading,
            WritingAppointments writing,
            Erasures erasures,
            AccessLog log,
            ToldService telling,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.audiences = audiences;
        this.reading = reading;
        this.writing = writing;
        this.erasures = erasures;
        this.log = log;
        this.telling = telling;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Makes one. Sent twice with one id, it stands there once. */
    public void make(CircleId circle, NewAppointment made) {
        var seat = circles.seat(circle);
        seat.may(Act.MAKE_APPOINTMENT);
        seat.may(Act.MAKE_APPOINTMENT, made.topic());
        var audience = audiences.forTopic(seat, made.topic(), made.about(), made.only());
        var agreed = made.agreed().kept();
        agreed.when().check(today());
        heed(agreed, made.meant());
        if (writing.write(seat, made.id(), audience.id(), agreed)) {
            audience.readers().stream()
                    .map(CirclePerson::account)
                    .filter(made.asked()::contains)
                    .filter(who -> !who.equals(seat.account()))
                    .forEach(who -> writing.ask(circle, made.id(), who));
            if (made.asked().contains(seat.account())) {
                writing.says(circle, made.id(), seat.account());
            }
            tell(
                    seat,
                    made.id(),
                    audience.readers().stream().map(CirclePerson::account).toList(),
                    made.asked());
            events.publishEvent(new AppointmentChanged(circle, made.id()));
            if (agreed.ride()) {
                events.publishEvent(
                        new RideAgreed(circle, made.id(), audience.id(), made.topic(), Optional.of(agreed)));
            }
        }
    }

    /** Whom it asks, or who comes along, hears it as what is asked of them. */
    private void tell(Seat seat, AppointmentId id, Collection<AccountId> readers, Collection<AccountId> concerned) {
        readers.stream()
                .filter(concerned::contains)
                .forEach(who -> telling.tell(seat, new Telling(id.value(), who.value(), false), List.of(who)));
        telling.tell(
                seat,
                new Telling(id.value(), null, false),
                readers.stream().filter(who -> !concerned.contains(who)).toList());
    }

    private void tellAgain(Seat seat, Row stands) {
        var readers = audiences
                .readers(
                        seat,
                        stands.topic(),
                        stands.about().map(who -> new About(who, true)),
                        Optional.of(Set.copyOf(stands.selected())).filter(_ -> stands.few()))
                .stream()
                .map(CirclePerson::account)
                .toList();
        tell(seat, stands.id(), readers, writing.concerned(stands.id()));
    }

    private void tellRide(CircleId circle, Row stands, Optional<Agreed> now) {
        var to = now.filter(Agreed::ride);
        if (stands.agreed().ride() || to.isPresent()) {
            events.publishEvent(new RideAgreed(circle, stands.id(), stands.audience(), stands.topic(), to));
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), MovingClock.ZONE);
    }

    private static void heed(Agreed agreed, Set<Giveaway> meant) {
        Giveaway.refuse(agreed.what() + "\n" + agreed.place(), meant);
    }

    /**
     * Agrees something else. A second time, with the same, changes nothing.
     *
     * @param version of what it is changed from; if that is not what stands there, it is refused
     */
    public void change(CircleId circle, AppointmentId id, int version, Agreed wanted, Set<Giveaway> meant) {
        var seat = circles.seat(circle);
        seat.mayWrite(Act.POST);
        var stands = found(seat, id);
        mayChange(seat, stands);
        var agreed = wanted.kept();
        if (agreed.equals(stands.agreed())) {
            return;
        }
        if (stands.version() != version) {
            throw new Refused("agenda.meanwhile");
        }
        if (agreed.when().equals(stands.agreed().when())) {
            agreed.when().checkEnd(); // of a day that was, the words can still be put right
        } else {
            agreed.when().check(today());
        }
        heed(agreed, meant);
        if (!writing.change(id, version, agreed)) {
            throw new Refused("agenda.meanwhile");
        }
        if (!agreed.when().equals(stands.agreed().when())) {
            tellAgain(seat, stands); // of other words nobody needs a mail
        }
        events.publishEvent(new AppointmentChanged(circle, id));
        tellRide(circle, stands, Optional.of(agreed));
    }

    private Row found(Seat seat, AppointmentId id) {
        return reading.byIds(seat.circle(), audiences.audiencesOf(seat), Set.of(id.value())).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound(id.value()));
    }

    /** As one may who makes it now, and only its maker or the resident. */
    private void mayChange(Seat seat, Row stands) {
        if (!stands.isOf(seat)) {
            throw seat.noRight("CHANGE_APPOINTMENT");
        }
        if (!stands.state().goesOn()) {
            throw new Refused("agenda.off.already");
        }
        seat.may(Act.POST, stands.topic());
        var circle = circles.viewFor(seat);
        if (stands.topic() == Topic.HEALTH && !circle.healthAllowed(stands.about())) {
            throw new Refused(
                    "about.health.no", stands.about().flatMap(circle::nameOf).orElseGet(circle::whose));
        }
    }

    /** Calls it off; others read that. A second time changes nothing. */
    public void cancel(CircleId circle, AppointmentId id) {
        var seat = circles.seat(circle);
        seat.mayWrite(Act.POST);
        var stands = found(seat, id);
        if (!stands.isOf(seat)) {
            throw seat.noRight("CHANGE_APPOINTMENT");
        }
        var off = jdbc.sql(
                        "update circle.appointment set cancelled_at = common.kring_now(), changed_at = common.kring_now(), "
                                + "version = version + 1 where id = ? and cancelled_at is null")
                .param(id.value())
                .update();
        if (off == 1) {
            tellAgain(seat, stands);
            events.publishEvent(new AppointmentChanged(circle, id));
            tellRide(circle, stands, Optional.empty());
        }
    }

    /** "Ik ga mee", by the person who comes along. */
    public void comeAlong(CircleId circle, AppointmentId id) {
        var seat = circles.seat(circle);
        seat.mayWrite(Act.POST);
        var stands = found(seat, id);
        if (!stands.state().goesOn()) {
            throw new Refused("agenda.off.already");
        }
        writing.says(circle, id, seat.account());
        events.publishEvent(new ComingChanged(circle, id));
    }

    /** "Ik ga niet mee", without a reason. */
    public void stayAway(CircleId circle, AppointmentId id) {
        var seat = circles.seat(circle);
        seat.mayWrite(Act.POST);
        found(seat, id);
        writing.saysNo(id, seat.account());
        events.publishEvent(new ComingChanged(circle, id));
    }

    /** Takes away the words of one that was called off (R-M8). A second time changes nothing. */
    public void erase(CircleId circle, AppointmentId id) {
        var seat = circles.seat(circle);
        seat.may(Act.ERASE_POST);
        var stands = found(seat, id);
        if (!stands.isOf(seat)) {
            throw seat.noRight("ERASE_POST");
        }
        if (stands.state().goesOn()) {
            throw new Refused("agenda.erase.first");
        }
        if (writing.erase(id)) {
            erasures.note(circle.value(), "POST", id.value(), 1);
            if (stands.about().isPresent()) {
                log.write(circle.value(), stands.about().get(), "ERASED", "APPOINTMENT", id.value());
            } else {
                log.write(circle.value(), "ERASED", "APPOINTMENT", id.value());
            }
            events.publishEvent(new AppointmentChanged(circle, id));
        }
    }
}
