package nl.kring.invite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.MemberView;
import nl.kring.circle.RelationKind;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.DeviceService;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.NewAccount;
import nl.kring.identity.NewOrganisation;
import nl.kring.identity.OrganisationId;
import nl.kring.identity.OrganisationJobs;
import nl.kring.identity.OrganisationKind;
import nl.kring.identity.OrganisationService;
import nl.kring.identity.StaffRole;
import nl.kring.identity.Work;
import nl.kring.invite.InvitationDoor.Outcome;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.Ids;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.start.CardService;
import nl.kring.tenant.TenantId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who comes for the work takes part by the word of an organisation, and of a volunteer the resident reads what one says (R-A10). */
@KringTest
class WorkInvitationTests {
    private static final Locale NL = Locale.of("nl");

    @Autowired
    private People people;

    @Autowired
    private InviteTest inviting;

    @Autowired
    private InvitationService invitations;

    @Autowired
    private InvitationDoor door;

    @Autowired
    private NewcomerService newcomers;

    @Autowired
    private CircleService circles;

    @Autowired
    private OrganisationJobs jobs;

    @Autowired
    private OrganisationService organisations;

    @Autowired
    private AccountService accounts;

    @Autowired
    private CardService cards;

    @Autowired
    private DeviceService devices;

    @Autowired
    private List<DueWork> works;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private final String domain = "thuiszorg-" + UUID.randomUUID() + ".example";
    private TenantId tenant;
    private AccountId geertje;
    private CircleId circle;

    @BeforeEach
    void aCircle() {
        tenant = people.tenant();
        geertje = people.person("Geertje");
        circle = people.circle(tenant, geertje);
    }

    private OrganisationId organisation(OrganisationKind kind, String name, AccountId... employees) {
        var ids = people.staff(tenant, StaffRole.TENANT_ADMIN, "Ids");
        return people.job(() -> {
            var id = jobs.ask(
                    tenant,
                    new NewOrganisation(
                            new OrganisationId(Ids.next()),
                            name,
                            kind,
                            domain,
                            "Elske",
                            new EmailAddress("elske@" + domain)));
            jobs.verified(id, ids.account());
            List.of(employees).forEach(employee -> jobs.employ(id, employee, true));
            return id;
        });
    }

    private AccountId at(String name, EmailAddress address) {
        return people.job(() -> accounts.create(new NewAccount(
                name,
                Optional.empty(),
                Optional.empty(),
                "nl",
                Optional.empty(),
                false,
                Optional.of(address),
                null,
                null)));
    }

    private EmailAddress work(String name) {
        return new EmailAddress(name + "@" + domain);
    }

    private NewInvitation asking(String name, EmailAddress address, RelationKind relation) {
        return new NewInvitation(
                Ids.next(),
                new FirstName(name),
                Optional.of(address),
                relation,
                "wijkverpleegkundige",
                relation == RelationKind.PROFESSIONAL ? Ring.PROFESSIONALS : Ring.HELPERS,
                Optional.empty());
    }

    private String asked(NewInvitation who) {
        People.run(geertje, () -> invitations.invite(circle, List.of(who), NL));
        return inviting.token(who.address().orElseThrow()).orElseThrow();
    }

    private MemberView member(AccountId who) {
        return People.as(geertje, () -> circles.view(circle)).members().stream()
                .filter(one -> one.person().account().equals(who))
                .findAny()
                .orElseThrow();
    }

    private Newcomer newcomer() {
        return People.as(geertje, () -> newcomers.waiting(circle)).getFirst();
    }

    @Test
    void r_a10_whoComesForTheWorkTakesPartByTheWordOfTheOrganisationAndReadsOnlyWhatIsHers() {
        var elske = at("Elske", work("elske"));
        organisation(OrganisationKind.PROVIDER, "Thuiszorg Veenmeren", elske);
        var token = asked(asking("Elske", work("elske"), RelationKind.PROFESSIONAL));
        var open = (Outcome.Open) door.look(token, "work");
        assertThat(open.invitation().work()).contains("Thuiszorg Veenmeren");
        assertThat(inviting.mails(work("elske")).getLast()).contains("Dit gaat over je werk bij Thuiszorg Veenmeren.");

        assertThat(People.as(elske, () -> door.acceptAsMe(token, "work"))).isInstanceOf(Outcome.In.class);
        assertThat(member(elske)).returns(Ring.PROFESSIONALS, MemberView::ring).returns(false, MemberView::recognised);
        assertThat(newcomer().work()).contains(new Work("Thuiszorg Veenmeren", false));

        People.run(geertje, () -> newcomers.recognise(circle, elske));
        assertThat(member(elske))
                .returns(Ring.PROFESSIONALS, MemberView::ring)
                .returns(RelationKind.PROFESSIONAL, MemberView::relation)
                .returns(Optional.of("Thuiszorg Veenmeren"), MemberView::organisation);
        assertThat(member(elske).topics()).containsExactly(Topic.HEALTH);
    }

    @Test
    void r_a10_whoDoesNotWorkThereDoesNotTakePartAndTheInvitationWaits() {
        var elske = at("Elske", work("elske"));
        var jan = people.person("Jan");
        organisation(OrganisationKind.PROVIDER, "Thuiszorg Veenmeren", elske);
        var token = asked(asking("Elske", work("elske"), RelationKind.PROFESSIONAL));
        var refused = new Outcome.NotAtWork("Thuiszorg Veenmeren");

        assertThat(People.as(jan, () -> door.acceptAsMe(token, "work"))).isEqualTo(refused);
        assertThat(door.acceptAsNew(token, new FirstName("Elske"), NL, "work")).isEqualTo(refused);
        assertThat(People.as(geertje, () -> circles.view(circle)).members()).isEmpty();

        assertThat(People.as(elske, () -> door.acceptAsMe(token, "work"))).isInstanceOf(Outcome.In.class);
    }

