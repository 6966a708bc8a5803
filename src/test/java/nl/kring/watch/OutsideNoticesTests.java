package nl.kring.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Metrics;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.Town;
import nl.kring.bridge.BridgeService;
import nl.kring.bridge.Payload.OutsideNotice;
import nl.kring.frontdoor.NoticeService;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.SignedIn;
import nl.kring.identity.WhyBack;
import nl.kring.notify.Mails;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.MovingClock;
import nl.kring.tenant.TenantService;
import nl.kring.watch.AlertView.Outside;
import nl.kring.watch.AlertView.OutsideState;
import nl.kring.watch.NewPlan.Told;
import nl.kring.watch.WatchEvent.OutsideTold;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whom Douwe's plan names outside his circle: what they hear, when, and what they do not. */
@KringTest
class OutsideNoticesTests extends WatchTest {
    private static final Hours ALWAYS = Hours.daily("00:00", "23:59");
    private static final EmailAddress PRACTICE = new EmailAddress("debrege@veenmeren.example");

    @Autowired
    private TenantService tenants;

    @Autowired
    private BridgeService bridge;

    @Autowired
    private NoticeService desk;

    @Autowired
    private Telling telling;

    @Autowired
    private List<DueWork> works;

    private SignedIn baukje;

    @BeforeEach
    void baukjeIsANavigator() {
        baukje = Town.of(people, tenants).baukje();
        approve(naming(practice(Optional.of(PRACTICE)), navigator(Told.PHASE, Told.SINCE_WHEN)));
    }

