package nl.kring.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.IdentityEvent.SecretMailAsked;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where people work, and who of them decides who works there. The person is a member of a circle, never the organisation. */
@Service
@Transactional
public class OrganisationService {
    private static final String MINE =
            "select o.id, o.name, o.kind, o.domain, m.admin from common.organisation o join common.organisation_membership m "
                    + "on m.organisation_id = o.id where m.account_id = :me and m.active_until is null "
                    + "and o.verified_at is not null ";

    private final JdbcClient jdbc;
    private final AccountService accounts;
    private final ApplicationEventPublisher events;

    OrganisationService(JdbcClient jdbc, AccountService accounts, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.events = events;
    }

    /** The verified organisations where the person signed in works now. */
    @Transactional(readOnly = true)
    public List<OrganisationView> mine() {
        return mine("order by o.name").query(OrganisationRows::view).list();
    }

    /** Those of them where one works: who volunteers hands out no cards, begins no circle for another and is no witness. */
    @Transactional(readOnly = true)
    public List<OrganisationView> work() {
        return mine().stream().filter(mine -> !mine.volunteers()).toList();
    }

    private JdbcClient.StatementSpec mine(String rest) {
        return jdbc.sql(MINE + rest).param("me", me());
    }

    private static UUID me() {
        return Acting.person()
                .filter(person -> person.staffOf().isEmpty())
                .map(Acting.Person::personId)
                .orElseThrow(NotFound::new);
    }

    /** The verified organisation whose people have their mail at this address: only they take part in a circle by their work (R-A10). */
    @Transactional(readOnly = true)
    public Optional<String> trustedAt(EmailAddress address) {
        me();
        return OrganisationRows.trustedAt(jdbc, address);
    }

    /** Everybody who works there now, for who decides about that. */
    @Transactional(readOnly = true)
    public List<Employee> employees(OrganisationId id) {
        administer(id);
        var rows = jdbc.sql(
                        "select account_id, admin, active_from, conduct_seen_at, verifier from common.organisation_membership "
                                + "where organisation_id = ? and active_until is null order by id")
                .param(id.value())
                .query(OrganisationRows::membership)
                .list();
        var people = accounts.people(
                rows.stream().map(OrganisationRows.Membership::account).toList());
        return rows.stream()
                .flatMap(row -> Optional.ofNullable(people.get(row.account()))
                        .map(person ->
                                new Employee(person, row.admin(), row.verifier(), row.since(), row.conductSeen()))
                        .stream())
                .toList();
    }

    /** Who was asked and did not answer yet. */
    @Transactional(readOnly = true)
    public List<InvitedEmployee> invited(OrganisationId id) {
        administer(id);
        return jdbc.sql("select id, first_name, address, admin, invited_at from common.organisation_invitation "
                        + "where organisation_id = ? and accepted_at is null and cancelled_at is null "
                        + "and expires_at > clock_timestamp() order by id")
                .param(id.value())
                .query(OrganisationRows::invited)
                .list();
    }

    /** Asks somebody to work under this name (R-A10): at its own mail domain only, but for volunteers. A second time sends a new link. */
    public void invite(OrganisationId id, NewEmployee employee) {
        var organisation = administer(id);
        if (!organisation.volunteers() && !NewOrganisation.holds(organisation.domain(), employee.address())) {
            throw new Refused("organisation.otherDomain", organisation.domain());
        }
        jdbc.sql(
                        "update common.organisation_invitation set cancelled_at = common.kring_now() where organisation_id = ? "
                                + "and address = ? and accepted_at is null and cancelled_at is null")
                .param(id.value())
                .param(employee.address().value())
                .update();
        var invitation = Ids.next();
        OrganisationRows.invite(jdbc, invitation, id, employee, me());
        events.publishEvent(new SecretMailAsked(EmployeeMail.TEMPLATE, invitation));
    }

    /** Takes back what was asked; its link does nothing any more. */
    public void takeBack(OrganisationId id, UUID invitation) {
        administer(id);
        jdbc.sql("update common.organisation_invitation set cancelled_at = common.kring_now() "
                        + "where organisation_id = ? and id = ? and accepted_at is null and cancelled_at is null")
                .param(id.value())
                .param(invitation)
                .update();
    }