    @Test
    void r_a10_atAMailboxOfNoKnownOrganisationNobodyIsAskedForWork() {
        var unknown = asking("Elske", InviteTest.fresh("elske"), RelationKind.PROFESSIONAL);
        assertThatThrownBy(() -> People.run(geertje, () -> invitations.invite(circle, List.of(unknown), NL)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("invite.work.unknown"));
        assertThatThrownBy(() -> new NewInvitation(
                        Ids.next(),
                        new FirstName("Elske"),
                        Optional.empty(),
                        RelationKind.PROFESSIONAL,
                        "arts",
                        Ring.PROFESSIONALS,
                        Optional.empty()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("invite.work.address"));
        assertThatThrownBy(() -> new NewInvitation(
                        Ids.next(),
                        new FirstName("Elske"),
                        Optional.of(work("elske")),
                        RelationKind.PROFESSIONAL,
                        "arts",
                        Ring.INNER,
                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void r_a10_postgresqlAloneKeepsWhoComesForTheWorkInItsPlace() {
        var sql =
                "insert into circle.invitation (id, circle_id, proposed_by, first_name, address, relation, relation_word, "
                        + "ring, language, state, opened_at, expires_at) values (?, ?, common.me(), 'Elske', 'elske@x.example', "
                        + "'PROFESSIONAL', 'arts', ?, 'nl', 'OPEN', now(), now() + interval '1 day')";
        assertThat(insert(sql, "PROFESSIONALS")).isOne();
        assertThatThrownBy(() -> insert(sql, "INNER")).isInstanceOf(DataAccessException.class);
    }

    private int insert(String sql, String ring) {
        return People.as(
                geertje,
                () -> transaction.<Integer>execute(_ -> jdbc.sql(sql)
                        .param(UUID.randomUUID())
                        .param(circle.value())
                        .param(ring)
                        .update()));
    }

    @Test
    void r_a10_ofAVolunteerTheResidentReadsWhatTheOrganisationSays() {
        var address = InviteTest.fresh("anneke");
        var anneke = at("Anneke", address);
        var bas = people.person("Bas");
        var tegearre = organisation(OrganisationKind.VOLUNTEER, "Tegearre", anneke, bas);
        var token = asked(asking("Anneke", address, RelationKind.VOLUNTEER));
        People.run(bas, () -> organisations.conduct(tegearre, anneke, true));

        assertThat(People.as(anneke, () -> door.acceptAsMe(token, "work"))).isInstanceOf(Outcome.In.class);
        assertThat(newcomer())
                .returns(Optional.of(new Work("Tegearre", true)), Newcomer::work)
                .returns(RelationKind.VOLUNTEER, Newcomer::relation);
    }

    @Test
    void r_a10_aVolunteerOfNoOrganisationTakesPartAndTheResidentReadsThatNobodySaysSo() {
        var token = asked(asking("Anneke", InviteTest.fresh("anneke"), RelationKind.VOLUNTEER));
        assertThat(door.acceptAsNew(token, new FirstName("Anneke"), NL, "work")).isInstanceOf(Outcome.In.class);
        assertThat(newcomer().work()).isEmpty();
        assertThat(member(newcomer().account()).organisation()).isEmpty();
    }

    @Test
    void r_a10_whoVolunteersGivesNoCardsAndStaysSignedInAtHome() {
        var anneke = at("Anneke", InviteTest.fresh("anneke"));
        var tegearre = organisation(OrganisationKind.VOLUNTEER, "Tegearre", anneke);
        assertThatThrownBy(() -> People.as(anneke, () -> cards.make(tegearre, Optional.empty())))
                .isInstanceOf(NotFound.class);
        assertThat(People.as(anneke, devices::staysSignedIn)).isTrue();
        var sql = "insert into circle.invitation_card (id, code_hash, issuer_id, organisation_id, expires_at) "
                + "values (?, decode(md5(random()::text), 'hex'), common.me(), ?, now() + interval '1 day')";
        assertThatThrownBy(() -> People.as(
                        anneke,
                        () -> transaction.<Integer>execute(_ -> jdbc.sql(sql)
                                .param(UUID.randomUUID())
                                .param(tegearre.value())
                                .update())))
                .as("PostgreSQL alone")
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void r_b6_whoVolunteersThereNoMoreIsOutTheSameDayAndWhatIsSaidOfTheCertificateFollows() {
        var address = InviteTest.fresh("anneke");
        var anneke = at("Anneke", address);
        var boss = people.person("Bas");
        var tegearre = organisation(OrganisationKind.VOLUNTEER, "Tegearre " + UUID.randomUUID(), anneke, boss);
        var token = asked(asking("Anneke", address, RelationKind.VOLUNTEER));
        People.as(anneke, () -> door.acceptAsMe(token, "work"));
        assertThat(newcomer().work()).map(Work::conductSeen).contains(false);
        People.run(boss, () -> organisations.conduct(tegearre, anneke, true));
        assertThat(newcomer().work()).map(Work::conductSeen).contains(true);
        assertThatThrownBy(() -> People.run(boss, () -> organisations.conduct(tegearre, boss, true)))
                .isInstanceOf(Refused.class);

        People.run(boss, () -> organisations.end(tegearre, anneke));
        works.stream()
                .filter(work -> work.name().equals("employees-left"))
                .forEach(work -> Acting.asSystem("test", work::doWhatIsDue));
        assertThat(People.as(geertje, () -> circles.view(circle)).members()).isEmpty();
    }
}
