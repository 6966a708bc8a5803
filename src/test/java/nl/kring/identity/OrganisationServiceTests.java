package nl.kring.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CircleService;
import nl.kring.circle.NewMember;
import nl.kring.circle.RelationKind;
import nl.kring.circle.Ring;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.privacy.AccessLog;
import nl.kring.tenant.TenantId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An official trusts an organisation, its admin says who works there, and who leaves is out the same day. */
@KringTest
class OrganisationServiceTests {
    @Autowired
    private People people;

    @Autowired
    private OrganisationService organisations;

    @Autowired
    private VerificationService verification;

    @Autowired
    private OrganisationJobs jobs;

    @Autowired
    private EmployeeDoor door;

    @Autowired
    private EmployeeMail mail;

    @Autowired
    private EmployeesLeft left;

    @Autowired
    private Devices devices;

    @Autowired
    private CircleJobs circleJobs;

    @Autowired
    private CircleService circles;

    @Autowired
    private AccessLog log;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private final String remote = "test-" + UUID.randomUUID();
    private final String domain = "praktijk-" + UUID.randomUUID() + ".example";
    private TenantId tenant;
    private SignedIn ids;
    private AccountId elske;
    private AccountId jan;
    private OrganisationId practice;

    @BeforeEach
    void aPractice() {
        tenant = people.tenant();
        ids = people.staff(tenant, StaffRole.TENANT_ADMIN, "Ids");
        elske = people.person("Elske");
        jan = people.person("Jan");
        practice = asked("De Brêge " + UUID.randomUUID());
        people.job(() -> {
            jobs.verified(practice, ids.account());
            jobs.employ(practice, elske, true);
            jobs.employ(practice, jan, false);
            return true;
        });
    }

    private OrganisationId asked(String name) {
        return people.job(() -> jobs.ask(tenant, request(new OrganisationId(Ids.next()), name, OrganisationKind.GP)));
    }

    private NewOrganisation request(OrganisationId id, String name, OrganisationKind kind) {
        return new NewOrganisation(id, name, kind, domain, "Elske", new EmailAddress("elske@" + domain));
    }

    private OrganisationId ofVolunteers() {
        var volunteers = people.job(() -> jobs.ask(
                tenant,
                request(new OrganisationId(Ids.next()), "Tegearre " + UUID.randomUUID(), OrganisationKind.VOLUNTEER)));
        people.job(() -> {
            jobs.verified(volunteers, ids.account());
            jobs.employ(volunteers, elske, true);
            jobs.employ(volunteers, jan, false);
            return true;
        });
        return volunteers;
    }

    private Optional<Instant> conductOfJan(OrganisationId volunteers) {
        return People.as(elske, () -> organisations.employees(volunteers)).stream()
                .filter(one -> one.person().id().equals(jan))
                .findAny()
                .orElseThrow()
                .conductSeen();
    }

    @Test
    void r_a10_anOrganisationOfVolunteersSaysWhoIsOneAndThatItSawTheCertificate() {
        var volunteers = ofVolunteers();
        assertThat(conductOfJan(volunteers)).isEmpty();
        People.run(elske, () -> organisations.conduct(volunteers, jan, true));
        var seen = conductOfJan(volunteers);
        assertThat(seen).isPresent();
        People.run(elske, () -> organisations.conduct(volunteers, jan, true));
        assertThat(conductOfJan(volunteers))
                .as("a second click keeps the moment")
                .isEqualTo(seen);
        People.run(elske, () -> organisations.conduct(volunteers, jan, false));
        assertThat(conductOfJan(volunteers)).isEmpty();
    }

