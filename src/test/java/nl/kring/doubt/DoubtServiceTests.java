package nl.kring.doubt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.Town;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.Ring;
import nl.kring.frontdoor.DoubtDesk;
import nl.kring.frontdoor.DoubtDeskService;
import nl.kring.identity.AccountId;
import nl.kring.identity.SignedIn;
import nl.kring.identity.StaffRole;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.tenant.TenantId;
import nl.kring.tenant.WorkingDays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** "Klopt dit niet?" from the resident's log to the privacy officer and back (R-M2). */
@KringTest
class DoubtServiceTests {
    @Autowired
    private People people;

    @Autowired
    private CircleService circles;

    @Autowired
    private DoubtService doubts;

    @Autowired
    private DoubtDeskService desk;

    @Autowired
    private MovingClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private TenantId tenant;
    private AccountId jan;
    private AccountId jannie;
    private CircleId circle;
    private SignedIn officer;

    @BeforeEach
    void jannieWasMoved() {
        tenant = people.tenant();
        jan = people.person("Jan");
        jannie = people.person("Jannie");
        circle = people.circle(tenant, jan);
        people.seat(circle, jannie, Ring.HELPERS);
        officer = people.staff(tenant, StaffRole.PRIVACY_OFFICER, "Wiebe");
        assertThatThrownBy(() -> People.run(jannie, () -> circles.moveTo(circle, jan, Ring.INNER)))
                .isInstanceOf(NoRight.class);
    }

    private long line() {
        return People.as(jan, () -> circles.whoLooked(circle, Optional.empty()))
                .getFirst()
                .n();
    }

    private NewDoubt doubt() {
        return new NewDoubt(Ids.next(), line(), "Jannie wilde veranderen wie wat ziet", "Waarom?");
    }

    private void asks(NewDoubt given) {
        People.run(jan, () -> doubts.ask(circle, given, doubts.preview(circle, given)));
    }

    private DoubtDesk arrived() {
        return Town.soon(() -> People.as(officer, desk::doubts).stream().findFirst());
    }

    private DoubtView.Answer cameBack() {
        return Town.soon(
                () -> People.as(jan, () -> doubts.asked(circle)).getFirst().answer());
    }

    private void answers(SignedIn who, UUID doubt, String text) {
        People.as(who, () -> {
            desk.answer(doubt, text);
            return true;
        });
    }

    private List<String> mailsTo(UUID person) {
        return people.job(() -> jdbc.sql("select template from common.delivery where recipient_id = ? order by id")
                .param(person)
                .query(String.class)
                .list());
    }

    @Test
    void r_m2_whatCrossesIsThePreviewAndTheAnswerComesBackToPageAndMail() {
        var given = doubt();
        var shown = People.as(jan, () -> doubts.shown(doubts.preview(circle, given)));
        asks(given);
        var at = arrived();
        assertThat(at.asked()).isEqualTo(shown);
        assertThat(at.before())
                .isEqualTo(WorkingDays.after(
                        clock.instant().atZone(MovingClock.ZONE).toLocalDate(), 5));
        assertThat(mailsTo(officer.account().value())).containsExactly("desk.doubt");
        answers(officer, at.id(), "Dat mocht niet, en het is niet gelukt.");
        assertThat(cameBack().text()).isEqualTo("Dat mocht niet, en het is niet gelukt.");
        assertThat(mailsTo(jan.value())).contains("doubt.answered");
        answers(officer, at.id(), "Nog eens");
        assertThat(cameBack().text()).isEqualTo("Dat mocht niet, en het is niet gelukt.");
    }

    @Test
    void r_m2_theOfficerSeesTheQuestionAndNothingOfTheCircle() {
        asks(doubt());
        arrived();
        assertThatThrownBy(() -> People.as(officer, () -> circles.view(circle))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(
                        officer,
                        () -> transaction.execute(_ -> jdbc.sql("select count(*) from circle.doubt")
                                .query(Integer.class)
                                .single())))
                .rootCause()
                .hasMessageContaining("permission denied");
        int origins = People.as(
                jannie,
                () -> transaction.execute(_ -> jdbc.sql("select count(*) from circle.doubt where circle_id = ?")
                        .param(circle.value())
                        .query(Integer.class)
                        .single()));
        assertThat(origins).isZero();
    }

