package nl.kring.watch;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleService;
import nl.kring.circle.Ring;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.watch.WatchEvent.SilenceChanged;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** An agreed sign of life (R-D25 … R-D28): what is agreed, who says that all is well, and who goes to look. */
@Service
@Transactional
public class SilenceService {
    private final CircleService circles;
    private final Plans plans;
    private final SilenceTick tick;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SilenceService(
            CircleService circles,
            Plans plans,
            SilenceTick tick,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.plans = plans;
        this.tick = tick;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** What is agreed, for who may know of it; also where nothing is, for who may agree it. */
    @Transactional(readOnly = true)
    public Optional<SilenceView> silence(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        var plan = plans.active(circle).filter(it -> seat.can(Act.OBSERVE) && !plans.rests(it));
        return plan.flatMap(plans::residentOf).flatMap(resident -> {
            var who = new Who(circles.view(circle));
            var agreed = agreed(circle, resident, who);
            var decides = decides(seat, resident) && hasLine(plan.orElseThrow());
            return who.person(resident)
                    .filter(_ -> decides || agreed.isPresent())
                    .map(person -> new SilenceView(
                            person,
                            resident.equals(seat.account()),
                            agreed,
                            decides(seat, resident),
                            decides(seat, resident) || isNear(seat),
                            saidToday(seat, resident)));
        });
    }

    private static boolean decides(Seat seat, AccountId resident) {
        return seat.standsFor().contains(resident) && (seat.isResident() || seat.personal());
    }

    private static boolean isNear(Seat seat) {
        return seat.ring().filter(Ring.INNER::equals).isPresent() && seat.recognised();
    }

    private boolean hasLine(UUID plan) {
        return plans.find(plan).filter(found -> !found.line().isEmpty()).isPresent();
    }

    private Optional<SilenceView.Agreed> agreed(CircleId circle, AccountId resident, Who who) {
        var now = clock.instant();
        return jdbc.sql("select * from circle.silence_rule where circle_id = ? and resident_id = ?")
                .param(circle.value())
                .param(resident.value())
                .query((row, _) -> {
                    var days = SilenceSteps.agreed(row);
                    var quiet = Rows.instant(row, "quiet_until").filter(now::isBefore);
                    var by = Rows.account(row, "quiet_by")
                            .filter(_ -> quiet.isPresent())
                            .flatMap(who::person)
                            .map(CirclePerson::firstName);
                    return new SilenceView.Agreed(days.days(), days.before(), quiet, by);
                })
                .optional();
    }

    private boolean saidToday(Seat seat, AccountId resident) {
        return jdbc.sql(
                        "select exists (select 1 from circle.life_sign where circle_id = ? and resident_id = ? and account_id = ? "
                                + "and on_day = (common.kring_now() at time zone 'Europe/Amsterdam')::date)")
                .param(seat.circle().value())
                .param(resident.value())
                .param(seat.account().value())
                .query(Boolean.class)
                .single();
    }

    /** On these days, before this time, she lets hear that she is there. Only she decides, or who speaks for her in personal matters. */
    public void agree(CircleId circle, Set<DayOfWeek> days, LocalTime before) {
        var seat = circles.seat(circle);
        seat.mayWrite(Act.CHANGE_WHO_SEES_WHAT);
        var resident = hers(seat);
        if (days.isEmpty()) {
            throw new Refused("silence.days.none");
        }
        if (before.isBefore(SilenceDays.EARLIEST) || before.isAfter(SilenceDays.LATEST)) {
            throw new Refused("silence.time.between");
        }
        var agreed = new SilenceDays(days, before);
        jdbc.sql(
                        "insert into circle.silence_rule (circle_id, resident_id, days, before, by_id, next_at) values (?, ?, ?, ?::time, ?, ?) "
                                + "on conflict (circle_id, resident_id) do update set days = excluded.days, before = excluded.before, "
                                + "by_id = excluded.by_id, next_at = excluded.next_at")
                .param(circle.value())
                .param(resident.value())
                .param(days.stream().sorted().map(DayOfWeek::name).toArray(String[]::new))
                .param(before.toString())
                .param(seat.account().value())
                .param(Timestamp.from(agreed.next(clock.instant())))
                .update();
        if (seat.isResident()) {
            say(seat, resident); // whoever sets it is there
        }
        events.publishEvent(new SilenceChanged(circle));
    }

    /** Not agreed any more; who was asked today reads that all is well. */
    @Transactional(propagation = Propagation.NEVER)
    public void stop(CircleId circle) {
        var seat = circles.seat(circle);
        seat.mayWrite(Act.CHANGE_WHO_SEES_WHAT);
        transaction.executeWithoutResult(_ -> {
            var resident = hers(seat);
            if (isAgreed(circle, resident)) {
                say(seat, resident);
                jdbc.sql("delete from circle.silence_rule where circle_id = ? and resident_id = ?")
                        .param(circle.value())
                        .param(resident.value())
                        .update();
                events.publishEvent(new SilenceChanged(circle));
            }
        });
        follow();
    }

    /** She is away, or wants to rest, until then: nobody is asked (R-D28). Empty: no longer. */
    @Transactional(propagation = Propagation.NEVER)
    public void quiet(CircleId circle, Optional<Instant> until) {
        var seat = circles.seat(circle);
        seat.mayWrite(Act.OBSERVE);
        transaction.executeWithoutResult(_ -> {
            var resident = resident(circle);
            if (!decides(seat, resident) && !isNear(seat)) {
                throw seat.noRight("SAY_QUIET");
            }
            refuseWhereNothingIsAgreed(circle, resident);
            if (until.filter(moment -> !moment.isAfter(clock.instant())).isPresent()) {
                throw new Refused("silence.quiet.past");
            }
            jdbc.sql(
                            "update circle.silence_rule set quiet_until = ?, quiet_by = ? where circle_id = ? and resident_id = ?")
                    .param(until.map(Timestamp::from).orElse(null))
                    .param(until.map(_ -> seat.account().value()).orElse(null))
                    .param(circle.value())
                    .param(resident.value())
                    .update();
            if (until.isPresent()) {
                say(seat, resident); // who knows that she is away, knows of her
            }
            events.publishEvent(new SilenceChanged(circle));
        });
        follow();
    }

    /** "Ik ben er" of herself; of anybody else "Ik zag of sprak haar vandaag". Ends what is open (R-D27). */
    @Transactional(propagation = Propagation.NEVER)
    public void sign(CircleId circle) {
        var seat = circles.seat(circle);
        seat.mayWrite(Act.OBSERVE);
        transaction.executeWithoutResult(_ -> {
            var resident = resident(circle);
            refuseWhereNothingIsAgreed(circle, resident);
            say(seat, resident);
            events.publishEvent(new SilenceChanged(circle));
        });
        follow();
    }

    /** What did not come today, for her and for who is asked; where nobody could be, for who is near. */
    @Transactional(readOnly = true)
    public Optional<SilenceNow> current(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        return open(seat);
    }

    private Optional<SilenceNow> open(Seat seat) {
        var who = new Who(circles.view(seat.circle()));
        return jdbc.sql(
                        "select * from circle.silence where circle_id = ? and ended_at is null order by at desc limit 1")
                .param(seat.circle().value())
                .query((row, _) -> {
                    var resident = new AccountId(Rows.id(row, "resident_id"));
                    var owner = Rows.account(row, "owner_id");
                    return new SilenceNow(
                            Rows.id(row, "id"),
                            who.resident(resident),
                            resident.equals(seat.account()),
                            owner.flatMap(who::person),
                            owner.filter(seat.account()::equals).isPresent(),
                            row.getBoolean("nobody"),
                            Rows.accounts(row, "asked").contains(seat.account()),
                            Rows.accounts(row, "passed").contains(seat.account()),
                            Rows.at(row, "at"));
                })
                .optional();
    }

    /** "Ik ga kijken": one name, and the others read it. Who was not heard of an hour later is looked for by all of the line. */
    public void claim(CircleId circle, UUID silence) {
        var seat = circles.seat(circle);
        seat.mayWrite(Act.READ);
        var now = clock.instant();
        var there = open(seat).filter(it -> it.id().equals(silence));
        if (there.filter(SilenceNow::own).isPresent()) {
            throw seat.noRight("CLAIM_SILENCE");
        }
        if (there.filter(SilenceNow::mine).isPresent()) {
            return;
        }
        var claimed = jdbc.sql(
                        "update circle.silence set owner_id = ?, owner_at = ?, next_due_at = case when next_due_at is not null "
                                + "then greatest(next_due_at, ?) end where id = ? and circle_id = ? and owner_id is null and ended_at is null")
                .param(seat.account().value())
                .param(Timestamp.from(now))
                .param(Timestamp.from(now.plus(SilenceSteps.STEP)))
                .param(silence)
                .param(circle.value())
                .update();
        if (claimed == 1) {
            events.publishEvent(new SilenceChanged(circle));
            return;
        }
        if (!isKnown(circle, silence)) {
            throw new NotFound(silence);
        }
        throw open(seat)
                .flatMap(SilenceNow::owner)
                .map(owner -> new Refused("alert.justBefore", owner.firstName()))
                .orElseGet(() -> new Refused("silence.over"));
    }

    /**
     * "Ik kan nu niet": when everybody who was asked says so, the others are asked at once (R-D10). Who went to look may say it too, and all are
     * asked anew.
     */
    public void cannot(CircleId circle, UUID silence) {
        var seat = circles.seat(circle);
        seat.mayWrite(Act.READ);
        if (!isKnown(circle, silence)) {
            throw new NotFound(silence);
        }
        var passed = jdbc.sql("select circle.pass_silence(?)")
                .param(silence)
                .query(Boolean.class)
                .single();
        if (passed) {
            events.publishEvent(new SilenceChanged(circle));
        }
    }

    private boolean isKnown(CircleId circle, UUID silence) {
        return jdbc.sql("select exists (select 1 from circle.silence where id = ? and circle_id = ?)")
                .param(silence)
                .param(circle.value())
                .query(Boolean.class)
                .single();
    }

    private AccountId resident(CircleId circle) {
        return plans.active(circle).flatMap(plans::residentOf).orElseThrow(NotFound::new);
    }

    /** Whose it is, where this person decides on it, and there is a line to ask. */
    private AccountId hers(Seat seat) {
        if (!seat.healthShared()) {
            throw new Refused("watch.rests.refused");
        }
        var plan = plans.active(seat.circle()).orElseThrow(() -> new Refused("silence.noLine"));
        var resident = plans.residentOf(plan).orElseThrow(NotFound::new);
        if (!decides(seat, resident)) {
            throw seat.noRight("AGREE_SILENCE");
        }
        if (plans.rests(plan)) {
            throw new Refused("watch.rests.refused");
        }
        if (!hasLine(plan)) {
            throw new Refused("silence.noLine");
        }
        return resident;
    }

    private boolean isAgreed(CircleId circle, AccountId resident) {
        return jdbc.sql("select exists (select 1 from circle.silence_rule where circle_id = ? and resident_id = ?)")
                .param(circle.value())
                .param(resident.value())
                .query(Boolean.class)
                .single();
    }

    private void refuseWhereNothingIsAgreed(CircleId circle, AccountId resident) {
        if (!isAgreed(circle, resident)) {
            throw new Refused("silence.none");
        }
    }

    private void say(Seat seat, AccountId resident) {
        jdbc.sql(
                        "insert into circle.life_sign (circle_id, resident_id, account_id) values (?, ?, ?) on conflict do nothing")
                .param(seat.circle().value())
                .param(resident.value())
                .param(seat.account().value())
                .update();
    }

    private void follow() {
        Acting.asSystem("silence", tick::endWhatWasHeard);
    }
}
