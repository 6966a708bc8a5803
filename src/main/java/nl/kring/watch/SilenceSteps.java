package nl.kring.watch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.identity.AccountId;
import nl.kring.notify.Message;
import nl.kring.notify.NotifyService;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.watch.WatchEvent.SilenceChanged;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The steps of a sign of life that does not come (R-D26), as a job: first she is asked, then the first of the line, then all of it. */
@Component
class SilenceSteps {
    static final Duration STEP = Duration.ofMinutes(60);

    /** Nobody asks of who died, in a circle that is closed, where health is not shared, or without a plan that says whom. */
    private static final String GOES_ON =
            "circle.may_ask(s.circle_id) and circle.goes_on_for(s.circle_id, s.resident_id) "
                    + "and circle.health_ok(s.circle_id, s.resident_id) and exists (select 1 from circle.circle_resident r "
                    + "where r.circle_id = s.circle_id and r.account_id = s.resident_id and r.ended_at is null) "
                    + "and exists (select 1 from circle.early_warning_plan p where p.circle_id = s.circle_id "
                    + "and p.resident_id = s.resident_id and p.approved_at is not null and p.replaced_at is null)";

    private static final String SIGN = "from circle.life_sign l where l.circle_id = s.circle_id "
            + "and l.resident_id = s.resident_id and l.on_day >= s.on_day";

    static final String RULES_DUE =
            "select s.circle_id, s.resident_id, s.days, s.before, s.next_at, s.quiet_until, (" + GOES_ON
                    + ") as goes_on from circle.silence_rule s where s.next_at <= (select common.kring_now()) order by s.next_at";

    static final String HEARD = "select s.* from circle.silence s where s.ended_at is null and exists (select 1 " + SIGN
            + ") order by s.at";

    static final String OVER =
            "select s.* from circle.silence s where s.ended_at is null and not (" + GOES_ON + ") order by s.at";

    static final String STEPS_DUE =
            "select s.* from circle.silence s where s.ended_at is null and s.next_due_at <= (select common.kring_now()) and "
                    + GOES_ON + " order by s.next_due_at";

