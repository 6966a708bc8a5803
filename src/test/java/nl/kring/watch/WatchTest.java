package nl.kring.watch;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.kring.People;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.NewMember;
import nl.kring.circle.RelationKind;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.identity.EmailAddress;
import nl.kring.notify.DeliveryMarked;
import nl.kring.notify.DeliveryMarked.Became;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Douwe's circle with his plan (R04), on a Thursday at ten past four unless a test goes on from there. */
@RecordApplicationEvents
abstract class WatchTest {
    static final String RADIO = "Radio hard aan in de nacht";
    static final String LIGHT = "Het licht brandt de hele nacht";
    static final String ANGRY = "Snel boos om iets kleins";
    static final String JOKE = "Ik snap een grap niet meer";
    static final String GONE = "Ik ben weg en neem niet op";

    @Autowired
    People people;

    @Autowired
    CircleJobs circles;

    @Autowired
    WatchJobs jobs;

    @Autowired
    WatchService watch;

    @Autowired
    AlertService alerts;

    @Autowired
    PhaseService phases;

    @Autowired
    AlertTick tick;

    @Autowired
    MovingClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    private ApplicationEvents heard;

    AccountId douwe;
    AccountId anke;
    AccountId bauke;
    AccountId henk;
    AccountId rixt;
    AccountId jannie;
    AccountId sietske;
    AccountId stranger;
    CircleId circle;
    private int version = 3;

    @BeforeEach
    void douwesCircle() {
        douwe = people.person("Douwe");
        anke = people.person("Anke");
        bauke = people.person("Bauke");
        henk = people.person("Henk");
        rixt = people.person("Rixt");
        jannie = people.person("Jannie");
        sietske = people.person("Sietske");
        stranger = people.person("Vreemde");
        circle = people.circle(people.tenant(), douwe);
        seat(anke, "vrouw", Ring.INNER, true);
        seat(bauke, "broer", Ring.INNER, false);
        seat(henk, "oud-collega", Ring.HELPERS, false);
        seat(rixt, "dochter", Ring.INNER, false);
        seat(jannie, "begeleider", Ring.PROFESSIONALS, false);
        seat(sietske, "buurvrouw", Ring.HELPERS, false);
        approve(plan());
        nobodyElseAsks();
    }

    void seat(AccountId person, String relation, Ring ring, boolean coordinator) {
        people.job(() -> {
            circles.seat(
                    circle,
                    new NewMember(person, RelationKind.CLOSE_ONE, relation, Optional.empty(), ring, coordinator, true));
            return true;
        });
    }

    void approve(NewPlan plan) {
        people.job(() -> {
            jobs.approvePlan(circle, plan);
            return true;
        });
    }

    NewPlan plan() {
        var all = Set.of(jannie, henk, sietske);
        return new NewPlan(
                douwe,
                3,
                Optional.of(anke),
                Optional.of(jannie),
                "Ik ben 's morgens in de schuur bezig en lach om Henk.",
                List.of(
                        sign(Phase.YELLOW, RADIO, "RADIO", all),
                        sign(Phase.YELLOW, LIGHT, "LAMP", all),
                        sign(Phase.ORANGE, ANGRY, "FROWN", all),
                        sign(Phase.ORANGE, JOKE, "SMILE", Set.of(jannie, henk)),
                        sign(Phase.RED, GONE, "PHONE", all)),
                List.of("Samen wandelen", "Niets vragen"),
                List.of("Veel mensen om me heen"),
                List.of(new NewPlan.Action(
                        Phase.ORANGE, "Samen wandelen, daarna naar bed", List.of(bauke, henk, rixt), true, "24 uur")),
                List.of(
                        new NewPlan.Place(bauke, AlertLevelsTests.AWAKE, true, false),
                        new NewPlan.Place(henk, AlertLevelsTests.THURSDAY, false, false),
                        new NewPlan.Place(rixt, AlertLevelsTests.WORKDAYS_FROM_FOUR, true, false)),
                List.of(
                        contact(3, "praktijk De Brêge", Optional.empty()),
                        contact(4, "Hinke Veltman", Optional.of(UUID.randomUUID()))),
                clock.instant().minus(Duration.ofDays(38)),
                clock.instant().plus(Duration.ofDays(144)));
    }

    /** The same agreed anew, with these in the line. */
    NewPlan anew(List<NewPlan.Place> line) {
        var given = plan();
        version++;
        return new NewPlan(
                given.resident(),
                version,
                given.holder(),
                given.deputy(),
                given.green(),
                given.signs(),
                given.helps(),
                given.helpsNot(),
                given.actions(),
                line,
                given.outside(),
                clock.instant(),
                given.reviewAt());
    }

    private static NewPlan.Sign sign(Phase phase, String text, String icon, Set<AccountId> persons) {
        return new NewPlan.Sign(phase, text, Optional.empty(), Optional.of(icon), Set.of(Ring.INNER), persons);
    }

