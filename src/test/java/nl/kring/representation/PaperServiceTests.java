package nl.kring.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.RepresentationType;
import nl.kring.circle.Ring;
import nl.kring.circle.Scope;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;
import nl.kring.identity.OrganisationId;
import nl.kring.identity.OrganisationJobs;
import nl.kring.identity.OrganisationKind;
import nl.kring.identity.OrganisationService;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.tenant.TenantId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Papers of a representation, seen at an organisation by whom its admin trusts with that (R-B10). */
@KringTest
class PaperServiceTests {
    @Autowired
    private People people;

    @Autowired
    private OrganisationService organisations;

    @Autowired
    private OrganisationJobs organisationJobs;

    @Autowired
    private CircleService circles;

    @Autowired
    private RepresentationService representations;

    @Autowired
    private RepresentationAnswers answers;

    @Autowired
    private PaperService papers;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    private TenantId tenant;
    private OrganisationId practice;
    private AccountId admin;
    private AccountId elske;
    private AccountId lammert;
    private AccountId marga;
    private CircleId circle;

    @BeforeEach
    void elskeSeesPapersAtThePractice() {
        tenant = people.tenant();
        practice = people.organisation(tenant, "De Brêge", OrganisationKind.GP, "debrege.example");
        admin = people.person("Roelien");
        people.decidesAt(practice, admin);
        elske = works("Elske");
        People.run(admin, () -> organisations.seesPapers(practice, elske, true));
        lammert = people.person("Lammert");
        marga = people.person("Marga");
        circle = people.circle(tenant, lammert);
        people.seat(circle, marga, Ring.INNER);
    }

    private AccountId works(String name) {
        var person = people.person(name);
        people.job(() -> {
            organisationJobs.employ(practice, person, false);
            return true;
        });
        return person;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), MovingClock.ZONE);
    }

    private NewRepresentation given() {
        return new NewRepresentation(
                Ids.next(),
                marga,
                lammert,
                RepresentationType.MENTOR,
                Scope.PERSONAL,
                "Zijlstra",
                "",
                today().plusMonths(6),
                Optional.of(practice));
    }

    private void asks(NewRepresentation given) {
        People.run(marga, () -> representations.ask(circle, given, representations.preview(circle, given)));
        due();
    }

    private void due() {
        Acting.asSystem(answers.name(), answers::doWhatIsDue);
    }

    private List<PaperCheck> at(AccountId who) {
        return People.as(who, papers::checks);
    }

    private Seat.Kind margaIs() {
        return People.as(marga, () -> circles.seat(circle)).kind();
    }

    private int rows(AccountId who) {
        return People.as(
                who,
                () -> transaction.execute(
                        _ -> jdbc.sql("select count(*) from circle.paper_check where organisation_id = ?")
                                .param(practice.value())
                                .query(Integer.class)
                                .single()));
    }

    @Test
    void r_b10_anOrganisationsVerifierSeesThePapersAndOnlyThenSomebodySpeaks() {
        assertThat(People.as(marga, () -> representations.offices(circle)))
                .extracting(PaperOffice::name)
                .containsExactly("De Brêge");
        var given = given();
        var shown = People.as(marga, () -> representations.shown(representations.preview(circle, given)));
        asks(given);
        assertThat(margaIs()).isEqualTo(Seat.Kind.MEMBER);
        var check = at(elske).getFirst();
        assertThat(check.asked()).isEqualTo(shown);
        assertThatThrownBy(() -> People.as(elske, () -> circles.view(circle))).isInstanceOf(NotFound.class);
        People.run(elske, () -> papers.seen(check.id(), today(), today().plusMonths(6)));
        due();
        assertThat(margaIs()).isEqualTo(Seat.Kind.REPRESENTATIVE);
        assertThat(People.as(lammert, () -> circles.view(circle))
                        .speakers()
                        .getFirst()
                        .seenBy())
                .contains("Elske, De Brêge");
        assertThat(people.job(() -> jdbc.sql("select template from common.delivery where recipient_id = ?")
                        .param(elske.value())
                        .query(String.class)
                        .list()))
                .containsExactly("papers");
    }

    @Test
    void r_b10_neverForACircleOfOnesOwn() {
        asks(given());
        people.seat(circle, elske, Ring.PROFESSIONALS);
        assertThat(at(elske)).isEmpty();
        assertThat(rows(elske)).isZero();
        assertThat(People.as(marga, () -> representations.offices(circle))).isEmpty();
        assertThatThrownBy(() -> asks(new NewRepresentation(
                        Ids.next(),
                        marga,
                        lammert,
                        RepresentationType.ATTORNEY,
                        Scope.FINANCIAL,
                        "Zijlstra",
                        "",
                        today().plusMonths(6),
                        Optional.of(practice))))
                .isInstanceOf(Refused.class);
        var id = people.job(() -> jdbc.sql("select id from circle.paper_check where organisation_id = ?")
                .param(practice.value())
                .query(UUID.class)
                .single());
        People.run(elske, () -> papers.seen(id, today(), today().plusMonths(6)));
        due();
        assertThat(margaIs()).isEqualTo(Seat.Kind.MEMBER);
    }

    @Test
    void r_b10_onlyWhomTheAdminTrustsWithIt() {
        asks(given());
        var colleague = works("Ander");
        for (var who : List.of(colleague, admin, lammert, marga)) {
            assertThatThrownBy(() -> at(who)).isInstanceOf(NotFound.class);
            assertThat(rows(who)).isZero();
        }
        assertThatThrownBy(() -> People.run(colleague, () -> organisations.seesPapers(practice, colleague, true)))
                .isInstanceOf(NoRight.class);
        People.run(admin, () -> organisations.seesPapers(practice, elske, false));
        assertThatThrownBy(() -> at(elske)).isInstanceOf(NotFound.class);
        assertThat(rows(elske)).isZero();
    }

    @Test
    void r_b10_whatIsTakenBackIsGoneThereAndNoPapersMeansNobodySpeaks() {
        var given = given();
        asks(given);
        People.run(marga, () -> representations.takeBack(circle, given.id()));
        due();
        assertThat(at(elske)).isEmpty();
        asks(given());
        var check = at(elske).getFirst();
        People.run(elske, () -> papers.notSeen(check.id()));
        due();
        assertThat(margaIs()).isEqualTo(Seat.Kind.MEMBER);
        assertThat(People.as(marga, () -> representations.requests(circle))
                        .getFirst()
                        .notSeen())
                .isTrue();
    }

    @Test
    void whoVolunteersThereSeesNoPapers() {
        var volunteers = people.organisation(tenant, "Maatjes", OrganisationKind.VOLUNTEER, "maatjes.example");
        var chief = people.person("Chef");
        people.decidesAt(volunteers, chief);
        assertThatThrownBy(() -> People.run(chief, () -> organisations.seesPapers(volunteers, chief, true)))
                .isInstanceOf(NotFound.class);
    }
}
