package nl.kring.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.GivenYes;
import nl.kring.circle.HousemateService;
import nl.kring.circle.RestService;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is watched where several people live in one circle (R-B21). */
@KringTest
class LivingTogetherTests extends WatchTest {
    @Autowired
    private HousemateService housemates;

    @Autowired
    private RestService rests;

    @Test
    void r_b21_who_comes_to_live_there_goes_on_looking_for_the_signs_that_her_ring_saw() {
        var before = People.as(rixt, () -> watch.signsToTick(circle));
        assertThat(before).hasSize(5);
        var ask = Ids.next();
        People.run(douwe, () -> housemates.ask(circle, ask, rixt));
        People.run(
                rixt, () -> housemates.yes(circle, ask, new GivenYes(true, Optional.empty(), Locale.of("nl"), false)));
        assertThat(People.as(rixt, () -> watch.signsToTick(circle))).isEqualTo(before);
        on(DayOfWeek.THURSDAY, "16:10");
        see(rixt, true, ANGRY);
        assertThat(alertFor(rixt)).isPresent();
    }

    @Test
    void r_b21_an_alert_is_of_whom_it_is_about_and_not_of_who_stands_first() {
        var trijn = people.person("Trijn");
        livesThereFirst(trijn);
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        tick();
        assertThat(alertFor(sietske).orElseThrow().resident().account()).isEqualTo(douwe);
        assertThat(alertFor(bauke).orElseThrow().resident().account()).isEqualTo(douwe);
    }

    @Test
    void r_b21_who_lives_there_too_is_asked_as_who_is_close_where_it_is_red_and_nobody_came() {
        var trijn = people.person("Trijn");
        livesThereFirst(trijn);
        var raised = on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, GONE);
        tick();
        assertThat(asked()).doesNotContain(trijn);
        for (var quarter = 1; quarter <= 8; quarter++) {
            forwardTo(raised.plus(Duration.ofMinutes(15L * quarter)));
        }
        assertThat(asked()).contains(trijn);
        assertThat(alertFor(trijn).orElseThrow().mayClaim()).isTrue();
    }

    @Test
    void r_d31_r_d33_who_lives_there_too_rests_and_is_not_asked_then_and_the_others_read_until_when() {
        var trijn = people.person("Trijn");
        livesThereFirst(trijn);
        People.run(trijn, () -> rests.rest(circle, 3));
        var until = People.as(trijn, () -> rests.mine(circle)).orElseThrow();
        assertThat(People.as(sietske, () -> rests.atHome(circle))).containsExactly(Map.entry(trijn, until));
        var raised = on(DayOfWeek.THURSDAY, "16:10");
        People.run(trijn, () -> rests.rest(circle, 3));
        see(sietske, true, GONE);
        for (var quarter = 1; quarter <= 8; quarter++) {
            forwardTo(raised.plus(Duration.ofMinutes(15L * quarter)));
        }
        assertThat(asked()).isNotEmpty().doesNotContain(trijn);
        assertThatThrownBy(() -> restsAlone(trijn, trijn, 20)).rootCause().hasMessageContaining("fourteen days");
        assertThat(restsAlone(trijn, douwe, 2))
                .as("nobody rests for another, by PostgreSQL alone")
                .isZero();
        People.run(trijn, () -> rests.end(circle));
        assertThat(People.as(sietske, () -> rests.atHome(circle))).isEmpty();
    }

    private int restsAlone(AccountId person, AccountId whom, int days) {
        return People.as(
                person,
                () -> people.inTransaction(() -> jdbc.sql("update circle.circle_resident set resting_until = "
                                + "common.kring_now() + make_interval(days => " + days
                                + ") where circle_id = ? and account_id = ?")
                        .param(circle.value())
                        .param(whom.value())
                        .update()));
    }

    private void livesThereFirst(AccountId person) {
        people.job(() -> jdbc.sql("insert into circle.circle_resident (id, circle_id, account_id) values (?, ?, ?)")
                .param(new UUID(0, Ids.next().getLeastSignificantBits()))
                .param(circle.value())
                .param(person.value())
                .update());
    }
}