    private static NewPlan.Contact contact(int level, String name, Optional<UUID> navigator) {
        return new NewPlan.Contact(
                Phase.ORANGE,
                level,
                name,
                Optional.of("0513-000026"),
                navigator.isPresent() ? Optional.empty() : Optional.of(new EmailAddress("debrege@veenmeren.example")),
                navigator,
                Hours.on(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), "08:00", "17:00"),
                Set.of(NewPlan.Told.PHASE, NewPlan.Told.SINCE_WHEN));
    }

    /** What the tests before left open is over, so that a tick has our alert to look at and no other. */
    void nobodyElseAsks() {
        people.job(() -> jdbc.sql(
                        "with over as (update circle.outside_notice set dropped_at = common.kring_now() "
                                + "where circle_id <> :it and dropped_at is null) "
                                + "update circle.alert set state = 'CLOSED', closed_at = common.kring_now(), asking = false, "
                                + "next_due_at = null, outcome = 'OTHER', outcome_line = '' where circle_id <> :it and state <> 'CLOSED'")
                .param("it", circle.value())
                .update());
    }

    /** Moves the clock of all tests on to the next such moment of the week. */
    Instant on(DayOfWeek day, String time) {
        var now = clock.instant().atZone(MovingClock.ZONE);
        var next = now.with(TemporalAdjusters.nextOrSame(day)).with(LocalTime.parse(time));
        var moment = (next.isAfter(now)
                        ? next
                        : now.with(TemporalAdjusters.next(day)).with(LocalTime.parse(time)))
                .toInstant();
        clock.forward(Duration.between(clock.instant(), moment));
        return moment;
    }

    void forwardTo(Instant moment) {
        clock.forward(Duration.between(clock.instant(), moment).plusSeconds(1));
        tick();
    }

    void tick() {
        allArrives();
        Acting.asSystem("alerts", tick::doWhatIsDue);
    }

    /** What may be told by now reaches each who is still there, as a mail server that takes everything would say. */
    void allArrives() {
        sent("alert").stream()
                .filter(sent ->
                        sent.state().equals("PENDING") && !sent.notBefore().isAfter(clock.instant()))
                .filter(sent -> State.isThere(this, sent.to()))
                .forEach(sent -> marked(sent.to(), Became.SENT));
    }

    /** What became of the question to somebody. */
    void marked(AccountId person, Became became) {
        var alert = alert();
        people.job(() -> {
            events.publishEvent(new DeliveryMarked("alert", alert.value(), Optional.of(person), became));
            return true;
        });
    }

    WhatHappens see(AccountId person, boolean worried, String... signs) {
        return People.as(person, () -> watch.observe(circle, seen(person, worried, signs)));
    }

    NewObservation seen(AccountId person, boolean worried, String... signs) {
        var ids = People.as(person, () -> watch.signsToTick(circle)).stream()
                .filter(sign -> List.of(signs).contains(sign.text()))
                .map(SignView::id)
                .collect(java.util.stream.Collectors.toSet());
        return new NewObservation(
                new ObservationId(Ids.next()),
                ids,
                false,
                "Dit zag ik.",
                clock.instant().minusSeconds(60),
                worried);
    }

    Optional<AlertView> alertFor(AccountId person) {
        return People.as(person, () -> alerts.current(circle));
    }

    AlertId alert() {
        return alertFor(douwe).orElseThrow().id();
    }

    Phase phase() {
        return People.as(douwe, () -> phases.now(circle)).orElseThrow().phase();
    }

    void claim(AccountId person) {
        var alert = alert();
        People.run(person, () -> alerts.claim(circle, alert, Ids.next()));
    }

    void cannot(AccountId person) {
        var alert = alert();
        People.run(person, () -> alerts.cannot(circle, alert, Ids.next()));
    }

    /** How often open pages of this circle were told of this. */
    long rang(Class<? extends WatchEvent> what) {
        return heard.stream(what).filter(event -> event.circle().equals(circle)).count();
    }

    record Sent(AccountId to, String template, String state, Instant notBefore, List<String> words, String link) {}

    /** What was written to be sent about this circle, in order. */
    List<Sent> sent(String template) {
        return people.job(() -> jdbc.sql("select recipient_id, template, state, next_try_at, link, "
                        + "array(select jsonb_array_elements_text(arguments)) as words from common.delivery "
                        + "where circle_id = ? and template = ? order by id")
                .param(circle.value())
                .param(template)
                .query((row, _) -> new Sent(
                        new AccountId(row.getObject(1, UUID.class)),
                        row.getString(2),
                        row.getString(3),
                        row.getTimestamp(4).toInstant(),
                        Rows.texts(row, "words"),
                        row.getString("link")))
                .list());
    }

    /** Those to whom it is on its way. */
    List<AccountId> waiting(String template) {
        return sent(template).stream()
                .filter(sent -> sent.state().equals("PENDING"))
                .map(Sent::to)
                .toList();
    }

    List<AccountId> asked() {
        return sent("alert").stream().map(Sent::to).toList();
    }
}
