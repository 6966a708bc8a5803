package nl.kring.carer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CircleService;
import nl.kring.circle.NewMember;
import nl.kring.circle.RelationKind;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.identity.SignedIn;
import nl.kring.identity.StaffRole;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** "Hoe gaat het met jou?": for the carer alone, in Java and in PostgreSQL, and asked no oftener than she wants. */
@KringTest
class CarerTests {
    @Autowired
    private People people;

    @Autowired
    private CircleJobs jobs;

    @Autowired
    private CircleService circles;

    @Autowired
    private CarerService carers;

    @Autowired
    private CarerTick tick;

    @Autowired
    private MovingClock clock;

    @Autowired
    private JdbcClient jdbc;

    private AccountId douwe;
    private AccountId anke;
    private AccountId rixt;
    private AccountId sietse;
    private SignedIn navigator;
    private CircleId circle;

    @BeforeEach
    void aCircle() {
        var tenant = people.tenant();
        douwe = people.person("Douwe");
        anke = people.person("Anke");
        rixt = people.person("Rixt");
        sietse = people.person("Sietse");
        navigator = people.staff(tenant, StaffRole.NAVIGATOR, "Hinke");
        circle = people.circle(tenant, douwe);
        seat(anke, RelationKind.INFORMAL_CARER, Ring.INNER, true);
        seat(rixt, RelationKind.CLOSE_ONE, Ring.INNER, true);
        seat(sietse, RelationKind.NEIGHBOUR, Ring.HELPERS, false);
    }

    private void seat(AccountId who, RelationKind relation, Ring ring, boolean coordinator) {
        people.job(() -> {
            jobs.seat(circle, new NewMember(who, relation, "bekende", Optional.empty(), ring, coordinator, true));
            return true;
        });
    }

    private UUID says(Load load) {
        var id = Ids.next();
        People.run(anke, () -> carers.answer(circle, id, load));
        return id;
    }

    private CarerView mine() {
        return People.as(anke, () -> carers.mine(circle));
    }

    private int rows(AccountId reader) {
        return People.as(reader, this::rows);
    }

    private int rows() {
        return people.inTransaction(() -> jdbc.sql("select count(*) from circle.carer_check where circle_id = ?")
                .param(circle.value())
                .query(Integer.class)
                .single());
    }

    @Test
    void r_d30_one_tap_is_kept_and_read_by_herself_the_newest_first() {
        says(Load.FINE);
        var last = says(Load.TOO_HEAVY);
        People.run(anke, () -> carers.keepsUp(circle, Ids.next(), PerseveranceTime.UNDER_A_MONTH));
        assertThat(mine().answers())
                .extracting(answer -> answer.load().map(Enum::name).orElse("-"))
                .containsExactly("-", "TOO_HEAVY", "FINE");
        assertThat(mine().answers().getFirst().perseverance()).contains(PerseveranceTime.UNDER_A_MONTH);
        assertThat(mine().answers().get(1).id()).isEqualTo(last);
        // the same tap twice is one answer
        People.run(anke, () -> carers.answer(circle, last, Load.TOO_HEAVY));
        assertThat(mine().answers()).hasSize(3);
    }

    @Test
    void r_d30_perseverance_is_asked_once_in_three_months() {
        assertThat(mine().asksPerseverance()).isTrue();
        People.run(anke, () -> carers.keepsUp(circle, Ids.next(), PerseveranceTime.LONGER));
        assertThat(mine().asksPerseverance()).isFalse();
        clock.forward(Duration.ofDays(91));
        assertThat(mine().asksPerseverance()).isTrue();
    }

    @Test
    void r_d30_she_takes_away_one_or_all_of_them() {
        var first = says(Load.HEAVY);
        says(Load.LIGHT);
        People.run(anke, () -> carers.forget(circle, first));
        assertThat(mine().answers())
                .extracting(CarerAnswer::id)
                .doesNotContain(first)
                .hasSize(1);
        People.run(anke, () -> carers.forgetAll(circle));
        assertThat(mine().answers()).isEmpty();
        assertThat(rows(anke)).isZero();
    }