    private NewPlan.Contact practice(Optional<EmailAddress> email) {
        return new NewPlan.Contact(
                Phase.ORANGE,
                3,
                "praktijk De Brêge",
                Optional.of("0513-000128"),
                email,
                Optional.empty(),
                Hours.on(Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), "08:00", "17:00"),
                Set.of(Told.PHASE, Told.SINCE_WHEN));
    }

    private NewPlan.Contact navigator(Told... mayTell) {
        return new NewPlan.Contact(
                Phase.ORANGE,
                4,
                "Baukje Venema",
                Optional.empty(),
                Optional.empty(),
                Optional.of(baukje.accountId()),
                ALWAYS,
                Set.of(mayTell));
    }

    @Autowired
    private Mails mailOf;

    private int version = 10;

    private NewPlan naming(NewPlan.Contact... outside) {
        var plan = plan();
        return new NewPlan(
                douwe,
                version++,
                plan.holder(),
                plan.deputy(),
                plan.green(),
                plan.signs(),
                plan.helps(),
                plan.helpsNot(),
                plan.actions(),
                plan.line(),
                List.of(outside),
                plan.approvedAt(),
                plan.reviewAt());
    }

    /** Jumps to the level and lets every job do what is due. */
    private void reach(Instant raised, int hours) {
        forwardTo(WakingHours.add(raised, Duration.ofHours(hours)).plusSeconds(5));
        work("outside-notices");
    }

    private void work(String name) {
        works.stream()
                .filter(work -> work.name().equals(name))
                .forEach(work -> Acting.asSystem(name, work::doWhatIsDue));
    }

    /** Other tests left mail too, and twenty leave at a time. */
    private void mail() {
        for (var turn = 0;
                turn < 200 && mails().stream().anyMatch(mail -> mail.state().equals("PENDING"));
                turn++) {
            work("deliveries");
        }
    }

    private List<Outside> outside() {
        return alertFor(bauke).orElseThrow().outside();
    }

    private OutsideState stateOf(String name) {
        return outside().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private record Mail(String address, String words, String link, String state, boolean ofACircle) {}

    private List<Mail> mails() {
        return people.job(() -> jdbc.sql(
                        "select d.to_address, d.arguments ->> 0, d.link, d.state, d.circle_id is not null "
                                + "from common.delivery d join circle.outside_notice n on n.id = d.subject_id where n.circle_id = ?")
                .param(circle.value())
                .query((row, _) -> new Mail(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getBoolean(5)))
                .list());
    }

    private List<String> crossings() {
        return people.job(() -> jdbc.sql("select c.payload from bridge.crossing c join bridge.origin o "
                        + "on o.crossing_id = c.id where o.circle_id = ? and c.kind = 'OUTSIDE_NOTICE'")
                .param(circle.value())
                .query(String.class)
                .list());
    }

    private long told() {
        return people.job(
                () -> jdbc.sql("select count(*) from common.access_log_entry where chain_id = ? and action = 'TOLD' "
                                + "and what = 'OUTSIDE_NOTICE'")
                        .param(circle.value())
                        .query(Long.class)
                        .single());
    }

    @Test
    void r_d14_at_level_three_a_practice_gets_the_fixed_sentence_once_and_nothing_else() {
        var raised = on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        reach(raised, 4);
        assertThat(stateOf("praktijk De Brêge")).isEqualTo(OutsideState.IF_NOBODY);
        assertThat(mails()).isEmpty();
        reach(raised, 8);
        work("outside-notices");
        work("outside-notices");
        assertThat(mails()).singleElement().satisfies(mail -> {
            assertThat(mail.address()).isEqualTo(PRACTICE.value());
            assertThat(mail.words())
                    .startsWith("In de kring van D. is afgesproken u te laten weten dat het niet goed gaat "
                            + "(fase oranje sinds donderdag ")
                    .endsWith(", 16:10). Bel Anke op 06-00000001.");
            assertThat(mail.link()).isEmpty();
            assertThat(mail.ofACircle()).isFalse();
        });
        assertThat(stateOf("praktijk De Brêge")).isEqualTo(OutsideState.WILL_BE);
        assertThat(told()).isZero();
        mail();
        work("outside-notices");
        work("outside-notices");
        assertThat(told()).isEqualTo(1);
        assertThat(mails()).extracting(Mail::state).containsExactly("SENT");
        assertThat(stateOf("praktijk De Brêge")).isEqualTo(OutsideState.TOLD);
        assertThat(letter()).contains("Bel Anke op 06-00000001.").doesNotContain("http", "/circle/", "Douwe", ANGRY);
    }

    @Test
    void r_d21_a_mail_to_a_practice_that_comes_back_is_told_in_the_alert() {
        var raised = on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        reach(raised, 8);
        work("outside-notices");
        mail();
        work("outside-notices");
        assertThat(stateOf("praktijk De Brêge")).isEqualTo(OutsideState.TOLD);
        mailOf.comeBack(notice(), PRACTICE.value(), WhyBack.NO_SUCH_ADDRESS);
        work("outside-notices");
        assertThat(stateOf("praktijk De Brêge")).isEqualTo(OutsideState.FAILED);
        work("outside-notices");
        assertThat(mails())
                .as("and it is not mailed again")
                .extracting(Mail::state)
                .containsExactly("BOUNCED");
    }

    private String letter() {
        return people.job(
                () -> jdbc.sql("select p.body from common.demo_post p join common.delivery d on d.id = p.delivery_id "
                                + "join circle.outside_notice n on n.id = d.subject_id where n.circle_id = ?")
                        .param(circle.value())
                        .query(String.class)
                        .single());
    }

    @Test
    void r_d5_at_level_four_the_navigator_of_the_plan_gets_what_the_plan_allows_and_no_more() {
        var raised = on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        reach(raised, 24);
        assertThat(crossings()).singleElement().satisfies(payload -> {
            var notice = bridge.read(payload, OutsideNotice.class);
            assertThat(notice.navigator()).isEqualTo(baukje.accountId());
            assertThat(notice.initials()).isEqualTo("D.");
            assertThat(notice.phase()).isEqualTo("ORANGE");
            assertThat(notice.since()).isPresent();
            assertThat(notice.call()).isEqualTo("Anke");
            assertThat(notice.phone()).isEqualTo("06-00000001");
            assertThat(payload).doesNotContain("Douwe", ANGRY, circle.value().toString());
        });
        Town.soon(() -> {
            work("outside-notices");
            return Optional.of(stateOf("Baukje Venema")).filter(OutsideState.TOLD::equals);
        });
        work("outside-notices");
        assertThat(crossings()).hasSize(1);
        assertThat(told()).isEqualTo(1);
        assertThat(alertFor(sietske).orElseThrow().outside()).isEmpty();
        People.as(baukje, () -> {
            desk.read(desk.notices().getFirst().id());
            return true;
        });
        Town.soon(() -> {
            work("outside-notices");
            return Optional.of(stateOf("Baukje Venema")).filter(OutsideState.READ::equals);
        });
        work("outside-notices");
        assertThat(told()).isEqualTo(1);
    }

    /** What the tick found due, and is no longer so in the moment that it is handed over. */
    @Test
    void r_d5_who_takes_it_or_says_that_it_goes_better_or_sees_worse_in_this_moment_comes_before_a_practice() {
        var raised = on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        forwardTo(WakingHours.add(raised, Duration.ofHours(8)).plusSeconds(5));
        var notice = notice();
        claim(bauke);
        handsOver(notice);
        assertThat(mails()).isEmpty();
        forwardTo(WakingHours.add(clock.instant(), Duration.ofHours(24)));
        on(DayOfWeek.MONDAY, "10:00");
        people.job(() -> jdbc.sql("insert into circle.phase_change (id, circle_id, plan_id, resident_id, from_phase, "
                        + "to_phase, rule, provisional, by_id, line) select uuidv7(), circle_id, plan_id, resident_id, 'ORANGE', "
                        + "'GREEN', 'LOWERED', false, ?, 'Beter.' from circle.alert where circle_id = ?")
                .param(douwe.value())
                .param(circle.value())
                .update());
        handsOver(notice);
        assertThat(mails()).isEmpty();
        people.job(() -> jdbc.sql(
                        "update circle.phase_change set to_phase = 'RED' where rule = 'LOWERED' and circle_id = ?")
                .param(circle.value())
                .update());
        people.job(() -> jdbc.sql("update circle.alert set phase = 'RED' where circle_id = ?")
                .param(circle.value())
                .update());
        handsOver(notice);
        assertThat(mails()).isEmpty();
        people.job(() -> jdbc.sql("update circle.alert set phase = 'ORANGE' where circle_id = ?")
                .param(circle.value())
                .update());
        var before = rang(OutsideTold.class);
        handsOver(notice);
        assertThat(mails()).as("else it would have been").hasSize(1);
        handsOver(notice);
        assertThat(mails()).as("and once").hasSize(1);
        assertThat(rang(OutsideTold.class)).isEqualTo(before + 1);
    }

    private UUID notice() {
        return people.job(() -> jdbc.sql("select id from circle.outside_notice where circle_id = ?")
                .param(circle.value())
                .query(UUID.class)
                .single());
    }

    private void handsOver(UUID notice) {
        people.job(() -> {
            telling.handOver(notice);
            return true;
        });
    }

    @Test
    void r_d11_what_left_before_somebody_took_it_was_told_and_stays_so() {
        var raised = on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        reach(raised, 8);
        mail();
        claim(bauke);
        work("outside-notices");
        assertThat(told()).isEqualTo(1);
        assertThat(stateOf("praktijk De Brêge")).isEqualTo(OutsideState.TOLD);
        forwardTo(WakingHours.add(clock.instant(), Duration.ofHours(24)));
        on(DayOfWeek.MONDAY, "10:00");
        work("outside-notices");
        assertThat(mails()).extracting(Mail::state).containsExactly("SENT");
    }

    @Test
    void r_d18_what_had_not_left_when_it_was_closed_stays_here() {
        var raised = on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        reach(raised, 8);
        claim(bauke);
        People.run(bauke, () -> alerts.close(circle, alert(), Outcome.SOLVED, ""));
        assertThat(mails()).extracting(Mail::state).containsExactly("PENDING");
        work("outside-notices");
        assertThat(mails()).extracting(Mail::state).containsExactly("CANCELLED");
        assertThat(outside()).isEmpty();
    }

    @Test
    void r_d5_neither_phase_nor_since_when_crosses_when_the_plan_does_not_say_so() {
        approve(naming(navigator()));
        var raised = on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        reach(raised, 24);
        var notice = bridge.read(crossings().getFirst(), OutsideNotice.class);
        assertThat(notice.phase()).isEmpty();
        assertThat(notice.since()).isEmpty();
    }

    @Test
    void at_d8_whom_the_plan_does_not_name_is_told_nothing() {
        approve(naming());
        var raised = on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        reach(raised, 24);
        assertThat(crossings()).isEmpty();
        assertThat(mails()).isEmpty();
        assertThat(outside()).isEmpty();
    }

    @Test
    void at_d8_whom_the_resident_took_out_of_the_plan_since_is_told_nothing() {
        var raised = on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        reach(raised, 8);
        approve(naming(practice(Optional.of(PRACTICE))));
        reach(raised, 24);
        assertThat(crossings()).isEmpty();
        assertThat(outside()).extracting(Outside::name).doesNotContain("Baukje Venema");
        work("outside-notices");
        assertThat(rang(OutsideTold.class))
                .as("open pages hear, once each: the practice is told, its mail did not leave, and she is not told")
                .isEqualTo(3);
    }

    @Test
    void r_d6_once_it_goes_better_nobody_outside_is_told_that_it_does_not() {
        var raised = on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        reach(raised, 4);
        People.run(anke, () -> phases.lower(circle, Phase.GREEN, "Hij lacht weer."));
        reach(raised, 8);
        reach(raised, 24);
        assertThat(mails()).isEmpty();
        assertThat(crossings()).isEmpty();
    }

    @Test
    void r_d6_what_waits_for_the_hours_of_a_practice_is_dropped_once_it_goes_better() {
        var raised = on(DayOfWeek.FRIDAY, "10:10");
        see(sietske, true, ANGRY);
        reach(raised, 8);
        assertThat(stateOf("praktijk De Brêge")).isEqualTo(OutsideState.WILL_BE);
        People.run(douwe, () -> phases.lower(circle, Phase.YELLOW, "Het zakt."));
        forwardTo(wallNextMonday(raised).plusSeconds(5));
        work("outside-notices");
        assertThat(mails()).isEmpty();
    }

    @Test
    void a_practice_with_only_a_number_is_never_said_to_be_told() {
        approve(naming(practice(Optional.empty())));
        var raised = on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        reach(raised, 8);
        work("outside-notices");
        assertThat(mails()).isEmpty();
        assertThat(outside()).extracting(Outside::state).containsExactly(OutsideState.CALL);
    }

    @Test
    void out_of_its_hours_it_waits_and_who_claims_before_that_keeps_it_in_the_circle() {
        var raised = on(DayOfWeek.FRIDAY, "10:10");
        see(sietske, true, ANGRY);
        reach(raised, 8);
        assertThat(outside()).first().satisfies(practice -> {
            assertThat(practice.state()).isEqualTo(OutsideState.WILL_BE);
            assertThat(practice.at()).isEqualTo(wallNextMonday(raised));
        });
        claim(bauke);
        assertThat(outside()).isEmpty();
        forwardTo(wallNextMonday(raised).plusSeconds(5));
        People.run(bauke, () -> alerts.close(circle, alert(), Outcome.SOLVED, ""));
        work("outside-notices");
        assertThat(mails()).isEmpty();
    }

    @Test
    void r_d5_a_claim_that_lapses_on_a_saturday_tells_a_practice_of_weekdays_on_monday() {
        var raised = on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        forwardTo(WakingHours.add(raised, Duration.ofHours(8)).plusSeconds(5));
        claim(bauke);
        forwardTo(WakingHours.add(clock.instant(), Duration.ofHours(24)));
        var saturday = clock.instant().atZone(MovingClock.ZONE);
        assertThat(saturday.getDayOfWeek()).isEqualTo(DayOfWeek.SATURDAY);
        assertThat(alertFor(rixt).orElseThrow().mayClaim()).isTrue();
        work("outside-notices");
        work("outside-notices");
        assertThat(mails()).isEmpty();
        var monday = saturday.with(LocalTime.of(9, 0))
                .plusDays(2)
                .truncatedTo(ChronoUnit.MINUTES)
                .toInstant();
        assertThat(outside()).first().satisfies(practice -> {
            assertThat(practice.state()).isEqualTo(OutsideState.WILL_BE);
            assertThat(practice.at()).isEqualTo(monday);
        });
        forwardTo(monday);
        work("outside-notices");
        assertThat(mails()).hasSize(1);
    }

    @Test
    void r_d11_who_claims_before_the_mail_left_keeps_it_in_the_circle_until_the_claim_lapses() {
        var raised = on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        reach(raised, 8);
        assertThat(mails()).extracting(Mail::state).containsExactly("PENDING");
        claim(bauke);
        work("deliveries");
        assertThat(mails()).extracting(Mail::state).containsExactly("PENDING");
        work("outside-notices");
        mail();
        assertThat(mails()).extracting(Mail::state).containsExactly("CANCELLED");
        assertThat(outside()).isEmpty();
        forwardTo(WakingHours.add(clock.instant(), Duration.ofHours(24)));
        forwardTo(clock.instant()
                .atZone(MovingClock.ZONE)
                .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                .with(LocalTime.of(10, 0))
                .toInstant());
        work("outside-notices");
        work("outside-notices");
        mail();
        work("outside-notices");
        assertThat(mails()).extracting(Mail::state).containsExactly("SENT");
        assertThat(stateOf("praktijk De Brêge")).isEqualTo(OutsideState.TOLD);
    }

    private static Instant wallNextMonday(Instant friday) {
        return friday.atZone(MovingClock.ZONE)
                .plusDays(3)
                .with(LocalTime.of(9, 0))
                .toInstant();
    }

    @Test
    void r_d21_what_did_not_arrive_is_said_so_and_when_it_does_that_too() {
        var raised = on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        reach(raised, 8);
        people.job(() -> jdbc.sql(
                        "update common.delivery set last_error = 'MailSendException', tries = 1 where subject_id in "
                                + "(select id from circle.outside_notice where circle_id = ?)")
                .param(circle.value())
                .update());
        var before = rang(OutsideTold.class);
        work("outside-notices");
        assertThat(stateOf("praktijk De Brêge")).isEqualTo(OutsideState.FAILED);
        work("outside-notices");
        assertThat(rang(OutsideTold.class)).as("open pages hear it, once").isEqualTo(before + 1);
        mail();
        work("outside-notices");
        work("outside-notices");
        assertThat(stateOf("praktijk De Brêge")).isEqualTo(OutsideState.TOLD);
        assertThat(rang(OutsideTold.class)).isEqualTo(before + 2);
    }

    /** Not before: it may be under way. */
    @Test
    void r_d21_a_mail_that_did_not_leave_for_two_minutes_is_said_to_have_failed() {
        var raised = on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        reach(raised, 8);
        var before = rang(OutsideTold.class);
        clock.forward(Duration.ofMinutes(1));
        work("outside-notices");
        assertThat(stateOf("praktijk De Brêge")).isEqualTo(OutsideState.WILL_BE);
        assertThat(rang(OutsideTold.class)).as("nothing is new").isEqualTo(before);
        clock.forward(Duration.ofMinutes(2));
        work("outside-notices");
        assertThat(stateOf("praktijk De Brêge")).isEqualTo(OutsideState.FAILED);
    }

    @Test
    void r_d21_a_navigator_who_is_not_there_any_more_is_never_said_to_be_told() {
        baukje = new SignedIn(java.util.UUID.randomUUID(), baukje.tenantId(), baukje.staffRole());
        approve(naming(navigator(Told.PHASE)));
        var raised = on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        reach(raised, 24);
        work("outside-notices");
        assertThat(crossings()).isEmpty();
        assertThat(outside()).extracting(Outside::state).containsExactly(OutsideState.FAILED);
        assertThat(told()).isZero();
    }

    @Test
    void r_d21_a_notice_that_cannot_be_written_is_said_to_have_failed_after_two_minutes() {
        var raised = on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        forwardTo(WakingHours.add(raised, Duration.ofHours(8)).plusSeconds(5));
        email("geen adres");
        var before = rang(OutsideTold.class);
        var failed = failed();
        work("outside-notices");
        assertThat(failed()).as("whoever runs Kring hears of it").isEqualTo(failed + 1);
        clock.forward(Duration.ofMinutes(1));
        work("outside-notices");
        assertThat(rang(OutsideTold.class)).as("it may yet be written").isEqualTo(before);
        clock.forward(Duration.ofMinutes(2));
        work("outside-notices");
        work("outside-notices");
        assertThat(rang(OutsideTold.class)).as("open pages hear it, once").isEqualTo(before + 1);
        email(PRACTICE.value());
        assertThat(stateOf("praktijk De Brêge")).isEqualTo(OutsideState.FAILED);
        work("outside-notices");
        mail();
        work("outside-notices");
        assertThat(stateOf("praktijk De Brêge")).isEqualTo(OutsideState.TOLD);
    }

    private static double failed() {
        return Metrics.globalRegistry
                .counter("kring.work.failed", "work", "outside-notices")
                .count();
    }

    private void email(String address) {
        people.job(() -> jdbc.sql(
                        "update circle.outside_contact set email = ? where circle_id = ? and navigator_id is null")
                .param(address)
                .param(circle.value())
                .update());
    }

    @Test
    void an_odd_name_of_the_resident_stops_no_notice() {
        people.job(() -> jdbc.sql("update common.account set surname = ' de  Vries ' where id = ?")
                .param(douwe.value())
                .update());
        var raised = on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        reach(raised, 8);
        assertThat(mails()).singleElement().satisfies(mail -> assertThat(mail.words())
                .startsWith("In de kring van D.V. is afgesproken"));
    }

    @Test
    void it_crosses_once_however_many_tick() throws Exception {
        var raised = on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        forwardTo(WakingHours.add(raised, Duration.ofHours(24)).plusSeconds(5));
        var barrier = new CyclicBarrier(2);
        Callable<Boolean> ticking = () -> {
            barrier.await();
            work("outside-notices");
            return true;
        };
        try (var two = Executors.newFixedThreadPool(2)) {
            for (var done : two.invokeAll(List.of(ticking, ticking))) {
                done.get();
            }
        }
        assertThat(crossings()).hasSize(1);
        Town.soon(() -> {
            work("outside-notices");
            return Optional.of(told()).filter(times -> times > 0);
        });
        assertThat(told()).isEqualTo(1);
    }
}