    @Test
    void r_m2_inAHouseholdItIsOfWhoAskedInBothWalls() {
        var bram = people.person("Bram");
        var wietske = people.person("Wietske");
        var both = people.household(tenant, bram, wietske);
        people.seat(both, jannie, Ring.HELPERS);
        assertThatThrownBy(() -> People.run(jannie, () -> circles.moveTo(both, bram, Ring.INNER)))
                .isInstanceOf(NoRight.class);
        var line = People.as(wietske, () -> circles.whoLooked(both, Optional.empty()))
                .getFirst()
                .n();
        var given = new NewDoubt(Ids.next(), line, "Jannie wilde iets", "Waarom?");
        People.run(wietske, () -> doubts.ask(both, given, doubts.preview(both, given)));
        assertThat(arrived().asked().name()).startsWith("Wietske");
        assertThat(People.as(wietske, () -> doubts.asked(both))).hasSize(1);
        assertThat(People.as(bram, () -> doubts.asked(both))).isEmpty();
        int read = People.as(
                bram,
                () -> transaction.execute(_ -> jdbc.sql("select count(*) from circle.doubt where circle_id = ?")
                        .param(both.value())
                        .query(Integer.class)
                        .single()));
        assertThat(read).isZero();
    }

    @Test
    void r_m2_onlyThePrivacyOfficerOfThatMunicipalityAnswers() {
        asks(doubt());
        var id = arrived().id();
        for (var role : List.of(StaffRole.NAVIGATOR, StaffRole.TENANT_ADMIN, StaffRole.TEAM_LEADER)) {
            var other = people.staff(tenant, role, "Ander");
            assertThatThrownBy(() -> People.as(other, desk::doubts)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> answers(other, id, "Ja")).isInstanceOf(NotFound.class);
            int read = People.as(
                    other,
                    () -> transaction.execute(_ -> jdbc.sql("select count(*) from municipal.doubt where id = ?")
                            .param(id)
                            .query(Integer.class)
                            .single()));
            assertThat(read).isZero();
        }
        var elsewhere = people.staff(people.tenant(), StaffRole.PRIVACY_OFFICER, "Elders");
        assertThat(People.as(elsewhere, desk::doubts)).isEmpty();
        answers(elsewhere, id, "Ja");
        assertThat(arrived().answer()).isEmpty();
    }

    @Test
    void r_m2_anAnswerThatIsLateIsVisibleAsLateBeforeAndAfterItCame() {
        asks(doubt());
        var id = arrived().id();
        assertThat(People.as(jan, () -> doubts.asked(circle)).getFirst().late()).isFalse();
        clock.forward(Duration.ofDays(20));
        assertThat(People.as(jan, () -> doubts.asked(circle)).getFirst().late()).isTrue();
        answers(officer, id, "Sorry, dit duurde te lang.");
        cameBack();
        assertThat(People.as(jan, () -> doubts.asked(circle)).getFirst().late()).isTrue();
    }

    @Test
    void r_m2_onlyWhoReadsTheLogAsksAndALineIsAskedAboutOnce() {
        var given = doubt();
        assertThatThrownBy(() -> People.as(jannie, () -> doubts.preview(circle, given)))
                .isInstanceOf(NoRight.class);
        asks(given);
        asks(given);
        assertThat(People.as(jan, () -> doubts.asked(circle))).hasSize(1);
        assertThatThrownBy(() -> asks(new NewDoubt(Ids.next(), given.line(), given.said(), "")))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> asks(new NewDoubt(Ids.next(), 9999, "Iets", "")))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void r_m2_whatIsNotShownDoesNotCross() {
        var given = doubt();
        var shown = People.as(jan, () -> doubts.preview(circle, given));
        var other = new NewDoubt(given.id(), given.line(), given.said(), "Iets anders");
        assertThatThrownBy(() -> People.run(jan, () -> doubts.ask(circle, other, shown)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void r_m2_whereNobodyIsInChargeOfPrivacyNothingIsOffered() {
        var anna = people.person("Anna");
        var elsewhere = people.circle(people.tenant(), anna);
        assertThat(People.as(anna, () -> doubts.officer(elsewhere))).isEmpty();
        assertThat(People.as(jan, () -> doubts.officer(circle))).contains("Wiebe");
    }
}