    /** Lets somebody decide who works there too, or not any more; somebody always does. */
    public void decides(OrganisationId id, AccountId employee, boolean admin) {
        administer(id);
        if (!admin) {
            keepAnAdmin(id, employee);
        }
        jdbc.sql("update common.organisation_membership set admin = ? where organisation_id = ? and account_id = ? "
                        + "and active_until is null")
                .param(admin)
                .param(id.value())
                .param(employee.value())
                .update();
    }

    /** Lets somebody see papers of a representation for the organisation, or not any more (R-B10); nobody who only volunteers. */
    public void seesPapers(OrganisationId id, AccountId employee, boolean sees) {
        if (administer(id).volunteers()) {
            throw new NotFound(employee.value());
        }
        jdbc.sql("update common.organisation_membership set verifier = ? where organisation_id = ? and account_id = ? "
                        + "and active_until is null")
                .param(sees)
                .param(id.value())
                .param(employee.value())
                .update();
    }

    /** Where the person signed in sees papers now. */
    @Transactional(readOnly = true)
    public boolean seePapers() {
        return Acting.person().filter(person -> person.staffOf().isEmpty()).isPresent()
                && jdbc.sql("select cardinality(common.organisations_i_verify_for()) > 0")
                        .query(Boolean.class)
                        .single();
    }

    /** Says that the organisation saw a volunteer's certificate of good conduct, or that it does not count any more (R-A10). */
    public void conduct(OrganisationId id, AccountId volunteer, boolean seen) {
        if (!administer(id).volunteers()) {
            throw new NotFound(volunteer.value());
        }
        if (seen && volunteer.value().equals(me())) {
            throw new Refused("organisation.conduct.own");
        }
        jdbc.sql(
                        "update common.organisation_membership set conduct_seen_at = case when :seen then common.kring_now() end, "
                                + "conduct_seen_by = case when :seen then common.me() end where organisation_id = :organisation "
                                + "and account_id = :volunteer and active_until is null and (conduct_seen_at is not null) <> :seen")
                .param("seen", seen)
                .param("organisation", id.value())
                .param("volunteer", volunteer.value())
                .update();
    }

    /** Somebody does not work there any more: {@link EmployeesLeft} ends devices, sessions and seats in the next second (R-B6). */
    public void end(OrganisationId id, AccountId employee) {
        administer(id);
        keepAnAdmin(id, employee);
        jdbc.sql("update common.organisation_membership set active_until = common.kring_now(), ended_by = ? "
                        + "where organisation_id = ? and account_id = ? and active_until is null")
                .param(me())
                .param(id.value())
                .param(employee.value())
                .update();
    }

    /** Said in words here; PostgreSQL holds it when two let each other go at one moment. */
    private void keepAnAdmin(OrganisationId id, AccountId employee) {
        var others = jdbc.sql("select count(*) from common.organisation_membership where organisation_id = ? and admin "
                        + "and active_until is null and account_id <> ?")
                .param(id.value())
                .param(employee.value())
                .query(Long.class)
                .single();
        if (others == 0) {
            throw new Refused("organisation.lastAdmin");
        }
    }

    /** Goes on for who decides who works there. Who does not work there finds nothing; a colleague reads who can. */
    private OrganisationView administer(OrganisationId id) {
        var here = mine("and o.id = :organisation")
                .param("organisation", id.value())
                .query(OrganisationRows::view)
                .optional()
                .orElseThrow(() -> new NotFound(id.value()));
        if (!here.admin()) {
            throw new NoRight("DECIDE_WHO_WORKS", admin(id), id.value());
        }
        return here;
    }

    private String admin(OrganisationId id) {
        return jdbc.sql("select a.first_name from common.account a join common.organisation_membership m "
                        + "on m.account_id = a.id where m.organisation_id = ? and m.admin and m.active_until is null "
                        + "order by m.id limit 1")
                .param(id.value())
                .query(String.class)
                .optional()
                .orElse("");
    }
}
