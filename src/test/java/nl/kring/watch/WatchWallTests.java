package nl.kring.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleService;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.identity.SignedIn;
import nl.kring.identity.StaffRole;
import nl.kring.platform.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/** The wall in PostgreSQL, asked without any service before it. */
@KringTest
class WatchWallTests extends WatchTest {
    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private CircleService service;

    @Autowired
    private Plans plans;

    @Autowired
    private Observations observations;

    private long rows(AccountId person, String table) {
        return People.as(
                person,
                () -> transaction.execute(_ -> jdbc.sql("select count(*) from circle." + table + " where circle_id = ?")
                        .param(circle.value())
                        .query(Long.class)
                        .single()));
    }

    private int change(AccountId person, String sql, Object... parameters) {
        return People.as(
                person,
                () -> transaction.execute(
                        _ -> jdbc.sql(sql).params(List.of(parameters)).update()));
    }

    private void sietskeSeesIt() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(anke, false, ANGRY);
        see(sietske, true, ANGRY);
    }

    /** What hurt: the plan was agreed anew in this very moment, and who told what she saw read an error. */
    @Test
    void what_is_written_under_a_plan_of_before_is_not_kept_and_is_no_error() {
        var before = People.as(sietske, () -> people.inTransaction(() -> plans.active(circle)))
                .orElseThrow();
        approve(anew(plan().line()));
        var draft = new Observations.Draft(
                Ids.next(), circle, before, sietske, List.of(), false, true, null, "Dit zag ik.", clock.instant());
        assertThat(People.as(sietske, () -> people.inTransaction(() -> observations.write(draft))))
                .isFalse();
    }

    @Test
    void a_helper_selects_the_own_observation_and_nothing_else() {
        sietskeSeesIt();
        assertThat(rows(sietske, "observation")).isEqualTo(1);
        assertThat(rows(sietske, "alert")).isZero();
        assertThat(rows(sietske, "alert_asked")).isZero();
        assertThat(rows(sietske, "phase_change")).isZero();
        assertThat(rows(sietske, "early_warning_plan")).isZero();
        assertThat(rows(sietske, "alert_line")).isZero();
        assertThat(rows(sietske, "warning_sign")).isEqualTo(4);
    }

    @Test
    void the_line_selects_the_alert_and_what_it_is_about() {
        sietskeSeesIt();
        assertThat(rows(henk, "observation")).isEqualTo(2);
        assertThat(rows(henk, "alert")).isEqualTo(1);
        assertThat(rows(henk, "alert_asked")).isPositive();
        assertThat(rows(douwe, "observation")).isEqualTo(2);
    }

    @Test
    void the_inner_ring_outside_the_line_selects_the_phase_and_no_observation() {
        var tineke = people.person("Tineke");
        seat(tineke, "zus", Ring.INNER, false);
        sietskeSeesIt();
        assertThat(rows(tineke, "alert")).isEqualTo(1);
        assertThat(rows(tineke, "phase_change")).isPositive();
        assertThat(rows(tineke, "observation")).isZero();
        assertThat(rows(tineke, "alert_asked")).isZero();
        assertThat(rows(tineke, "alert_line")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "early_warning_plan",
                "warning_sign",
                "plan_action",
                "alert_line",
                "outside_contact",
                "observation",
                "phase_change",
                "alert",
                "alert_asked",
                "alert_response",
                "outside_notice"
            })
    void a_stranger_selects_nothing_and_the_municipality_may_not_even_ask(String table) {
        see(sietske, true, ANGRY);
        assertThat(rows(stranger, table)).isZero();
        var navigator = people.staff(people.tenant(), StaffRole.NAVIGATOR, "Hinke");
        assertThatThrownBy(() -> asStaff(navigator, "select count(*) from circle." + table))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    private void asStaff(SignedIn staff, String sql) {
        People.as(
                staff,
                () -> transaction.execute(_ -> jdbc.sql(sql).query(Long.class).single()));
    }

    @Test
    void nobody_observes_in_anothers_name_or_raises_an_alert_by_hand() {
        var plan = People.as(
                douwe,
                () -> transaction.execute(_ -> jdbc.sql("select circle.plan_of(?)")
                        .param(circle.value())
                        .query(UUID.class)
                        .single()));
        assertThatThrownBy(() -> observeAs(sietske, henk, plan)).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> observeAs(stranger, stranger, plan)).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> change(
                        bauke,
                        "insert into circle.alert (id, circle_id, plan_id, resident_id, phase, phase_since, level, state, asking) "
                                + "values (?, ?, ?, ?, 'RED', now(), 1, 'RAISED', true)",
                        Ids.next(),
                        circle.value(),
                        plan,
                        douwe.value()))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    private void observeAs(AccountId person, AccountId observer, UUID plan) {
        change(
                person,
                "insert into circle.observation (id, circle_id, plan_id, observer_id, signs, sign_words, good, worried, text, seen_at) "
                        + "values (?, ?, ?, ?, '{}', '{}', false, true, 'x', now())",
                Ids.next(),
                circle.value(),
                plan,
                observer.value());
    }

    @Test
    void only_the_line_claims_and_only_for_herself() {
        sietskeSeesIt();
        var claim = "update circle.alert set owner_id = ?, state = 'ACKNOWLEDGED', asking = false where circle_id = ?";
        assertThat(change(sietske, claim, sietske.value(), circle.value())).isZero();
        assertThat(change(stranger, claim, stranger.value(), circle.value())).isZero();
        assertThat(change(douwe, claim, douwe.value(), circle.value())).isZero();
        assertThatThrownBy(() -> change(henk, claim, bauke.value(), circle.value()))
                .isInstanceOf(DataAccessException.class);
        assertThat(change(henk, claim, henk.value(), circle.value())).isEqualTo(1);
        assertThat(change(bauke, claim, bauke.value(), circle.value())).isZero();
    }

    @Test
    void nobody_changes_a_plan_and_who_left_sees_nothing_of_it() {
        assertThatThrownBy(() ->
                        change(bauke, "update circle.alert_line set hours = '' where circle_id = ?", circle.value()))
                .isInstanceOf(DataAccessException.class);
        sietskeSeesIt();
        People.run(douwe, () -> service.remove(circle, henk));
        for (var table : Set.of("alert", "observation", "alert_line", "warning_sign", "early_warning_plan")) {
            assertThat(rows(henk, table)).as(table).isZero();
        }
    }

    @Test
    void a_place_that_ended_gives_nothing_and_only_who_may_observes() {
        var tineke = people.person("Tineke");
        seat(tineke, "zus", Ring.INNER, false);
        sietskeSeesIt();
        People.run(douwe, () -> service.remove(circle, tineke));
        people.job(() -> jdbc.sql(
                        "insert into circle.circle_member (id, circle_id, account_id, relation, relation_word, ring, "
                                + "may_observe) values (?, ?, ?, 'NEIGHBOUR', 'buur', 'HELPERS', false)")
                .param(Ids.next())
                .param(circle.value())
                .param(tineke.value())
                .update());
        assertThat(rows(tineke, "circle_member")).isPositive();
        assertThat(rows(tineke, "alert")).isZero();
        assertThatThrownBy(() -> observe(tineke, null)).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> observe(sietske, "GOES_WRONG")).isInstanceOf(DataAccessException.class);
        assertThat(observe(sietske, null)).isEqualTo(1);
        assertThat(observe(douwe, "GOES_WRONG")).isEqualTo(1);
    }

    private int observe(AccountId person, @Nullable String ownCall) {
        return People.as(
                person,
                () -> transaction.execute(_ -> jdbc.sql(
                                "insert into circle.observation (id, circle_id, plan_id, observer_id, signs, sign_words, good, worried, own_call, "
                                        + "text, seen_at) values (?, ?, circle.plan_of(?), ?, '{}', '{}', false, false, ?, 'Zomaar', now())")
                        .param(Ids.next())
                        .param(circle.value())
                        .param(circle.value())
                        .param(person.value())
                        .param(ownCall)
                        .update()));
    }
}
