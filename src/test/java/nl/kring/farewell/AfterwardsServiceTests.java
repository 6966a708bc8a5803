package nl.kring.farewell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NoRight;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What Aaltje wants for after her, and who must still be told. */
@KringTest
class AfterwardsServiceTests {
    @Autowired
    private People people;

    @Autowired
    private FarewellService farewell;

    @Autowired
    private AfterwardsService afterwards;

    @Autowired
    private CircleJobs jobs;

    @Autowired
    private FarewellTick tick;

    @Autowired
    private MovingClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private AccountId aaltje;
    private AccountId griet;
    private AccountId jelle;
    private AccountId buur;
    private AccountId marga;
    private CircleId circle;

    @BeforeEach
    void aaltjesCircle() {
        aaltje = people.person("Aaltje");
        griet = people.person("Griet");
        jelle = people.person("Jelle");
        buur = people.person("Sietse");
        marga = people.person("Marga");
        circle = people.circle(people.tenant(), aaltje);
        people.seat(circle, griet, Ring.INNER);
        people.seat(circle, jelle, Ring.INNER);
        people.seat(circle, buur, Ring.HELPERS);
        people.speaksFor(circle, aaltje, marga, true);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), MovingClock.ZONE);
    }

    private void dies() {
        People.run(griet, () -> farewell.report(circle, aaltje, today()));
        People.run(jelle, () -> farewell.confirm(circle, aaltje));
        Acting.asSystem(tick.name(), tick::doWhatIsDue);
    }

    private Optional<LocalDate> until() {
        return People.as(buur, () -> afterwards.until(circle));
    }

    @Test
    void step_5_whoSaidNothingIsReadForNinetyDays() {
        assertThat(until()).isEmpty();
        dies();
        assertThat(until()).contains(LocalDate.ofInstant(clock.instant().plus(Duration.ofDays(90)), MovingClock.ZONE));
        assertThat(erases()).isTrue();
    }

    @Test
    void step_5_atOnceIsAfterThreeDaysSoThatAMistakeCanBeTakenBack() {
        People.run(aaltje, () -> afterwards.choose(circle, AfterMe.AT_ONCE));
        dies();
        assertThat(until()).contains(today().plusDays(3));
        People.run(jelle, () -> farewell.mistake(circle, aaltje));
        Acting.asSystem(tick.name(), tick::doWhatIsDue);
        assertThat(until()).isEmpty();
        assertThat(erases()).isFalse();
    }

    @Test
    void step_5_whenTheDayHasComeNothingIsAskedOrKeptOfWhoDied() {
        var other = people.circle(people.tenant(), griet);
        people.seat(other, aaltje, Ring.HELPERS);
        dies();
        clock.forward(Duration.ofDays(91));
        assertThat(people.job(() -> jobs.erase(circle))).isTrue();
        assertThat(people.job(() -> jdbc.sql("select first_name from common.account where id = ?")
                        .param(aaltje.value())
                        .query(String.class)
                        .single()))
                .isEqualTo("–");
        assertThat(people.job(() -> jobs.isIn(other, aaltje))).isFalse();
    }

    private boolean erases() {
        return people.job(() -> jdbc.sql("select erases_at is not null from circle.circle where id = ?")
                .param(circle.value())
                .query(Boolean.class)
                .single());
    }

    @Test
    void step_5_onlyTheResidentChoosesAndPostgresqlAloneAgrees() {
        People.run(aaltje, () -> afterwards.choose(circle, AfterMe.AT_ONCE));
        People.run(aaltje, () -> afterwards.choose(circle, AfterMe.DAYS_90));
        assertThat(People.as(aaltje, () -> afterwards.chosen(circle))).isEqualTo(AfterMe.DAYS_90);
        assertThatThrownBy(() -> People.run(marga, () -> afterwards.choose(circle, AfterMe.AT_ONCE)))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.run(griet, () -> afterwards.chosen(circle)))
                .isInstanceOf(NoRight.class);
        assertThat(sql(marga, "update circle.after_me set choice = 'AT_ONCE' where circle_id = ?"))
                .isZero();
        assertThatThrownBy(() -> sql(
                        marga,
                        "insert into circle.after_me (circle_id, account_id, choice) select id, common.me(), 'AT_ONCE' "
                                + "from circle.circle where id = ?"))
                .isInstanceOf(DataAccessException.class);
    }

    private int sql(AccountId who, String text) {
        return People.as(
                who,
                () -> transaction.execute(
                        _ -> jdbc.sql(text).param(circle.value()).update()));
    }

    @Test
    void step_3_peopleWhoStandNearTickWhoKnowsAndKringSendsNothing() {
        assertThat(People.as(griet, () -> afterwards.toTell(circle))).isEmpty();
        dies();
        var before = deliveries();
        assertThat(People.as(griet, () -> afterwards.toTell(circle)))
                .extracting(one -> one.person().firstName(), ToTell::toldBy)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("Jelle", Optional.empty()),
                        org.assertj.core.groups.Tuple.tuple("Sietse", Optional.empty()));
        People.run(griet, () -> afterwards.knows(circle, buur, true));
        assertThat(People.as(jelle, () -> afterwards.toTell(circle)))
                .filteredOn(one -> one.person().account().equals(buur))
                .extracting(ToTell::toldBy)
                .containsExactly(Optional.of("Griet"));
        People.run(jelle, () -> afterwards.knows(circle, buur, false));
        assertThat(People.as(jelle, () -> afterwards.toTell(circle)))
                .allMatch(one -> one.toldBy().isEmpty());
        assertThat(deliveries()).isEqualTo(before);
    }

    private int deliveries() {
        return people.job(() -> jdbc.sql("select count(*) from common.delivery where circle_id = ?")
                .param(circle.value())
                .query(Integer.class)
                .single());
    }

    @Test
    void step_3_whoStandsFurtherHasNoListAndPostgresqlAloneAgrees() {
        dies();
        assertThatThrownBy(() -> People.run(buur, () -> afterwards.toTell(circle)))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> sql(
                        buur,
                        "insert into circle.death_known (circle_id, account_id, told_by) select id, common.me(), common.me() "
                                + "from circle.circle where id = ?"))
                .isInstanceOf(DataAccessException.class);
    }
}
