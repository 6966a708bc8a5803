package nl.kring.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of organisations, as records; and the one that both who verifies and who decides write. */
final class OrganisationRows {
    private OrganisationRows() {}

    record Membership(
            AccountId account, boolean admin, Instant since, Optional<Instant> conductSeen, boolean verifier) {}

    static OrganisationView view(ResultSet row, int number) throws SQLException {
        return new OrganisationView(
                new OrganisationId(row.getObject(1, UUID.class)),
                row.getString(2),
                OrganisationKind.valueOf(row.getString(3)),
                row.getString(4),
                row.getBoolean(5));
    }

    static Membership membership(ResultSet row, int number) throws SQLException {
        return new Membership(
                new AccountId(row.getObject(1, UUID.class)),
                row.getBoolean(2),
                row.getTimestamp(3).toInstant(),
                Optional.ofNullable(row.getTimestamp(4)).map(Timestamp::toInstant),
                row.getBoolean(5));
    }

    static InvitedEmployee invited(ResultSet row, int number) throws SQLException {
        return new InvitedEmployee(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getBoolean(4),
                row.getTimestamp(5).toInstant());
    }

    static OrganisationAtDesk atDesk(ResultSet row, int number) throws SQLException {
        return new OrganisationAtDesk(
                new OrganisationId(row.getObject(1, UUID.class)),
                row.getString(2),
                OrganisationKind.valueOf(row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                Optional.ofNullable(row.getTimestamp(7)).map(Timestamp::toInstant));
    }

    /** The verified organisation whose people have their mail at this address; volunteers have a mailbox of their own. */
    static Optional<String> trustedAt(JdbcClient jdbc, EmailAddress address) {
        return jdbc.sql("select name from common.organisation where verified_at is not null and kind <> 'VOLUNTEER' "
                        + "and domain = ? order by verified_at limit 1")
                .param(address.domain())
                .query(String.class)
                .optional();
    }

    static void invite(JdbcClient jdbc, UUID id, OrganisationId organisation, NewEmployee employee, UUID by) {
        jdbc.sql(
                        "insert into common.organisation_invitation (id, organisation_id, first_name, surname, address, admin, "
                                + "invited_by) values (?, ?, ?, ?, ?, ?, ?)")
                .param(id)
                .param(organisation.value())
                .param(employee.firstName())
                .param(employee.surname().orElse(null))
                .param(employee.address().value())
                .param(employee.admin())
                .param(by)
                .update();
    }
}
