package nl.kring.watch;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleService;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;
import nl.kring.notify.NotifyService;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.platform.Written;
import nl.kring.watch.WatchEvent.DecidedOn;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deciding together what more can be done (R-D15). Who reads the alert as its line does reads all voices and has one; who has the alert
 * writes what it became. It decides nothing by itself, and nothing leaves the circle.
 */
@Service
@Transactional
public class ConsultationService {
    private static final int LONGEST_WHY = 500;
    private static final String DECIDE = "DECIDE_TOGETHER";

    private final CircleService circles;
    private final Alerts alerts;
    private final ReadingAlerts reading;
    private final Consultations consultations;
    private final NotifyService notify;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ConsultationService(
            CircleService circles,
            Alerts alerts,
            ReadingAlerts reading,
            Consultations consultations,
            NotifyService notify,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.alerts = alerts;
        this.reading = reading;
        this.consultations = consultations;
        this.notify = notify;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What is decided together in the alert of now.
     *
     * @param all newest first
     * @param own the alert is about the reader
     * @param asks how long what the reader asks now stays open; empty for who may not ask now
     */
    public record Together(List<ConsultationView> all, boolean own, Optional<Duration> asks) {
        public static final Together NONE = new Together(List.of(), false, Optional.empty());
    }

    /** For who reads the alert as its line does; nothing for anybody else in the circle. */
    @Transactional(readOnly = true)
    public Together now(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        return alerts.current(circle)
                .flatMap(alert -> reading.whole(seat, alert))
                .map(standing -> together(standing, new Who(circles.view(circle))))
                .orElse(Together.NONE);
    }

    private Together together(ReadingAlerts.Standing standing, Who who) {
        var shared = alerts.isShared(standing.alert());
        var all = consultations.seen(standing, shared, who, clock.instant());
        var mayAsk = shared && mayAsk(standing) && all.stream().noneMatch(ConsultationView::maySay);
        return new Together(
                all,
                standing.seat().account().equals(standing.alert().resident()),
                Optional.of(stays(standing.alert().phase())).filter(_ -> mayAsk));
    }

    /** Who has it, whose alert it is or who speaks for her, and who holds the plan. */
    private static boolean mayAsk(ReadingAlerts.Standing standing) {
        return standing.alert().isOpen()
                && (standing.owns()
                        || standing.plan()
                                .filter(plan -> plan.isCloseTo(standing.seat()))
                                .isPresent());
    }

    /** How long one can say something about a question. */
    private static Duration stays(Phase phase) {
        return phase == Phase.RED ? Duration.ofHours(2) : Duration.ofHours(24);
    }

    /** Asks those who read the alert; one question at a time. */
    public void ask(CircleId circle, AlertId alert, NewConsultation asked) {
        var standing = writable(circles.seat(circle), alert);
        if (!mayAsk(standing)) {
            throw standing.seat().noRight(DECIDE);
        }
        var question = asked.kept();
        var closes = clock.instant().plus(stays(standing.alert().phase()));
        var opened = jdbc.sql(
                        "insert into circle.consultation (id, circle_id, alert_id, opened_by, question, options, municipality, closes_at) "
                                + "values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                .param(question.id())
                .param(circle.value())
                .param(alert.value())
                .param(standing.seat().account().value())
                .param(question.question())
                .param(question.options().toArray(String[]::new))
                .param(question.municipality())
                .param(Timestamp.from(closes))
                .update();
        if (opened == 1) {
            tellAsked(standing, question.id(), closes);
            events.publishEvent(new DecidedOn(circle, alert));
        } else if (consultations.find(question.id()).isEmpty()) {
            throw new Refused("consult.already");
        }
    }

    /** Outside the app only that somebody asks to think along: no phase, no sign, no word of the question. */
    private void tellAsked(ReadingAlerts.Standing standing, UUID id, Instant closes) {
        var alert = standing.alert();
        var plan = standing.plan().orElseThrow();
        var who = new Who(circles.view(alert.circle()));
        var me = standing.seat().account();
        var names = List.of(
                who.resident(alert.resident()).firstName(),
                who.anybody(me).map(CirclePerson::firstName).orElse(""));
        readers(standing, plan, who)
                .filter(person -> !person.equals(me) && who.anybody(person).isPresent() && !who.rests(person))
                .forEach(person -> {
                    var from = Asking.from(alert, plan, person, clock.instant());
                    if (from.isBefore(closes)) {
                        notify.send(ToWatch.ofAlert(alert.circle(), person, "consult", names, id, from));
                    }
                });
    }

    /** Who reads it, but for who only gave a number: Kring asks that one nothing (R-D4). */
    private static Stream<AccountId> readers(ReadingAlerts.Standing standing, Plan plan, Who who) {
        var alert = standing.alert();
        return Stream.of(
                        Stream.of(alert.resident()),
                        who.speakers(alert.resident()).stream(),
                        alert.owner().stream(),
                        plan.holder().stream(),
                        plan.deputy().stream(),
                        plan.line().stream()
                                .filter(entry -> alert.phase() != Phase.YELLOW && !entry.callOnly())
                                .map(LineEntry::person),
                        standing.asked().stream().map(Alerts.AskedRow::person))
                .flatMap(persons -> persons)
                .distinct();
    }

    /** What the reader says; until it ends she may say something else. */
    public void say(CircleId circle, UUID consultation, int choice, String why) {
        var seat = circles.seat(circle);
        var question = question(seat, consultation);
        writable(seat, question.alert());
        if (!question.has(choice)) {
            throw new Refused("consult.choose.one");
        }
        var said = jdbc.sql(
                        "insert into circle.consultation_voice (consultation_id, circle_id, account_id, choice, why) "
                                + "select id, circle_id, :me, :choice, :why from circle.consultation where id = :id and ended_at is null "
                                + "and closes_at > common.kring_now() on conflict (consultation_id, account_id) "
                                + "do update set choice = excluded.choice, why = excluded.why, at = common.kring_now()")
                .param("id", consultation)
                .param("me", seat.account().value())
                .param("choice", choice)
                .param("why", Written.kept(why, LONGEST_WHY))
                .update();
        if (said == 0) {
            throw new Refused("consult.closed");
        }
        events.publishEvent(new DecidedOn(circle, question.alert()));
    }

    /**
     * Who has the alert writes what it became, before the time or after it.
     *
     * @param choice which it became, if it is one of those
     */
    public void conclude(CircleId circle, UUID consultation, Optional<Integer> choice, String words) {
        var seat = circles.seat(circle);
        var question = question(seat, consultation);
        var standing = writable(seat, question.alert());
        if (!question.concludes(standing.alert()).equals(seat.account())) {
            throw seat.noRight(DECIDE);
        }
        if (question.isTakenBack()) {
            throw new Refused("consult.closed");
        }
        var outcome = Written.kept(words, NewObservation.LONGEST);
        if (outcome.isEmpty() || choice.filter(number -> !question.has(number)).isPresent()) {
            throw new Refused("consult.outcome.empty");
        }
        var concluded = jdbc.sql(
                        "update circle.consultation set outcome = :words, outcome_choice = :choice, outcome_by = :me, outcome_at = :now, "
                                + "ended_at = coalesce(ended_at, :now), ended_how = coalesce(ended_how, 'OUTCOME') "
                                + "where id = :id and outcome_at is null")
                .param("words", outcome)
                .param("choice", choice.orElse(null))
                .param("me", seat.account().value())
                .param("now", Timestamp.from(clock.instant()))
                .param("id", consultation)
                .update();
        if (concluded == 1) {
            events.publishEvent(new DecidedOn(circle, question.alert()));
        } else if (question(seat, consultation)
                .outcome()
                .filter(outcome::equals)
                .isEmpty()) {
            throw new Refused("consult.outcome.already");
        }
    }

    /** Who asked takes the question back, as long as nobody else said anything to it. */
    public void takeBack(CircleId circle, UUID consultation) {
        var seat = circles.seat(circle);
        var question = question(seat, consultation);
        writable(seat, question.alert());
        if (!question.by().equals(seat.account())) {
            throw seat.noRight(DECIDE);
        }
        if (question.isTakenBack()) {
            return;
        }
        if (consultations.said(List.of(question)).getOrDefault(consultation, List.of()).stream()
                .anyMatch(said -> !said.by().equals(seat.account()))) {
            throw new Refused("consult.spoken");
        }
        var takenBack = jdbc.sql(
                        "update circle.consultation set ended_at = common.kring_now(), ended_how = 'TAKEN_BACK' "
                                + "where id = ? and ended_at is null and closes_at > common.kring_now()")
                .param(consultation)
                .update();
        if (takenBack == 0) {
            throw new Refused("consult.closed");
        }
        events.publishEvent(new DecidedOn(circle, question.alert()));
    }

    private Consultations.Row question(Seat seat, UUID consultation) {
        seat.may(Act.READ);
        return consultations
                .find(consultation)
                .filter(row -> row.circle().equals(seat.circle()))
                .orElseThrow(() -> new NotFound(consultation));
    }

    /** An alert that is open and shared, for who reads all of it. */
    private ReadingAlerts.Standing writable(Seat seat, AlertId alert) {
        seat.may(Act.READ);
        var standing = reading.whole(seat, alert).orElseThrow(() -> new NotFound(alert.value()));
        seat.mayWrite(Act.READ);
        if (!standing.alert().isOpen()) {
            throw new Refused("alert.closedAlready");
        }
        if (!alerts.isShared(standing.alert())) {
            throw new Refused("consult.notShared");
        }
        return standing;
    }

    /** A question of the past, to take along. */
    public record Past(Instant at, String question, List<PastVoice> voices, Optional<String> outcome) {}

    /** @param name empty of who left */
    public record PastVoice(String name, Instant at, ConsultationView.Choice choice, String why) {}

    /** All that was decided together in alerts that the reader reads whole, newest first, to take along (R-M6). */
    @Transactional(readOnly = true)
    public List<Past> past(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ_PLAN);
        var who = new Who(circles.view(circle));
        var all = consultations.of(circle).stream()
                .filter(row -> reading.whole(seat, row.alert()).isPresent())
                .toList();
        var said = consultations.said(all);
        return all.stream()
                .map(row -> new Past(
                        row.at(),
                        row.question(),
                        said.getOrDefault(row.id(), List.of()).stream()
                                .map(one -> past(row, one, who))
                                .toList(),
                        row.outcome()))
                .toList();
    }

    /** What the reader said herself, newest first. */
    @Transactional(readOnly = true)
    public List<PastVoice> mine(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        var who = new Who(circles.view(circle));
        var all = consultations.of(circle);
        var said = consultations.said(all);
        return all.stream()
                .flatMap(row -> said.getOrDefault(row.id(), List.of()).stream()
                        .filter(one -> one.by().equals(seat.account()))
                        .map(one -> past(row, one, who)))
                .toList();
    }

    private static PastVoice past(Consultations.Row row, Consultations.Said said, Who who) {
        var name = who.anybody(said.by()).map(CirclePerson::firstName).orElse("");
        return new PastVoice(name, said.at(), row.choice(said.choice()), said.why());
    }
}
