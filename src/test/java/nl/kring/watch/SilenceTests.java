package nl.kring.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.farewell.FarewellService;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.Reaction;
import nl.kring.timeline.ReactionService;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** An agreed sign of life that does not come is noticed; a planned quiet time is respected (R-D25 … R-D28). */
@KringTest
class SilenceTests extends WatchTest {
    private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);
    private static final LocalTime FIVE = LocalTime.of(17, 0);

    @Autowired
    private SilenceService silences;

    @Autowired
    private SilenceTick silenceTick;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private ReactionService reactions;

    @Autowired
    private FarewellService farewell;

    @Autowired
    private List<DueWork> works;

    private Instant five;

    /** Set the day before by Douwe; this Thursday at five he has not let hear yet. */
    @BeforeEach
    void agreed() {
        on(DayOfWeek.WEDNESDAY, "12:00");
        agree(FIVE);
        on(DayOfWeek.THURSDAY, "16:00");
        five = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofHours(1));
        run();
    }

    private void agree(LocalTime before) {
        People.run(douwe, () -> silences.agree(circle, EVERY_DAY, before));
    }

    private void run() {
        Acting.asSystem("silence", silenceTick::doWhatIsDue);
    }

    /** So long after five o'clock. */
    private void after(Duration since) {
        clock.forward(Duration.between(clock.instant(), five.plus(since)).plusSeconds(1));
        run();
    }

    private void minutes(int since) {
        after(Duration.ofMinutes(since));
    }

    private List<AccountId> told(String template) {
        return sent(template).stream().map(Sent::to).toList();
    }

    private Optional<SilenceNow> reads(AccountId person) {
        return People.as(person, () -> silences.current(circle));
    }

    private void says(AccountId person) {
        People.run(person, () -> silences.sign(circle));
    }

    private PostId posts(AccountId person) {
        var post = new PostId(Ids.next());
        People.run(
                person,
                () -> timeline.post(
                        circle,
                        new NewPost(post, "Goedemorgen", Topic.FUN, Optional.empty(), Optional.empty(), Set.of())));
        return post;
    }

    private record Kept(int step, Optional<Instant> due, String ended) {}

    private List<Kept> kept() {
        return people.job(() -> jdbc.sql("select * from circle.silence where circle_id = ? order by on_day")
                .param(circle.value())
                .query((row, _) -> new Kept(
                        row.getInt("step"),
                        Rows.instant(row, "next_due_at"),
                        Optional.ofNullable(row.getString("ended_how")).orElse("")))
                .list());
    }

    @Test
    void r_d25_only_she_agrees_it_on_chosen_days_before_a_time_and_it_needs_a_line() {
        var view = People.as(douwe, () -> silences.silence(circle)).orElseThrow();
        assertThat(view.agreed().orElseThrow().before()).isEqualTo(FIVE);
        assertThat(view.mayChange()).isTrue();
        assertThat(People.as(sietske, () -> silences.silence(circle))
                        .orElseThrow()
                        .mayChange())
                .isFalse();
        assertThatThrownBy(() -> People.run(anke, () -> silences.agree(circle, EVERY_DAY, FIVE)))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.run(anke, () -> silences.stop(circle))).isInstanceOf(NoRight.class);
        refused("silence.days.none", () -> silences.agree(circle, Set.of(), FIVE));
        refused("silence.time.between", () -> silences.agree(circle, EVERY_DAY, LocalTime.of(3, 0)));
        var other = people.circle(people.tenant(), stranger);
        assertThatThrownBy(() -> People.run(stranger, () -> silences.agree(other, EVERY_DAY, FIVE)))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.key()).isEqualTo("silence.noLine"));
    }

    private void refused(String key, Runnable act) {
        assertThatThrownBy(() -> People.run(douwe, act))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.key()).isEqualTo(key));
    }

    @Test
    void r_d25_where_her_health_is_not_shared_it_rests() {
        people.job(() -> jdbc.sql("update circle.circle_resident set health_allowed = false where circle_id = ?")
                .param(circle.value())
                .update());
        minutes(0);
        assertThat(kept()).isEmpty();
        assertThat(People.as(sietske, () -> silences.silence(circle))).isEmpty();
        posts(douwe); // and what she tells is told all the same
    }

    @Test
    void r_d25_a_post_or_one_word_or_gezien_before_the_time_is_enough() {
        posts(douwe);
        minutes(0);
        assertThat(kept()).isEmpty();
        five = five.plus(Duration.ofDays(1));
        var told = posts(anke);
        minutes(-30);
        People.run(douwe, () -> reactions.react(circle, told, Optional.of(Reaction.FINE)));
        minutes(0);
        assertThat(kept()).isEmpty();
        five = five.plus(Duration.ofDays(1));
        minutes(-30);
        says(sietske);
        assertThat(People.as(sietske, () -> silences.silence(circle))
                        .orElseThrow()
                        .saidToday())
                .isTrue();
        minutes(0);
        assertThat(kept()).isEmpty();
        five = five.plus(Duration.ofDays(1));
        minutes(0);
        assertThat(kept()).hasSize(1);
    }

    @Test
    void r_d25_what_another_tells_is_no_sign_of_her_and_gezien_is_only_where_it_was_agreed() {
        posts(anke);
        minutes(0);
        assertThat(told("silenceOwn")).containsExactly(douwe);
        People.run(douwe, () -> silences.stop(circle));
        assertThatThrownBy(() -> says(sietske)).isInstanceOfSatisfying(Refused.class, it -> assertThat(it.key())
                .isEqualTo("silence.none"));
    }

    @Test
    void r_d26_first_she_is_asked_alone_then_the_first_of_the_line_then_all_of_it() {
        minutes(-1);
        assertThat(kept()).isEmpty();
        minutes(0);
        assertThat(told("silenceOwn")).containsExactly(douwe);
        assertThat(reads(douwe).orElseThrow().own()).isTrue();
        assertThat(List.of(anke, bauke, henk, rixt, sietske))
                .allMatch(person -> reads(person).isEmpty());
        minutes(59);
        assertThat(told("alertSilence")).isEmpty();
        minutes(61);
        assertThat(told("alertSilence")).containsExactly(bauke);
        assertThat(reads(bauke).orElseThrow().own()).isFalse();
        assertThat(reads(henk)).isEmpty();
        minutes(123);
        assertThat(told("alertSilence")).containsExactly(bauke, henk, rixt);
        assertThat(reads(rixt)).isPresent();
        assertThat(reads(sietske)).isEmpty();
        minutes(240);
        assertThat(told("alertSilence")).hasSize(3);
        assertThat(told("silenceOwn")).hasSize(1);
        assertThat(phase()).isEqualTo(Phase.GREEN);
    }

    @Test
    void r_d26_outside_the_app_it_says_no_health_and_whom_to_call() {
        minutes(0);
        minutes(61);
        assertThat(people.job(() -> jdbc.sql(
                                "select arguments::text from common.delivery where circle_id = ? and template = 'alertSilence'")
                        .param(circle.value())
                        .query(String.class)
                        .single()))
                .isEqualTo("[\"Douwe\", \"Anke\"]");
    }

    @Test
    void r_d26_two_ticks_at_once_ask_once() throws Exception {
        minutes(-1);
        clock.forward(Duration.ofSeconds(90));
        together(this::run, this::run);
        assertThat(told("silenceOwn")).containsExactly(douwe);
        clock.forward(Duration.ofMinutes(61));
        together(this::run, this::run);
        assertThat(told("alertSilence")).containsExactly(bauke);
        assertThat(kept()).singleElement().extracting(Kept::step).isEqualTo(1);
    }

    /** Whoever is first: there is one owner, and all of the line is not asked in the hour that somebody looks, or was asked just before. */
    @Test
    void r_d26_a_claim_in_the_moment_that_all_are_asked_leaves_one_of_both() throws Exception {
        minutes(0);
        minutes(61);
        var silence = reads(bauke).orElseThrow().id();
        clock.forward(Duration.ofMinutes(62));
        together(this::run, () -> People.run(bauke, () -> silences.claim(circle, silence)));
        assertThat(reads(bauke).orElseThrow().mine()).isTrue();
        var asked = told("alertSilence");
        assertThat(asked.size()).isIn(1, 3);
        assertThat(kept().getFirst().step()).isEqualTo(asked.size() == 1 ? 1 : 2);
    }

    @Test
    void r_d26_two_who_go_to_look_are_one_and_the_other_reads_who() throws Exception {
        minutes(0);
        minutes(61);
        minutes(123);
        var silence = reads(bauke).orElseThrow().id();
        var refused = new java.util.concurrent.ConcurrentLinkedQueue<Refused>();
        together(() -> claims(bauke, silence, refused), () -> claims(henk, silence, refused));
        assertThat(refused).singleElement().satisfies(it -> assertThat(it.key()).isEqualTo("alert.justBefore"));
        assertThat(List.of(bauke, henk))
                .filteredOn(person -> reads(person).orElseThrow().mine())
                .hasSize(1);
        assertThat(reads(rixt).orElseThrow().owner()).isPresent();
    }

    private void claims(AccountId person, UUID silence, java.util.Collection<Refused> refused) {
        try {
            People.run(person, () -> silences.claim(circle, silence));
        } catch (Refused no) {
            refused.add(no);
        }
    }

    private static void together(Runnable one, Runnable other) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var both = List.of(one, other).stream()
                    .map(each -> threads.submit(() -> {
                        start.await();
                        each.run();
                        return true;
                    }))
                    .toList();
            start.countDown();
            for (var each : both) {
                each.get(30, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void r_d26_who_goes_to_look_has_an_hour_and_then_all_are_asked() {
        minutes(0);
        minutes(61);
        minutes(110);
        People.run(
                bauke, () -> silences.claim(circle, reads(bauke).orElseThrow().id()));
        minutes(123);
        assertThat(told("alertSilence")).containsExactly(bauke);
        minutes(172);
        assertThat(told("alertSilence")).containsExactly(bauke, henk, rixt);
        assertThat(reads(henk).orElseThrow().owner().orElseThrow().account()).isEqualTo(bauke);
    }

    @Test
    void r_d26_nobody_claims_who_was_not_asked_and_not_she_herself() {
        minutes(0);
        var silence = reads(douwe).orElseThrow().id();
        assertThatThrownBy(() -> People.run(douwe, () -> silences.claim(circle, silence)))
                .isInstanceOf(NoRight.class);
        for (var person : List.of(anke, bauke, sietske)) {
            assertThatThrownBy(() -> People.run(person, () -> silences.claim(circle, silence)))
                    .isInstanceOf(NotFound.class);
        }
    }

    @Test
    void r_d10_r_d26_who_cannot_now_lets_the_others_be_asked_at_once() {
        minutes(0);
        minutes(61);
        var silence = reads(bauke).orElseThrow().id();
        assertThat(reads(bauke).orElseThrow().asked()).isTrue();
        assertThatThrownBy(() -> People.run(sietske, () -> silences.cannot(circle, silence)))
                .isInstanceOf(NotFound.class);
        People.run(douwe, () -> silences.cannot(circle, silence)); // who is waited for was not asked
        assertThat(told("alertSilence")).containsExactly(bauke);
        People.run(bauke, () -> silences.cannot(circle, silence));
        People.run(bauke, () -> silences.cannot(circle, silence));
        run();
        assertThat(told("alertSilence")).containsExactly(bauke, henk, rixt);
        assertThat(reads(bauke).orElseThrow().passed()).isTrue();
        assertThat(reads(henk).orElseThrow().nobody()).isFalse();
        People.run(henk, () -> silences.cannot(circle, silence));
        run();
        assertThat(told("alertSilence")).as("one of them may still go").hasSize(3);
        People.run(rixt, () -> silences.cannot(circle, silence));
        run();
        assertThat(told("alertSilence")).as("who is near and coordinates").containsExactly(bauke, henk, rixt, anke);
        assertThat(reads(anke).orElseThrow().nobody()).isTrue();
        People.run(anke, () -> silences.claim(circle, silence));
        assertThat(reads(bauke).orElseThrow().owner().orElseThrow().account()).isEqualTo(anke);
    }

    @Test
    void r_d26_in_the_hours_of_who_is_in_the_line_the_next_is_asked_and_later_who_then_can() {
        // on Thursday Henk is there from twelve to nine; from ten in the evening nobody of the line is woken for this
        agree(LocalTime.of(19, 50));
        five = five.plus(Duration.ofMinutes(170));
        people.job(() -> jdbc.sql("update circle.alert_line set hours = ? where account_id = ?")
                .param(Hours.daily("08:00", "20:00").kept())
                .param(bauke.value())
                .update());
        minutes(0);
        assertThat(kept()).isEmpty(); // he set it today, so he is there
        five = five.plus(Duration.ofDays(7));
        minutes(0);
        minutes(61);
        assertThat(told("alertSilence")).containsExactly(henk);
        minutes(123);
        assertThat(told("alertSilence")).containsExactly(henk, rixt);
        after(Duration.ofHours(13));
        assertThat(told("alertSilence")).containsExactly(henk, rixt, bauke);
    }

    @Test
    void r_b14_r_d26_where_nobody_can_be_asked_who_is_near_and_who_coordinates_read_so() {
        var child = people.person("Jelle");
        seat(child, "kleinzoon", Ring.INNER, false);
        people.job(() -> jdbc.sql(
                        "update circle.circle_member set relation = 'YOUNG_MEMBER', young_until = common.kring_now()::date + interval '5 years' where circle_id = ? and account_id = ?")
                .param(circle.value())
                .param(child.value())
                .update());
        people.job(() -> jdbc.sql("update circle.alert_line set hours = ? where plan_id in "
                        + "(select id from circle.early_warning_plan where circle_id = ?)")
                .param(Hours.daily("09:00", "10:00").kept())
                .param(circle.value())
                .update());
        minutes(0);
        minutes(61);
        assertThat(told("alertSilence"))
                .as("who is near, of whom it is hoped that they can")
                .contains(anke, rixt);
        assertThat(told("alertSilence")).as("and no child that is close").doesNotContain(henk, sietske, douwe, child);
        assertThat(reads(anke).orElseThrow().nobody()).isTrue();
        assertThat(reads(rixt).orElseThrow().nobody()).isTrue();
        assertThat(reads(sietske)).isEmpty();
        People.run(anke, () -> silences.claim(circle, reads(anke).orElseThrow().id()));
        assertThat(reads(anke).orElseThrow().mine()).isTrue();
    }

    @Test
    void r_d26_what_came_while_nothing_ran_is_asked_once_and_not_of_another_day() {
        after(Duration.ofHours(3)); // the server was down
        assertThat(told("silenceOwn")).containsExactly(douwe);
        assertThat(told("alertSilence")).isEmpty();
        after(Duration.ofHours(4).plusMinutes(1));
        assertThat(told("alertSilence")).containsExactly(bauke);
        says(douwe);
        after(Duration.ofDays(3).plusHours(12));
        assertThat(told("silenceOwn")).hasSize(1);
    }

    @Test
    void r_d26_a_silence_that_lasts_is_asked_of_her_anew_the_next_day() {
        minutes(0);
        minutes(61);
        minutes(123);
        after(Duration.ofDays(1));
        assertThat(told("silenceOwn")).hasSize(2);
        assertThat(kept()).extracting(Kept::ended).containsExactly("OVER", "");
        after(Duration.ofDays(1).plusMinutes(61));
        assertThat(told("alertSilence")).hasSize(4);
    }

    @Test
    void r_d26_before_ten_is_ten_by_the_clock_on_the_wall_in_both_nights_that_it_is_changed() {
        var agreed = new SilenceDays(EVERY_DAY, LocalTime.of(10, 0));
        for (var sunday : List.of(LocalDate.of(2026, 10, 25), LocalDate.of(2027, 3, 28))) {
            var before =
                    sunday.minusDays(1).atTime(10, 0).atZone(MovingClock.ZONE).toInstant();
            var next = agreed.next(before);
            assertThat(next.atZone(MovingClock.ZONE))
                    .isEqualTo(ZonedDateTime.of(sunday.atTime(10, 0), MovingClock.ZONE));
            assertThat(Duration.between(before, next)).isNotEqualTo(Duration.ofHours(24));
        }
    }

    @Test
    void r_d27_any_sign_ends_it_and_who_was_told_reads_once_that_it_is_well() {
        minutes(0);
        minutes(61);
        minutes(123);
        posts(douwe);
        run();
        run();
        assertThat(kept()).singleElement().extracting(Kept::ended).isEqualTo("OWN");
        assertThat(told("alertSilenceWell")).containsExactlyInAnyOrder(bauke, henk, rixt);
        assertThat(sent("alertSilence")).extracting(Sent::state).containsOnly("CANCELLED");
        assertThat(List.of(douwe, bauke, henk)).allMatch(person -> reads(person).isEmpty());
    }

    @Test
    void r_d27_ik_ben_er_tells_nobody_who_was_not_asked_and_who_spoke_her_is_not_told() {
        minutes(0);
        says(douwe);
        assertThat(kept()).singleElement().extracting(Kept::ended).isEqualTo("OWN");
        assertThat(told("alertSilenceWell")).isEmpty();
        five = five.plus(Duration.ofDays(7));
        minutes(0);
        minutes(61);
        minutes(123);
        says(henk);
        assertThat(kept()).extracting(Kept::ended).containsExactly("OWN", "SEEN");
        assertThat(told("alertSilenceWell")).containsExactlyInAnyOrder(bauke, rixt);
    }

    @Test
    void r_d27_who_goes_to_look_when_it_is_over_reads_that() {
        minutes(0);
        minutes(61);
        var silence = reads(bauke).orElseThrow().id();
        says(douwe);
        assertThatThrownBy(() -> People.run(bauke, () -> silences.claim(circle, silence)))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.key()).isEqualTo("silence.over"));
    }

    @Test
    void r_d28_a_planned_quiet_time_asks_nobody_and_ends_by_itself_or_by_one_tap() {
        var until = five.plus(Duration.ofDays(1)).minus(Duration.ofHours(2));
        People.run(rixt, () -> silences.quiet(circle, Optional.of(until)));
        assertThat(People.as(sietske, () -> silences.silence(circle))
                        .orElseThrow()
                        .agreed()
                        .orElseThrow()
                        .quietUntil())
                .contains(until);
        minutes(0);
        assertThat(kept()).isEmpty();
        after(Duration.ofDays(1));
        assertThat(kept()).hasSize(1);
        assertThat(People.as(douwe, () -> silences.silence(circle))
                        .orElseThrow()
                        .agreed()
                        .orElseThrow()
                        .quietUntil())
                .isEmpty();
        People.run(douwe, () -> silences.quiet(circle, Optional.of(five.plus(Duration.ofDays(30)))));
        assertThat(kept()).singleElement().extracting(Kept::ended).isEqualTo("OWN");
        People.run(douwe, () -> silences.quiet(circle, Optional.empty()));
        after(Duration.ofDays(2));
        assertThat(kept()).hasSize(2);
    }

    @Test
    void r_d28_who_is_not_near_says_no_quiet_time_and_none_is_in_the_past() {
        assertThatThrownBy(() -> People.run(sietske, () -> silences.quiet(circle, Optional.of(five))))
                .isInstanceOf(NoRight.class);
        refused("silence.quiet.past", () -> silences.quiet(circle, Optional.of(clock.instant())));
    }

    @Test
    void at_d9_from_the_first_word_that_she_died_nobody_is_asked_and_nobody_reads_that_it_is_well() {
        minutes(0);
        minutes(61);
        People.run(rixt, () -> farewell.report(circle, douwe, LocalDate.ofInstant(clock.instant(), MovingClock.ZONE)));
        run();
        assertThat(kept()).singleElement().extracting(Kept::ended).isEqualTo("OVER");
        minutes(123);
        after(Duration.ofDays(1));
        assertThat(kept()).hasSize(1);
        assertThat(told("alertSilence")).containsExactly(bauke);
        assertThat(sent("alertSilence")).extracting(Sent::state).containsOnly("CANCELLED");
        assertThat(told("alertSilenceWell")).isEmpty();
    }

    @Test
    void the_wall_lets_nobody_else_agree_speak_for_another_or_claim_what_is_not_asked() {
        minutes(0);
        minutes(61);
        byHand(anke, "update circle.silence_rule set before = '09:00' where circle_id = ?");
        byHand(
                bauke,
                "insert into circle.life_sign (circle_id, resident_id, account_id) select circle_id, resident_id, "
                        + "resident_id from circle.silence_rule where circle_id = ?");
        byHand(bauke, "update circle.silence set owner_id = resident_id where circle_id = ?");
        assertThat(rows(sietske, "delete from circle.silence_rule where circle_id = ?"))
                .isZero();
        assertThat(rows(
                        sietske,
                        "update circle.silence_rule set quiet_until = null, quiet_by = null where circle_id = ?"))
                .isZero();
        assertThat(rows(henk, "update circle.silence set owner_id = common.me() where circle_id = ?"))
                .isZero();
        assertThat(rows(stranger, "update circle.silence set owner_id = common.me() where circle_id = ?"))
                .isZero();
    }

    private void byHand(AccountId person, String sql) {
        assertThatThrownBy(() -> rows(person, sql)).isInstanceOf(DataAccessException.class);
    }

    private int rows(AccountId person, String sql) {
        return People.as(
                person,
                () -> people.inTransaction(
                        () -> jdbc.sql(sql).param(circle.value()).update()));
    }
}
