package nl.kring.circle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.NoRight;
import nl.kring.platform.Refused;
import nl.kring.tenant.TenantId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who helps to organise is the residents' choice, two at most; and they hear it when nobody does any more. */
@KringTest
class OrganisingTests {
    @Autowired
    private People people;

    @Autowired
    private CircleService circles;

    @Autowired
    private OrganisingService organising;

    @Autowired
    private OrganisingTick tick;

    @Autowired
    private HousemateService housemates;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private TenantId tenant;
    private AccountId jan;
    private AccountId anna;
    private AccountId bram;
    private AccountId griet;
    private AccountId elske;
    private CircleId circle;

    @BeforeEach
    void aCircle() {
        tenant = people.tenant();
        jan = people.person("Jan");
        anna = people.person("Anna");
        bram = people.person("Bram");
        griet = people.person("Griet");
        elske = people.person("Elske");
        circle = people.circle(tenant, jan);
        people.seat(circle, anna, Ring.INNER);
        people.seat(circle, bram, Ring.HELPERS);
        people.seat(circle, griet, Ring.INNER);
        people.seat(circle, elske, Ring.PROFESSIONALS);
    }

    private void organises(AccountId by, AccountId who, boolean helps) {
        People.run(by, () -> organising.organises(circle, who, helps));
    }

    private List<AccountId> toldThatNobodyDoes() {
        people.job(() -> {
            tick.doWhatIsDue();
            tick.doWhatIsDue();
            return true;
        });
        return people.job(() -> jdbc.sql(
                        "select recipient_id from common.delivery where circle_id = ? and template = 'nobodyOrganises'")
                .param(circle.value())
                .query((row, _) -> new AccountId(row.getObject(1, UUID.class)))
                .list());
    }

    private int byHand(AccountId who, AccountId member) {
        return People.as(
                who,
                () -> transaction.execute(_ -> jdbc.sql("update circle.circle_member set coordinator = true "
                                + "where circle_id = ? and account_id = ? and ended_at is null")
                        .param(circle.value())
                        .param(member.value())
                        .update()));
    }

    @Test
    void r_b3_theResidentGivesTheRightToOrganiseAndTakesItBack() {
        assertThat(People.as(bram, () -> circles.seat(circle)).can(Act.PAUSE_MEMBER))
                .isFalse();
        var reads = People.as(bram, () -> circles.seat(circle)).topics();
        organises(jan, bram, true);
        organises(jan, bram, true);
        var seat = People.as(bram, () -> circles.seat(circle));
        assertThat(seat.can(Act.PAUSE_MEMBER)).isTrue();
        assertThat(seat.can(Act.MAKE_TASK)).isTrue();
        assertThat(seat.topics()).as("and reads no more for it").isEqualTo(reads);
        organises(jan, bram, false);
        assertThat(People.as(bram, () -> circles.seat(circle)).can(Act.PAUSE_MEMBER))
                .isFalse();
        assertThat(toldThatNobodyDoes()).as("who took it back knows").isEmpty();
        assertThat(People.as(jan, () -> circles.log(circle)).stream()
                        .filter(line -> line.what().equals("COORDINATOR"))
                        .map(line -> line.action()))
                .containsExactly("UNCHOSE", "CHOSE");
    }

    @Test
    void twoAtMostAndOnlyGrownUpsWhoAreHereForThemselves() {
        organises(jan, anna, true);
        organises(jan, bram, true);
        assertThatThrownBy(() -> organises(jan, griet, true))
                .isInstanceOf(Refused.class)
                .hasMessage("organises.most");
        assertThatThrownBy(() -> byHand(jan, griet)).isInstanceOf(DataAccessException.class);
        organises(jan, anna, false);
        assertThatThrownBy(() -> organises(jan, elske, true))
                .isInstanceOf(Refused.class)
                .hasMessage("organises.cannot");
        assertThatThrownBy(() -> byHand(jan, elske)).isInstanceOf(DataAccessException.class);
        assertThat(byHand(jan, griet)).isEqualTo(1);
    }

    @Test
    void whoOrganisesIsNoIndependentSupporterToo() {
        organises(jan, anna, true);
        assertThatThrownBy(() -> People.run(jan, () -> circles.supports(circle, anna, true)))
                .isInstanceOf(Refused.class);
        organises(jan, anna, false);
        People.run(jan, () -> circles.supports(circle, anna, true));
    }

    @Test
    void ofTwoWhoGoAtOnceTheResidentHearsOnce() {
        organises(jan, anna, true);
        organises(jan, griet, true);
        People.run(anna, () -> circles.leave(circle));
        People.run(griet, () -> circles.leave(circle));
        assertThat(toldThatNobodyDoes()).containsExactly(jan);
    }

    @Test
    void nobodyGivesItToHerself() {
        organises(jan, anna, true);
        for (var other : List.of(anna, bram, elske)) {
            assertThatThrownBy(() -> organises(other, griet, true)).isInstanceOf(NoRight.class);
            assertThat(People.as(other, () -> organising.nobodyAfter(circle))).isEmpty();
        }
        assertThatThrownBy(() -> byHand(bram, bram)).isInstanceOf(DataAccessException.class);
        assertThat(byHand(bram, griet)).isZero();
    }

    @Test
    void whenTheLastOneLeavesTheResidentHearsItOnceAndReadsWhom() {
        organises(jan, anna, true);
        organises(jan, bram, true);
        People.run(anna, () -> circles.leave(circle));
        assertThat(toldThatNobodyDoes()).as("Bram still does").isEmpty();
        People.run(bram, () -> circles.leave(circle));
        assertThat(toldThatNobodyDoes()).containsExactly(jan);
        assertThat(People.as(jan, () -> organising.nobodyAfter(circle))).contains("Bram");
        organises(jan, griet, true);
        assertThat(People.as(jan, () -> organising.nobodyAfter(circle))).isEmpty();
        assertThat(toldThatNobodyDoes()).hasSize(1);
    }

    @Test
    void r_b21_whenWhoOrganisedComesToLiveThereTheOtherHearsThatNobodyDoes() {
        organises(jan, anna, true);
        var ask = Ids.next();
        People.run(jan, () -> housemates.ask(circle, ask, anna));
        People.run(anna, () -> housemates.yes(circle, ask, new GivenYes(true, Locale.of("nl"))));
        assertThat(People.as(anna, () -> circles.seat(circle)).isResident()).isTrue();
        assertThat(toldThatNobodyDoes()).containsExactly(jan);
        assertThat(People.as(jan, () -> organising.nobodyAfter(circle))).contains("Anna");
        assertThat(People.as(anna, () -> organising.nobodyAfter(circle))).isEmpty();
        organises(anna, bram, true);
        assertThat(People.as(jan, () -> organising.nobodyAfter(circle))).isEmpty();
    }
}