    @Test
    void r_a10_onlyWhoDecidesThereSaysThatACertificateWasSeenAndOnlyOfVolunteers() {
        var volunteers = ofVolunteers();
        assertThatThrownBy(() -> People.run(jan, () -> organisations.conduct(volunteers, jan, true)))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.run(elske, () -> organisations.conduct(practice, jan, true)))
                .isInstanceOf(NotFound.class);
        assertThat(People.as(
                        jan,
                        () -> transaction.<Integer>execute(
                                _ -> jdbc.sql("update common.organisation_membership set conduct_seen_at = now(), "
                                                + "conduct_seen_by = common.me() where account_id = common.me()")
                                        .update())))
                .as("PostgreSQL alone")
                .isZero();
    }

    @Test
    void r_a10_aVolunteerIsAskedAtTheOwnMailbox() {
        var volunteers = ofVolunteers();
        var own = new NewEmployee(
                "Anneke", Optional.empty(), new EmailAddress("anneke-" + UUID.randomUUID() + "@thuis.example"), false);
        People.run(elske, () -> organisations.invite(volunteers, own));
        assertThat(People.as(elske, () -> organisations.invited(volunteers))).hasSize(1);
        assertThatThrownBy(() -> People.run(elske, () -> organisations.invite(practice, own)))
                .isInstanceOf(Refused.class);
    }

    private NewEmployee colleague(String name) {
        return new NewEmployee(name, Optional.empty(), new EmailAddress(name + "@" + domain), false);
    }

    private void followUp() {
        Acting.asSystem("test", left::doWhatIsDue);
    }

    private UUID newestInvitation() {
        return people.job(() -> jdbc.sql(
                        "select id from common.organisation_invitation where organisation_id = ? order by id desc limit 1")
                .param(practice.value())
                .query(UUID.class)
                .single());
    }

    private String linkOf(UUID invitation) {
        return Acting.asSystem("test", () -> mail.mint(invitation).orElseThrow())
                .path()
                .replace("/medewerker?link=", "");
    }

    @Test
    void r_b6_whoLeavesIsOutTheSameDay() {
        var geertje = people.person("Geertje");
        var atWork = people.circle(tenant, geertje);
        var name = People.as(elske, organisations::mine).getFirst().name();
        people.job(() -> {
            circleJobs.seat(
                    atWork,
                    new NewMember(
                            jan,
                            RelationKind.PROFESSIONAL,
                            "arts",
                            Optional.of(name),
                            Ring.PROFESSIONALS,
                            false,
                            true));
            return true;
        });
        var asNeighbour = people.circle(tenant, people.person("Buur"));
        people.seat(asNeighbour, jan, Ring.HELPERS);
        var device = deviceFromBeforeTheWork();

        People.run(elske, () -> organisations.end(practice, jan));
        followUp();
        followUp();

        assertThat(People.as(jan, organisations::mine)).isEmpty();
        assertThat(devices.comeBack(device)).isEmpty();
        assertThatThrownBy(() -> People.as(jan, () -> circles.seat(atWork))).isInstanceOf(NotFound.class);
        assertThat(People.as(jan, () -> circles.seat(asNeighbour)).account()).isEqualTo(jan);
        assertThat(people.job(() -> log.newest(atWork.value(), 50)))
                .extracting(AccessLog.Line::action, AccessLog.Line::what)
                .containsOnlyOnce(org.assertj.core.groups.Tuple.tuple("LEFT", "EMPLOYEE"));
    }

    /** None is given to who works there; one that was left behind would end with the work too. */
    private String deviceFromBeforeTheWork() {
        assertThat(devices.issue(jan, Looks.UNKNOWN)).isEmpty();
        var token = Secrets.token();
        people.job(() -> jdbc.sql(
                        "insert into common.device_token (id, account_id, hash, expires_at) values (?, ?, ?, clock_timestamp() + interval '1 day')")
                .param(Ids.next())
                .param(jan.value())
                .param(Secrets.hash(token))
                .update());
        return token;
    }

    @Test
    void somebodyAlwaysDecides() {
        assertThatThrownBy(() -> People.run(elske, () -> organisations.end(practice, elske)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> People.run(elske, () -> organisations.decides(practice, elske, false)))
                .isInstanceOf(Refused.class);
        People.run(elske, () -> organisations.decides(practice, jan, true));
        People.run(jan, () -> organisations.end(practice, elske));
        assertThat(People.as(jan, () -> organisations.employees(practice)))
                .extracting(one -> one.person().firstName())
                .containsExactly("Jan");
    }

    @Test
    void postgresqlAloneKeepsOneWhoDecides() {
        assertThatThrownBy(() -> People.as(
                        elske,
                        () -> transaction.execute(_ -> jdbc.sql(
                                        "update common.organisation_membership set active_until = common.kring_now(), ended_by = common.me() "
                                                + "where organisation_id = ?")
                                .param(practice.value())
                                .update())))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("keeps an admin");
    }

    @Test
    void whoDoesNotDecideReadsWhoDoesAndAStrangerFindsNothing() {
        assertThatThrownBy(() -> People.as(jan, () -> organisations.employees(practice)))
                .isInstanceOfSatisfying(
                        NoRight.class, no -> assertThat(no.whoCanGive()).isEqualTo("Elske"));
        assertThatThrownBy(() -> People.run(jan, () -> organisations.end(practice, elske)))
                .isInstanceOf(NoRight.class);
        var stranger = people.person("Vreemde");
        assertThatThrownBy(() -> People.as(stranger, () -> organisations.employees(practice)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.run(stranger, () -> organisations.invite(practice, colleague("Piet"))))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void postgresqlAloneShowsWhoWorksThereOnlyToWhoDecides() {
        var query = "select count(*) from common.organisation_membership where organisation_id = ?";
        assertThat(seen(new SignedIn(elske.value(), null, null), query)).isEqualTo(2);
        assertThat(seen(new SignedIn(jan.value(), null, null), query))
                .as("himself, and who decides")
                .isEqualTo(2);
        assertThat(seen(new SignedIn(people.person("Vreemde").value(), null, null), query))
                .isZero();
        assertThatThrownBy(() -> seen(ids, query)).hasStackTraceContaining("permission denied");
        var change = "with gone as (update common.organisation_membership set admin = true where organisation_id = ? "
                + "returning 1) select count(*) from gone";
        assertThat(seen(new SignedIn(jan.value(), null, null), change)).isZero();
    }

    private long seen(SignedIn who, String query) {
        return People.as(
                who,
                () -> transaction.execute(_ -> jdbc.sql(query)
                        .param(practice.value())
                        .query(Long.class)
                        .single()));
    }

    @Test
    void r_a10_aColleagueComesByTheMailOfTheOrganisationOnly() {
        var elsewhere = new NewEmployee("Piet", Optional.empty(), new EmailAddress("piet@elders.example"), false);
        assertThatThrownBy(() -> People.run(elske, () -> organisations.invite(practice, elsewhere)))
                .isInstanceOf(Refused.class);

        People.run(elske, () -> organisations.invite(practice, colleague("piet")));
        var link = linkOf(newestInvitation());
        assertThat(door.look(link, remote))
                .hasValueSatisfying(asked -> assertThat(asked.people()).isEmpty());
        var piet = door.acceptAsNew(link, remote).orElseThrow();
        assertThat(People.as(piet, organisations::mine))
                .extracting(OrganisationView::id, OrganisationView::admin)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(practice, false));
        assertThat(door.acceptAsNew(link, remote)).as("a second time").isEmpty();
        assertThat(door.look(link, remote)).isEmpty();
    }

    @Test
    void aLinkOpensNoAccountThatWasThereBeforeItAndItsPersonSaysYesSignedIn() {
        var address = new EmailAddress("sanne@" + domain);
        var sanne = people.job(() -> accounts(address));
        People.run(
                elske,
                () -> organisations.invite(practice, new NewEmployee("Sanne", Optional.empty(), address, false)));
        var link = linkOf(newestInvitation());
        assertThat(door.look(link, remote).orElseThrow().people())
                .extracting(one -> one.person().account())
                .containsExactly(sanne);
        door.askSignIn(link, "browser", remote);
        assertThat(people.job(() -> jdbc.sql("select count(*) from common.sign_in_link where address = ?")
                        .param(address.value())
                        .query(Long.class)
                        .single()))
                .isEqualTo(1);
        assertThatThrownBy(() -> door.acceptAsMe(link, remote)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(ids, () -> door.acceptAsMe(link, remote)))
                .isInstanceOf(NotFound.class);
        assertThat(People.as(sanne, () -> door.acceptAsMe(link, remote).orElseThrow())
                        .account())
                .isEqualTo(sanne);
        assertThat(People.as(sanne, organisations::mine))
                .extracting(OrganisationView::id)
                .containsExactly(practice);
    }

    @Test
    void whoIsNewAtAnAddressThatOthersReadBecomesNoneOfThem() {
        var address = new EmailAddress("sanne@" + domain);
        var sanne = people.job(() -> accounts(address));
        People.run(
                elske, () -> organisations.invite(practice, new NewEmployee("Piet", Optional.empty(), address, false)));
        assertThat(door.acceptAsNew(linkOf(newestInvitation()), remote)
                        .orElseThrow()
                        .account())
                .isNotEqualTo(sanne);
    }

    @Autowired
    private AccountService accounts;

    private AccountId accounts(EmailAddress address) {
        return accounts.create(NewAccount.at("Sanne", Optional.empty(), address));
    }

    @Test
    void aLinkThatWasTakenBackOrIsTooOldOrReplacedLetsNobodyIn() {
        People.run(elske, () -> organisations.invite(practice, colleague("piet")));
        var first = linkOf(newestInvitation());
        People.run(elske, () -> organisations.invite(practice, colleague("piet")));
        assertThat(door.look(first, remote)).as("replaced").isEmpty();
        var newest = newestInvitation();
        var second = linkOf(newest);
        people.job(
                () -> jdbc.sql("update common.organisation_invitation set expires_at = clock_timestamp() where id = ?")
                        .param(newest)
                        .update());
        assertThat(door.look(second, remote)).as("too old").isEmpty();
        People.run(elske, () -> organisations.invite(practice, colleague("piet")));
        var third = linkOf(newestInvitation());
        var last = newestInvitation();
        People.run(elske, () -> organisations.takeBack(practice, last));
        assertThat(door.acceptAsNew(third, remote)).as("taken back").isEmpty();
        assertThat(People.as(elske, () -> organisations.invited(practice))).isEmpty();
    }

    @Test
    void onlyWhoRunsKringForThatMunicipalityTrustsAnOrganisation() {
        var waiting = new OrganisationId(Ids.next());
        People.as(ids, () -> add(request(waiting, "Nieuw " + waiting.value(), OrganisationKind.GP)));
        People.as(ids, () -> add(request(waiting, "Nieuw " + waiting.value(), OrganisationKind.GP)));
        assertThatThrownBy(() -> People.as(
                        ids,
                        () -> add(request(
                                new OrganisationId(Ids.next()), "nieuw " + waiting.value(), OrganisationKind.GP))))
                .isInstanceOf(Refused.class);
        var elsewhere = people.staff(people.tenant(), StaffRole.TENANT_ADMIN, "Ander");
        var navigator = people.staff(tenant, StaffRole.NAVIGATOR, "Hinke");
        for (var other : List.of(elsewhere, navigator, new SignedIn(elske.value(), null, null))) {
            assertThatThrownBy(() -> People.as(other, () -> verify(waiting))).isInstanceOf(NotFound.class);
        }
        People.as(ids, () -> verify(waiting));
        People.as(ids, () -> verify(waiting));
        assertThat(invitationsOf(waiting)).as("the first admin is asked once").isEqualTo(1);
        assertThat(People.as(ids, verification::all))
                .filteredOn(one -> one.id().equals(waiting))
                .allSatisfy(one -> assertThat(one.waits()).isFalse());
        assertThat(People.as(elsewhere, verification::all)).isEmpty();
    }

    private boolean add(NewOrganisation asked) {
        verification.add(asked);
        return true;
    }

    private boolean verify(OrganisationId id) {
        verification.verify(id);
        return true;
    }

    private long invitationsOf(OrganisationId id) {
        return people.job(
                () -> jdbc.sql("select count(*) from common.organisation_invitation where organisation_id = ?")
                        .param(id.value())
                        .query(Long.class)
                        .single());
    }

    @Test
    void anOrganisationThatNobodyTrustsIsNobodysWork() {
        var waiting = asked("Wacht " + UUID.randomUUID());
        people.job(() -> {
            jobs.employ(waiting, jan, true);
            return true;
        });
        assertThat(People.as(jan, organisations::mine))
                .extracting(OrganisationView::id)
                .containsExactly(practice);
        assertThatThrownBy(() -> People.as(jan, () -> organisations.employees(waiting)))
                .isInstanceOf(NotFound.class);
        People.as(ids, () -> {
            verification.refuse(waiting);
            return true;
        });
        assertThat(People.as(ids, verification::all))
                .extracting(OrganisationAtDesk::id)
                .doesNotContain(waiting);
        People.as(ids, () -> verify(waiting));
        assertThat(invitationsOf(waiting)).as("no after no").isZero();
    }
}
