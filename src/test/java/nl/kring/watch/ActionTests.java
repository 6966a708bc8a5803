package nl.kring.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleService;
import nl.kring.circle.RestService;
import nl.kring.identity.AccountId;
import nl.kring.notify.DeliveryMarked;
import nl.kring.notify.DeliveryMarked.Became;
import nl.kring.platform.Ids;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.watch.AlertView.WantedState;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** Another is asked to do something (R-D12): nobody believes that it will be done before she says so herself. */
@KringTest
class ActionTests extends WatchTest {
    @Autowired
    private ActionService actions;

    @Autowired
    private CircleService service;

    @Autowired
    private RestService rests;

    @Autowired
    private LineService lines;

    private AlertId alert = new AlertId(Ids.next());

    private void baukeHasIt() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        claim(bauke);
        alert = alert();
    }

    private UUID asks(AccountId doer, Duration ahead) {
        var id = Ids.next();
        asks(id, doer, clock.instant().plus(ahead));
        return id;
    }

    private void asks(UUID id, AccountId doer, Instant before) {
        People.run(bauke, () -> actions.ask(circle, alert, id, "Samen wandelen", doer, before));
    }

    private void says(AccountId person, UUID asked, boolean yes) {
        People.run(person, () -> actions.answer(circle, alert, asked, yes));
    }

    private void refused(String key, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.key())
                .isEqualTo(key));
    }

    private AlertView seenBy(AccountId reader) {
        return alertFor(reader).orElseThrow();
    }

    private List<AccountId> told(String template) {
        return sent(template).stream().map(Sent::to).toList();
    }

    private void nobodyWillDoIt() {
        for (var reader : List.of(douwe, anke, bauke, henk)) {
            assertThat(seenBy(reader).agreed()).as("not agreed").isEmpty();
        }
        assertThat(seenBy(douwe).state()).isEqualTo(AlertState.ACKNOWLEDGED);
    }

    @Test
    void r_d12_another_is_asked_and_it_is_agreed_from_her_yes_and_not_before() {
        baukeHasIt();
        var asked = asks(rixt, Duration.ofHours(2));
        assertThat(told("alertWanted")).containsExactly(rixt);
        nobodyWillDoIt();
        for (var reader : List.of(douwe, anke, bauke, henk)) {
            assertThat(seenBy(reader).wanted().orElseThrow())
                    .satisfies(wanted -> assertThat(wanted.state()).isEqualTo(WantedState.WAITS))
                    .satisfies(wanted -> assertThat(wanted.asksMe()).isFalse());
        }
        assertThat(seenBy(rixt).asksMe()).isTrue();
        says(rixt, asked, true);
        says(rixt, asked, true);
        for (var reader : List.of(douwe, henk, rixt)) {
            assertThat(seenBy(reader).agreed().orElseThrow().doer().firstName()).isEqualTo("Rixt");
            assertThat(seenBy(reader).wanted()).isEmpty();
        }
        assertThat(seenBy(douwe).state()).isEqualTo(AlertState.ACTION_AGREED);
        assertThat(told("alertWantedYes")).as("and once").containsExactly(bauke);
        assertThat(logged()).containsExactly("ASKED", "AGREED");
    }

    private List<String> logged() {
        return people.job(() -> jdbc.sql("select action from common.access_log_entry where chain_id = ? "
                        + "and action in ('ASKED', 'AGREED', 'DECLINED') order by n")
                .param(circle.value())
                .query(String.class)
                .list());
    }

    @Test
    void r_d12_outside_the_app_nothing_says_what_is_asked() {
        baukeHasIt();
        says(rixt, asks(rixt, Duration.ofHours(2)), false);
        assertThat(people.job(() -> jdbc.sql("select distinct arguments::text from common.delivery where circle_id = ? "
                                + "and template like 'alertWanted%'")
                        .param(circle.value())
                        .query(String.class)
                        .list()))
                .isNotEmpty()
                .allSatisfy(arguments -> assertThat(arguments).contains("Douwe").doesNotContain("wandelen", "ORANGE"));
    }

    @Test
    void r_d12_her_no_is_told_at_once_and_what_was_agreed_before_stands() {
        baukeHasIt();
        var before = clock.instant().plus(Duration.ofHours(3));
        People.run(bauke, () -> alerts.agree(circle, alert, "Bellen", bauke, before));
        var asked = asks(rixt, Duration.ofHours(2));
        assertThat(seenBy(henk).agreed().orElseThrow().what()).isEqualTo("Bellen");
        says(rixt, asked, false);
        says(rixt, asked, false);
        assertThat(told("alertWantedNo")).containsExactly(bauke);
        assertThat(seenBy(bauke).wanted().orElseThrow().state()).isEqualTo(WantedState.NO);
        assertThat(seenBy(henk).wanted()).isEmpty();
        assertThat(seenBy(rixt).asksMe()).isFalse();
        assertThat(seenBy(henk).agreed().orElseThrow().what()).isEqualTo("Bellen");
        refused("alert.wanted.over", () -> says(rixt, asked, true));
        assertThat(logged()).containsExactly("ASKED", "DECLINED");

        asks(henk, Duration.ofHours(2));
        assertThat(seenBy(bauke).wanted().orElseThrow().doer().firstName()).isEqualTo("Henk");
        assertThat(seenBy(rixt).asksMe()).isFalse();
    }

    @Test
    void r_d12_without_an_answer_the_owner_hears_once_and_her_yes_can_still_come() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, GONE);
        claim(bauke);
        alert = alert();
        var asked = asks(rixt, Duration.ofHours(2));
        forwardTo(clock.instant().plus(Duration.ofMinutes(28)));
        assertThat(sent("alertWantedLate")).isEmpty();
        forwardTo(clock.instant().plus(Duration.ofMinutes(3)));
        tick();
        assertThat(told("alertWantedLate")).containsExactly(bauke);
        assertThat(seenBy(henk).askedAgain())
                .as("nothing was agreed in time, and others are asked")
                .isTrue();
        assertThat(seenBy(henk).wanted().orElseThrow().state()).isEqualTo(WantedState.LATE);
        says(rixt, asked, true);
        assertThat(seenBy(henk).agreed().orElseThrow().doer().firstName()).isEqualTo("Rixt");
        assertThat(seenBy(henk).askedAgain()).isFalse();
    }

    @Test
    void r_d12_once_its_time_is_over_nobody_says_yes_to_it_any_more() {
        baukeHasIt();
        var asked = asks(rixt, Duration.ofHours(2));
        forwardTo(clock.instant().plus(Duration.ofHours(2)));
        assertThat(told("alertWantedLate")).containsExactly(bauke);
        assertThat(seenBy(rixt).asksMe()).isFalse();
        assertThat(seenBy(henk).wanted()).isEmpty();
        assertThat(seenBy(bauke).wanted().orElseThrow().state()).isEqualTo(WantedState.LATE);
        refused("alert.wanted.over", () -> says(rixt, asked, true));
        nobodyWillDoIt();
    }

    @Test
    void r_d12_who_left_or_rests_is_not_waited_for() {
        baukeHasIt();
        var asked = asks(henk, Duration.ofHours(2));
        People.run(douwe, () -> service.remove(circle, henk));
        tick();
        tick();
        assertThat(told("alertWantedGone")).containsExactly(bauke);
        assertThat(seenBy(bauke).wanted()).isEmpty();
        assertThatThrownBy(() -> says(henk, asked, true)).isInstanceOf(NotFound.class);

        asks(rixt, Duration.ofHours(2));
        People.run(rixt, () -> rests.rest(circle, 3));
        tick();
        assertThat(told("alertWantedNo")).containsExactly(bauke);
        assertThat(seenBy(bauke).wanted().orElseThrow().state()).isEqualTo(WantedState.NO);
        refused("alert.wanted.notNow", () -> asks(rixt, Duration.ofHours(2)));
    }

    @Test
    void r_d12_what_is_asked_no_more_is_not_agreed() {
        baukeHasIt();
        var first = asks(rixt, Duration.ofHours(2));
        var second = asks(rixt, Duration.ofHours(3));
        refused("alert.wanted.over", () -> says(rixt, first, true));
        var before = clock.instant().plus(Duration.ofHours(1));
        People.run(bauke, () -> alerts.agree(circle, alert, "Zelf bellen", bauke, before));
        assertThat(seenBy(rixt).asksMe()).isFalse();
        refused("alert.wanted.over", () -> says(rixt, second, true));
        assertThat(seenBy(henk).agreed().orElseThrow().what()).isEqualTo("Zelf bellen");

        var third = asks(rixt, Duration.ofHours(2));
        People.run(bauke, () -> alerts.handOver(circle, alert, henk, Ids.next()));
        claim(henk);
        refused("alert.wanted.over", () -> says(rixt, third, true));
        assertThat(seenBy(rixt).asksMe()).isFalse();
        assertThat(seenBy(henk).agreed()).as("nor what the one before agreed").isEmpty();

        var fourth = Ids.next();
        var later = clock.instant().plus(Duration.ofHours(2));
        People.run(henk, () -> actions.ask(circle, alert, fourth, "Bellen", rixt, later));
        People.run(henk, () -> alerts.close(circle, alert, Outcome.BETTER, "Rustig."));
        refused("alert.wanted.over", () -> says(rixt, fourth, true));
        tick();
        assertThat(seenBy(rixt).asksMe()).isFalse();
        assertThat(sent("alertWanted"))
                .as("what had not left stays here")
                .isNotEmpty()
                .allSatisfy(sent -> assertThat(sent.state()).isEqualTo("CANCELLED"));
        assertThat(sent("alertWantedYes")).isEmpty();
    }

    @Test
    void r_d12_the_same_question_twice_is_one_and_two_answers_at_one_instant_are_one() throws Exception {
        baukeHasIt();
        var id = Ids.next();
        var before = clock.instant().plus(Duration.ofHours(2));
        asks(id, rixt, before);
        asks(id, rixt, before);
        assertThat(told("alertWanted")).containsExactly(rixt);
        var barrier = new CyclicBarrier(2);
        Callable<Boolean> yes = () -> {
            barrier.await();
            says(rixt, id, true);
            return true;
        };
        try (var two = Executors.newFixedThreadPool(2)) {
            for (var done : two.invokeAll(List.of(yes, yes))) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(told("alertWantedYes")).containsExactly(bauke);
        assertThat(logged()).containsExactly("ASKED", "AGREED");
    }

    @Test
    void r_d12_nobody_is_asked_who_may_not_be() {
        baukeHasIt();
        assertThat(seenBy(bauke).canDo())
                .extracting(CirclePerson::firstName)
                .contains("Rixt", "Henk", "Anke", "Jannie");
        for (var other : List.of(sietske, douwe, bauke)) {
            refused("alert.wanted.notNow", () -> asks(other, Duration.ofHours(2)));
        }
        assertThatThrownBy(() -> asks(stranger, Duration.ofHours(2))).isInstanceOf(NotFound.class);
        for (var change : List.of(
                "recognised = false",
                "relation = 'GUEST', may_observe = false, ends_at = common.kring_now() + interval '9 days'",
                "relation = 'YOUNG_MEMBER', young_until = common.kring_now()::date + 3000",
                "resting_until = common.kring_now() + interval '2 days'")) {
            var before = member(henk);
            become(henk, change);
            refused("alert.wanted.notNow", () -> asks(henk, Duration.ofHours(2)));
            assertThatThrownBy(() -> asksInSql(henk)).as(change).isInstanceOf(DataAccessException.class);
            become(henk, before);
        }
        refused("alert.agreeWhat", () -> asks(rixt, Duration.ofMinutes(-1)));
        assertThat(sent("alertWanted")).isEmpty();
    }

    private void become(AccountId person, String change) {
        people.job(
                () -> jdbc.sql("update circle.circle_member set " + change + " where circle_id = ? and account_id = ?")
                        .params(circle.value(), person.value())
                        .update());
    }

    private String member(AccountId person) {
        return people.job(() -> jdbc.sql(
                        "select format('recognised = true, relation = %L, ends_at = null, may_observe = true, young_until = null, "
                                + "resting_until = null', relation) from circle.circle_member where circle_id = ? and account_id = ?")
                .params(circle.value(), person.value())
                .query(String.class)
                .single());
    }

    @Test
    void r_d12_only_who_has_it_asks_and_only_who_is_asked_answers() {
        baukeHasIt();
        var before = clock.instant().plus(Duration.ofHours(2));
        for (var other : List.of(henk, anke, douwe)) {
            assertThatThrownBy(() ->
                            People.run(other, () -> actions.ask(circle, alert, Ids.next(), "Bellen", rixt, before)))
                    .isInstanceOf(NoRight.class);
        }
        for (var other : List.of(stranger, sietske)) {
            assertThatThrownBy(() ->
                            People.run(other, () -> actions.ask(circle, alert, Ids.next(), "Bellen", rixt, before)))
                    .isInstanceOf(NotFound.class);
        }
        var asked = asks(rixt, Duration.ofHours(2));
        for (var other : List.of(henk, bauke, douwe)) {
            assertThatThrownBy(() -> says(other, asked, true)).isInstanceOf(NoRight.class);
        }
        for (var other : List.of(stranger, sietske)) {
            assertThatThrownBy(() -> says(other, asked, true)).isInstanceOf(NotFound.class);
        }
        nobodyWillDoIt();
    }

    @Test
    void r_d12_who_cannot_hear_it_in_time_is_not_asked() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        claim(bauke);
        alert = alert();
        on(DayOfWeek.THURSDAY, "23:10");
        refused("alert.wanted.asleep", () -> asks(rixt, Duration.ofHours(3)));
        asks(rixt, Duration.ofHours(12));
        assertThat(sent("alertWanted")).singleElement().satisfies(sent -> assertThat(sent.notBefore())
                .isAfter(clock.instant().plus(Duration.ofHours(7))));
    }

    @Test
    void r_d12_who_is_asked_answers_before_she_leaves_the_line() {
        baukeHasIt();
        asks(rixt, Duration.ofHours(2));
        refused("plan.line.leave.asked", () -> People.run(rixt, () -> lines.leave(circle)));
    }

    @Test
    void r_d12_who_said_yes_and_then_rests_or_leaves_does_it_no_more_and_who_has_it_hears_so() {
        baukeHasIt();
        says(rixt, asks(rixt, Duration.ofHours(20)), true);
        People.run(rixt, () -> lines.leave(circle));
        tick();
        assertThat(seenBy(henk).agreed())
                .as("her yes stands without her place in the line")
                .isPresent();
        People.run(rixt, () -> rests.rest(circle, 3));
        tick();
        tick();
        assertThat(told("alertWantedNo")).containsExactly(bauke);
        nobodyWillDoIt();
        assertThat(seenBy(bauke).wanted().orElseThrow().state()).isEqualTo(WantedState.NO);
        assertThat(people.job(() -> jdbc.sql("select next_due_at from circle.alert where id = ?")
                        .param(alert.value())
                        .query(Timestamp.class)
                        .single()
                        .toInstant()))
                .isCloseTo(AlertLevels.agreeBefore(Phase.ORANGE, clock.instant()), within(5, ChronoUnit.SECONDS));

        says(henk, asks(henk, Duration.ofHours(2)), true);
        asks(jannie, Duration.ofHours(2));
        People.run(douwe, () -> service.remove(circle, henk));
        tick();
        tick();
        assertThat(told("alertWantedGone")).as("also while another is asked").containsExactly(bauke);
        assertThat(seenBy(anke).agreed()).isEmpty();
        assertThat(seenBy(bauke).wanted().orElseThrow().doer().firstName()).isEqualTo("Jannie");
    }

    @Test
    void r_d12_what_was_agreed_by_telephone_stands_while_she_is_there() {
        baukeHasIt();
        var before = clock.instant().plus(Duration.ofHours(2));
        People.run(bauke, () -> alerts.agree(circle, alert, "Bellen", henk, before));
        People.run(henk, () -> rests.rest(circle, 3));
        tick();
        assertThat(seenBy(anke).agreed().orElseThrow().doer().firstName()).isEqualTo("Henk");
        People.run(douwe, () -> service.remove(circle, henk));
        tick();
        assertThat(told("alertWantedGone")).containsExactly(bauke);
        assertThat(seenBy(anke).agreed()).isEmpty();
        assertThat(seenBy(anke).state()).isEqualTo(AlertState.ACKNOWLEDGED);
    }

    @Test
    void r_d12_a_yes_of_who_left_before_it_was_followed_is_none() {
        baukeHasIt();
        asksInSql(henk);
        assertThat(answersInSql(henk, seenBy(henk).wanted().orElseThrow().id())).isTrue();
        People.run(douwe, () -> service.remove(circle, henk));
        tick();
        tick();
        assertThat(seenBy(anke).agreed()).isEmpty();
        assertThat(sent("alertWantedYes")).isEmpty();
        assertThat(told("alertWantedGone")).containsExactly(bauke);
    }

    @Test
    void r_d12_who_is_to_do_something_is_not_told_that_she_need_do_nothing() {
        on(DayOfWeek.THURSDAY, "22:40");
        see(sietske, true, GONE);
        forwardTo(clock.instant().plus(Duration.ofMinutes(16)));
        claim(bauke);
        alert = alert();
        assertThat(waiting("alertTaken")).containsExactly(rixt);
        asks(rixt, Duration.ofHours(12));
        assertThat(waiting("alertTaken")).isEmpty();
    }

    @Test
    void r_d12_nobody_is_asked_who_is_paused_or_whose_time_here_is_over() {
        baukeHasIt();
        for (var change : List.of(
                "paused_until = common.kring_now() + interval '2 days'",
                "ends_at = common.kring_now() - interval '1 minute'")) {
            become(henk, change);
            assertThatThrownBy(() -> asks(henk, Duration.ofHours(2)))
                    .as(change)
                    .isInstanceOfAny(Refused.class, NotFound.class);
            assertThatThrownBy(() -> asksInSql(henk)).as(change).isInstanceOf(DataAccessException.class);
            become(henk, "paused_until = null, ends_at = null");
        }
        asks(henk, Duration.ofHours(2));
        become(henk, "paused_until = common.kring_now() + interval '2 days'");
        tick();
        assertThat(seenBy(anke).wanted()).isEmpty();
        assertThat(people.job(() -> jdbc.sql("select arguments::text from common.delivery where circle_id = ? "
                                + "and template in ('alertWantedNo', 'alertWantedGone')")
                        .param(circle.value())
                        .query(String.class)
                        .list()))
                .as("in a sentence that is whole")
                .hasSize(1);
        assertThat(sent("alertWantedNo"))
                .allSatisfy(sent -> assertThat(sent.words()).doesNotContain(""));
    }

    @Test
    void r_d12_what_is_asked_stays_asked_when_it_goes_better() {
        baukeHasIt();
        var asked = asks(rixt, Duration.ofHours(2));
        People.run(douwe, () -> phases.lower(circle, Phase.GREEN, "Het gaat weer."));
        tick();
        assertThat(waiting("alertWanted")).containsExactly(rixt);
        assertThat(seenBy(rixt).wanted().orElseThrow().id()).isEqualTo(asked);
    }

    @Test
    void r_d12_what_is_over_before_it_was_sent_is_asked_no_more_and_who_asked_hears_so() {
        baukeHasIt();
        asksInSql(rixt);
        clock.forward(Duration.ofHours(2));
        tick();
        assertThat(sent("alertWanted")).isEmpty();
        assertThat(told("alertWantedLate")).containsExactly(bauke);
    }

    @Test
    void r_d12_who_asked_hears_that_the_question_did_not_arrive() {
        for (var became : List.of(Became.FAILED, Became.BACK)) {
            baukeHasIt();
            asks(rixt, Duration.ofHours(2));
            marked(became);
            assertThat(told("alertWantedLate")).as("it goes in another way").isEmpty();
            people.job(() -> jdbc.sql(
                            "update common.delivery set state = 'FAILED' where subject_id = ? and template = 'alertWanted'")
                    .param(alert.value())
                    .update());
            marked(became);
            assertThat(told("alertWantedLate")).as(became.name()).containsExactly(bauke);
            douwesCircle();
        }
    }

    private void marked(Became became) {
        people.job(() -> {
            events.publishEvent(new DeliveryMarked("alertWanted", alert.value(), Optional.of(rixt), became));
            return true;
        });
        tick();
    }

    private void asksInSql(AccountId doer) {
        in(
                bauke,
                "update circle.alert set ask_id = ?, ask_by = ?, ask_of = ?, ask_what = 'x', ask_before = common.kring_now() + interval '1 hour', "
                        + "ask_due = common.kring_now() where circle_id = ?",
                Ids.next(),
                bauke.value(),
                doer.value(),
                circle.value());
    }

    private int in(AccountId person, String sql, Object... parameters) {
        return People.as(
                person,
                () -> people.inTransaction(
                        () -> jdbc.sql(sql).params(List.of(parameters)).update()));
    }

    private boolean answersInSql(AccountId person, UUID asked) {
        return People.as(
                person,
                () -> people.inTransaction(() -> jdbc.sql("select circle.answer_to_do(?, true)")
                        .param(asked)
                        .query(Boolean.class)
                        .single()));
    }

    @Test
    void r_d12_postgresql_lets_nobody_answer_for_another_nor_to_other_words() {
        baukeHasIt();
        asksInSql(rixt);
        var asked = seenBy(rixt).wanted().orElseThrow().id();
        for (var other : List.of(bauke, henk, douwe, stranger)) {
            assertThat(answersInSql(other, asked)).isFalse();
        }
        for (var sql : List.of(
                "update circle.alert set ask_answer = true where circle_id = ?",
                "update circle.alert set ask_what = 'Iets anders' where circle_id = ?",
                "update circle.alert set ask_by = null, ask_before = ask_before + interval '1 day' where circle_id = ?")) {
            assertThatThrownBy(() -> in(bauke, sql, circle.value())).as(sql).isInstanceOf(DataAccessException.class);
        }
        for (var other : List.of(henk, rixt, douwe, anke)) {
            assertThat(in(other, "update circle.alert set ask_by = null where circle_id = ?", circle.value()))
                    .isZero();
        }
        assertThat(answersInSql(rixt, asked)).isTrue();
        assertThat(answersInSql(rixt, asked)).isFalse();
        assertThatThrownBy(() -> asksInSql(bauke)).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> asksInSql(douwe)).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> asksInSql(stranger)).isInstanceOf(DataAccessException.class);
    }

    @Test
    void what_a_killed_process_left_undone_the_tick_does() {
        baukeHasIt();
        asksInSql(rixt);
        assertThat(sent("alertWanted")).isEmpty();
        tick();
        assertThat(told("alertWanted")).containsExactly(rixt);
        assertThat(answersInSql(rixt, seenBy(rixt).wanted().orElseThrow().id())).isTrue();
        nobodyWillDoIt();
        tick();
        assertThat(seenBy(henk).agreed().orElseThrow().doer().firstName()).isEqualTo("Rixt");
    }
}