    @Test
    void r_d30_nobody_else_comes_near_an_answer_in_java_or_in_postgresql() {
        var answer = says(Load.TOO_HEAVY);
        var speaks = people.person("Meint");
        people.speaksFor(circle, douwe, speaks, true);
        for (var other : List.of(rixt, sietse, speaks)) {
            assertThatThrownBy(() -> People.as(other, () -> carers.mine(circle)))
                    .isInstanceOf(NoRight.class);
            assertThatThrownBy(() -> People.run(other, () -> carers.answer(circle, Ids.next(), Load.LIGHT)))
                    .isInstanceOf(NoRight.class);
            assertThatThrownBy(
                            () -> People.run(other, () -> carers.keepsUp(circle, Ids.next(), PerseveranceTime.LONGER)))
                    .isInstanceOf(NoRight.class);
            assertThatThrownBy(() -> People.run(other, () -> carers.forget(circle, answer)))
                    .isInstanceOf(NoRight.class);
            assertThatThrownBy(() -> People.run(other, () -> carers.forgetAll(circle)))
                    .isInstanceOf(NoRight.class);
            assertThatThrownBy(() -> People.run(other, () -> carers.every(circle, 4)))
                    .isInstanceOf(NoRight.class);
            assertThatThrownBy(() -> People.run(other, () -> carers.notNow(circle)))
                    .isInstanceOf(NoRight.class);
            assertThat(People.as(other, () -> carers.answers(circle))).isEmpty();
            assertThat(People.as(other, () -> carers.waits(circle))).isFalse();
            assertThat(People.as(other, () -> carers.isMine(circle))).isFalse();
        }
        // who lives there may have a page of her own, with nothing of anybody else's in it
        assertThat(People.as(douwe, () -> carers.mine(circle)).answers()).isEmpty();
        People.run(douwe, () -> carers.forget(circle, answer));
        assertThat(mine().answers()).hasSize(1);
        var stranger = people.person("Vreemde");
        assertThatThrownBy(() -> People.as(stranger, () -> carers.mine(circle))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(stranger, () -> carers.answers(circle)))
                .isInstanceOf(NotFound.class);
        // PostgreSQL by itself
        assertThat(rows(anke)).isEqualTo(1);
        for (var other : List.of(douwe, rixt, sietse, speaks, stranger)) {
            assertThat(rows(other)).isZero();
            assertThat(People.as(
                            other,
                            () -> people.inTransaction(() ->
                                    jdbc.sql("delete from circle.carer_check").update())))
                    .isZero();
            assertThatThrownBy(() -> People.as(other, () -> people.inTransaction(() -> write(anke))))
                    .rootCause()
                    .hasMessageContaining("row-level security");
        }
        assertThatThrownBy(() -> People.as(rixt, () -> people.inTransaction(() -> write(rixt))))
                .rootCause()
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> People.as(navigator, this::rows))
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> people.job(this::rows))
                .as("no job reads an answer, nor whether there is one")
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    private int write(AccountId whose) {
        return jdbc.sql(
                        "insert into circle.carer_check (id, circle_id, account_id, kind) values (uuidv7(), ?, ?, 'PUT_AWAY')")
                .param(circle.value())
                .param(whose.value())
                .update();
    }

    @Test
    void r_d30_no_job_reads_a_column_of_an_answer_and_the_table_of_the_rhythm_has_none() {
        assertThat(people.job(() -> jdbc.sql(
                                "select count(*) from information_schema.columns c where table_schema = 'circle' "
                                        + "and table_name = 'carer_check' and (has_column_privilege('kring_worker', "
                                        + "'circle.carer_check', column_name, 'select') or has_column_privilege('kring_rights', "
                                        + "'circle.carer_check', column_name, 'select') and column_name in ('answer', 'kind', 'at'))")
                        .query(Integer.class)
                        .single()))
                .isZero();
        assertThat(people.job(() -> jdbc.sql(
                                "select string_agg(column_name, ' ' order by ordinal_position) from "
                                        + "information_schema.columns where table_schema = 'circle' and table_name = 'carer_rhythm'")
                        .query(String.class)
                        .single()))
                .isEqualTo("circle_id account_id weeks invited_at next_at put_off_at");
    }

    @Test
    void r_d30_the_answer_is_sealed_where_it_stands() {
        says(Load.TOO_HEAVY);
        says(Load.FINE);
        var sealed = People.as(
                anke,
                () -> people.inTransaction(() -> jdbc.sql("select answer from circle.carer_check where circle_id = ?")
                        .param(circle.value())
                        .query(byte[].class)
                        .list()));
        assertThat(sealed).hasSize(2).allSatisfy(bytes -> assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                .doesNotContain("HEAVY", "FINE"));
        assertThat(sealed.getFirst()).as("its length says nothing").hasSameSizeAs(sealed.getLast());
    }

    @Test
    void r_d30_it_goes_with_her_seat_and_a_pause_takes_nothing_away() {
        says(Load.HEAVY);
        People.run(anke, () -> circles.leave(circle));
        seat(anke, RelationKind.INFORMAL_CARER, Ring.INNER, false);
        assertThat(mine().answers()).isEmpty();
    }

    @Test
    void r_b14_who_is_young_is_asked_nothing_of_the_kind() {
        people.job(() -> jdbc.sql(
                        "update circle.circle_member set relation = 'YOUNG_MEMBER', young_until = common.kring_now()::date + 300, "
                                + "coordinator = false where circle_id = ? and account_id = ?")
                .param(circle.value())
                .param(anke.value())
                .update());
        assertThatThrownBy(this::mine).isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> says(Load.LIGHT)).isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.as(anke, () -> people.inTransaction(() -> write(anke))))
                .rootCause()
                .hasMessageContaining("row-level security");
        onSunday();
        assertThat(invited()).isEmpty();
    }

    @Test
    void r_d30_whoIsNoCarerAnyMoreIsInvitedNoMore() {
        people.job(() -> jdbc.sql(
                        "update circle.circle_member set relation = 'CLOSE_ONE' where circle_id = ? and account_id = ?")
                .param(circle.value())
                .param(anke.value())
                .update());
        onSunday();
        assertThat(invited()).isEmpty();
        assertThat(People.as(anke, () -> carers.waits(circle))).isFalse();
    }

    private void ticks() {
        Acting.asSystem("carers", () -> tick.doWhatIsDue());
    }

    /** To one second past eight on the next Sunday evening. */
    private void onSunday() {
        ticks();
        var now = clock.instant().atZone(MovingClock.ZONE);
        var sunday = now.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)).with(LocalTime.of(20, 0, 1));
        clock.forward(Duration.between(now, sunday.isAfter(now) ? sunday : sunday.plusWeeks(1)));
        ticks();
        ticks();
    }

    private List<String> invited() {
        return people.job(
                () -> jdbc.sql("select recipient_id || ' ' || arguments from common.delivery where circle_id = ? "
                                + "and template in ('carerCheck', 'carerCheck.own') order by id")
                        .param(circle.value())
                        .query(String.class)
                        .list());
    }

    @Test
    void r_d30_she_is_invited_on_sunday_evening_once_in_two_weeks_and_the_mail_says_nothing_of_an_answer() {
        onSunday();
        says(Load.TOO_HEAVY);
        assertThat(invited()).containsExactly(anke.value() + " [\"Douwe\"]");
        onSunday();
        assertThat(invited()).hasSize(1);
        onSunday();
        assertThat(invited()).hasSize(2).allMatch(mail -> mail.endsWith("[\"Douwe\"]"));
        People.run(anke, () -> carers.every(circle, 4));
        onSunday();
        onSunday();
        onSunday();
        assertThat(invited()).hasSize(2);
        onSunday();
        assertThat(invited()).hasSize(3);
        People.run(anke, () -> carers.every(circle, 0));
        for (var week = 0; week < 5; week++) {
            onSunday();
        }
        assertThat(invited()).hasSize(3);
        assertThat(mine().weeks()).isZero();
    }

    @Test
    void r_d30_who_was_invited_finds_the_question_until_she_answers_or_puts_it_off() {
        assertThat(People.as(anke, () -> carers.waits(circle))).isFalse();
        onSunday();
        assertThat(People.as(anke, () -> carers.waits(circle))).isTrue();
        says(Load.FINE);
        assertThat(People.as(anke, () -> carers.waits(circle))).isFalse();
        onSunday();
        onSunday();
        assertThat(People.as(anke, () -> carers.waits(circle))).isTrue();
        People.run(anke, () -> carers.notNow(circle));
        assertThat(People.as(anke, () -> carers.waits(circle))).isFalse();
    }

    @Test
    void r_d30_who_lives_there_is_invited_once_she_wants_it() {
        onSunday();
        assertThat(invited()).hasSize(1);
        People.run(douwe, () -> carers.every(circle, 2));
        onSunday();
        assertThat(invited())
                .hasSize(2)
                .last()
                .asString()
                .startsWith(douwe.value().toString());
    }

    @Test
    void sundayAtEightByTheClockOnTheWall_alsoWhenTheClockIsChanged() {
        assertThat(next("2026-11-28T12:00", null, 2)).isEqualTo(wall("2026-11-29T20:00"));
        assertThat(next("2026-11-29T19:59", null, 2)).isEqualTo(wall("2026-11-29T20:00"));
        assertThat(next("2026-11-29T20:00", null, 2)).isEqualTo(wall("2026-12-06T20:00"));
        assertThat(next("2026-11-29T20:00", "2026-11-29T20:00", 2)).isEqualTo(wall("2026-12-13T20:00"));
        assertThat(next("2027-03-14T20:01", "2027-03-14T20:00", 2)).isEqualTo(wall("2027-03-28T20:00"));
        assertThat(next("2026-10-18T20:01", "2026-10-18T20:00", 4)).isEqualTo(wall("2026-11-15T20:00"));
    }

    private static Instant next(String now, String before, int weeks) {
        return InvitingTimes.next(wall(now), Optional.ofNullable(before).map(CarerTests::wall), weeks);
    }

    private static Instant wall(String moment) {
        return LocalDateTime.parse(moment).atZone(MovingClock.ZONE).toInstant();
    }

    @Test
    void at_d7_whoseRelationIsAnotherNowTakesAwayWhatSheSaidAndSaysNothingNew() {
        var first = says(Load.TOO_HEAVY);
        says(Load.HEAVY);
        assertThat(People.as(anke, () -> carers.saidBefore(circle))).isFalse();
        people.job(() -> jdbc.sql(
                        "update circle.circle_member set relation = 'CLOSE_ONE' where circle_id = ? and account_id = ?")
                .params(circle.value(), anke.value())
                .update());
        assertThat(People.as(anke, () -> carers.saidBefore(circle))).isTrue();
        assertThat(People.as(rixt, () -> carers.saidBefore(circle))).isFalse();
        assertThat(mine().cares()).isFalse();
        assertThat(mine().answers()).hasSize(2);
        assertThatThrownBy(() -> says(Load.LIGHT)).isInstanceOf(NoRight.class);
        People.run(anke, () -> carers.forget(circle, first));
        assertThat(mine().answers()).hasSize(1);
        People.run(anke, () -> carers.forgetAll(circle));
        assertThat(rows(anke)).isZero();
        assertThat(People.as(anke, () -> carers.saidBefore(circle))).isFalse();
        assertThatThrownBy(() -> mine()).isInstanceOf(NoRight.class);
    }
}