    private final CircleJobs circles;
    private final Plans plans;
    private final NotifyService notify;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SilenceSteps(
            CircleJobs circles,
            Plans plans,
            NotifyService notify,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.plans = plans;
        this.notify = notify;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** An agreed moment that has come. */
    record Rule(
            CircleId circle,
            AccountId resident,
            SilenceDays agreed,
            Instant due,
            Optional<Instant> quietUntil,
            boolean goesOn) {}

    /** A silence as it stands in its row. */
    record Row(
            UUID id,
            CircleId circle,
            AccountId resident,
            int step,
            Optional<Instant> due,
            List<AccountId> asked,
            List<AccountId> passed) {}

    List<Rule> rulesDue() {
        return jdbc.sql(RULES_DUE)
                .query((row, _) -> new Rule(
                        new CircleId(Rows.id(row, "circle_id")),
                        new AccountId(Rows.id(row, "resident_id")),
                        agreed(row),
                        Rows.at(row, "next_at"),
                        Rows.instant(row, "quiet_until"),
                        row.getBoolean("goes_on")))
                .list();
    }

    static SilenceDays agreed(ResultSet row) throws SQLException {
        return new SilenceDays(
                Rows.texts(row, "days").stream().map(DayOfWeek::valueOf).collect(Collectors.toSet()),
                row.getTime("before").toLocalTime());
    }

    List<Row> silences(String which) {
        return jdbc.sql(which)
                .query((row, _) -> new Row(
                        Rows.id(row, "id"),
                        new CircleId(Rows.id(row, "circle_id")),
                        new AccountId(Rows.id(row, "resident_id")),
                        row.getInt("step"),
                        Rows.instant(row, "next_due_at"),
                        Rows.accounts(row, "asked"),
                        Rows.accounts(row, "passed")))
                .list();
    }

    /** The agreed time came: who takes its row asks her, if nothing was heard today and it is not quiet by plan. What came while nobody looked, of another day, asks nobody. */
    void open(Rule rule) {
        var now = clock.instant();
        var taken = jdbc.sql(
                        "update circle.silence_rule set next_at = ? where circle_id = ? and resident_id = ? and next_at = ?")
                .param(Timestamp.from(rule.agreed().next(now)))
                .param(rule.circle().value())
                .param(rule.resident().value())
                .param(Timestamp.from(rule.due()))
                .update();
        if (taken == 1 && rule.goesOn()) {
            rule.agreed()
                    .today(now)
                    .filter(due -> rule.quietUntil().filter(due::isBefore).isEmpty())
                    .ifPresent(due -> ask(rule, due.atZone(MovingClock.ZONE).toLocalDate(), now));
        }
    }

    private void ask(Rule rule, LocalDate day, Instant now) {
        var id = Ids.next();
        jdbc.sql("update circle.silence set ended_at = common.kring_now(), ended_how = 'OVER', next_due_at = null "
                        + "where circle_id = ? and resident_id = ? and ended_at is null and on_day < ?")
                .param(rule.circle().value())
                .param(rule.resident().value())
                .param(day)
                .update();
        var opened = jdbc.sql("insert into circle.silence (id, circle_id, resident_id, on_day, next_due_at) "
                        + "select :id, s.circle_id, s.resident_id, s.on_day, :due from (select :circle::uuid as circle_id, "
                        + ":resident::uuid as resident_id, :day::date as on_day) s where not exists (select 1 " + SIGN
                        + ") on conflict do nothing")
                .param("id", id)
                .param("circle", rule.circle().value())
                .param("resident", rule.resident().value())
                .param("day", day)
                .param("due", Timestamp.from(now.plus(STEP)))
                .update();
        if (opened == 1) {
            send(rule.circle(), id, rule.resident(), "silenceOwn", List.of(), now, id, 0);
            events.publishEvent(new SilenceChanged(rule.circle()));
        }
    }

    /**
     * The first of the line who is available, then all who are; who is not yet, as soon as that one is. Where nobody of them can, who is near
     * and who coordinates hear that.
     */
    void step(Row silence) {
        var now = clock.instant();
        var plan = plan(silence).orElseThrow();
        var who = new Who(circles.view(silence.circle()));
        Predicate<LineEntry> left = entry -> !entry.callOnly()
                && !entry.person().equals(silence.resident())
                && !silence.asked().contains(entry.person())
                && who.isThere(entry.person())
                && !who.rests(entry.person());
        var line = plan.lineOf(who, now).stream().filter(left).toList();
        var awake = line.stream()
                .filter(entry -> AlertLevels.nextAwake(entry.hours(), now)
                        .filter(now::equals)
                        .isPresent())
                .map(LineEntry::person)
                .toList();
        var asks = silence.step() == 0 ? awake.stream().limit(1).toList() : awake;
        var waits = line.stream()
                .filter(entry -> !asks.contains(entry.person()))
                .map(entry -> AlertLevels.nextAwake(entry.hours(), now))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
        var nobody = Stream.concat(silence.asked().stream(), asks.stream())
                .filter(person -> plan.placeOf(person).isPresent())
                .allMatch(silence.passed()::contains);
        var near = Stream.concat(who.inner().stream(), who.coordinators().stream())
                .distinct()
                .filter(person -> nobody && !silence.asked().contains(person) && !who.rests(person))
                .toList();
        var all = Stream.concat(asks.stream(), near.stream()).toList();
        var next = silence.step() == 0 && !asks.isEmpty() ? Optional.of(now.plus(STEP)) : waits;
        var taken = jdbc.sql(
                        "update circle.silence s set step = :step, next_due_at = :next, asked = asked || :asks::uuid[], "
                                + "nobody = :nobody where s.id = :id and s.step = :was "
                                + "and s.next_due_at = :due and s.ended_at is null and not exists (select 1 " + SIGN
                                + ")")
                .param("step", silence.step() == 0 ? 1 : 2)
                .param("next", next.map(Timestamp::from).orElse(null))
                .param("asks", Rows.accounts(all))
                .param("nobody", nobody)
                .param("id", silence.id())
                .param("was", silence.step())
                .param("due", Timestamp.from(silence.due().orElseThrow()))
                .update();
        if (taken == 1) {
            all.forEach(person -> send(
                    silence.circle(),
                    silence.id(),
                    person,
                    "alertSilence",
                    List.of(nameOf(who, silence.resident()), Asking.whomToCall(plan, who, person)),
                    asks.contains(person) ? now : WakingHours.next(now),
                    silence.id(),
                    now.toEpochMilli()));
            events.publishEvent(new SilenceChanged(silence.circle()));
        }
    }

    /** Something was heard: who was told reads once that it is well (R-D27). */
    void heard(Row silence) {
        var by = jdbc.sql(
                        "update circle.silence s set ended_at = common.kring_now(), next_due_at = null, ended_by = l.account_id, "
                                + "ended_how = case when l.account_id = s.resident_id then 'OWN' else 'SEEN' end from (select l.* from "
                                + "circle.silence s join circle.life_sign l on l.circle_id = s.circle_id and l.resident_id = s.resident_id "
                                + "and l.on_day >= s.on_day where s.id = :id order by l.at limit 1) l where s.id = :id and s.ended_at is null "
                                + "returning s.ended_by, s.asked")
                .param("id", silence.id())
                .query((row, _) -> new By(new AccountId(Rows.id(row, "ended_by")), Rows.accounts(row, "asked")))
                .optional();
        by.ifPresent(it -> {
            notify.cancel(silence.id());
            var who = new Who(circles.view(silence.circle()));
            it.asked().stream()
                    .filter(person -> !person.equals(it.person()) && who.isThere(person))
                    .forEach(person -> send(
                            silence.circle(),
                            silence.id(),
                            person,
                            "alertSilenceWell",
                            List.of(nameOf(who, silence.resident())),
                            WakingHours.next(clock.instant()),
                            Ids.next(),
                            0));
            events.publishEvent(new SilenceChanged(silence.circle()));
        });
    }

    private record By(AccountId person, List<AccountId> asked) {}

    /** Nobody is asked any more, and nobody reads why. */
    void over(Row silence) {
        var ended = jdbc.sql(
                        "update circle.silence set ended_at = common.kring_now(), ended_how = 'OVER', next_due_at = null "
                                + "where id = ? and ended_at is null")
                .param(silence.id())
                .update();
        if (ended == 1) {
            notify.cancel(silence.id());
            events.publishEvent(new SilenceChanged(silence.circle()));
        }
    }

    private Optional<Plan> plan(Row silence) {
        return jdbc.sql("select id from circle.early_warning_plan where circle_id = ? and resident_id = ? "
                        + "and approved_at is not null and replaced_at is null")
                .param(silence.circle().value())
                .param(silence.resident().value())
                .query(UUID.class)
                .optional()
                .flatMap(plans::find);
    }

    private void send(
            CircleId circle,
            UUID silence,
            AccountId to,
            String template,
            List<String> arguments,
            Instant notBefore,
            UUID subject,
            long turn) {
        notify.send(new Message(
                to,
                template,
                arguments,
                "/circle/" + circle.value() + "/timeline",
                Optional.of(circle.value()),
                subject,
                Stream.of(template, silence, to.value(), turn)
                        .map(Object::toString)
                        .collect(Collectors.joining(":")),
                notBefore));
    }

    private static String nameOf(Who who, AccountId person) {
        return who.names(List.of(person)).stream().findFirst().orElse("");
    }
}
