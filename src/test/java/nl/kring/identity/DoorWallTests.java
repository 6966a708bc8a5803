package nl.kring.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.platform.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** PostgreSQL alone at the door: what ended stays ended, and who is asked to work somewhere reads mail there. */
@KringTest
class DoorWallTests {
    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private final String domain = "praktijk-" + UUID.randomUUID() + ".example";
    private AccountId jan;
    private AccountId elske;
    private OrganisationId practice;

    @BeforeEach
    void whoWorksThere() {
        jan = people.person("Jan");
        elske = people.person("Elske");
        practice = people.organisation(people.tenant(), "Praktijk " + UUID.randomUUID(), OrganisationKind.GP, domain);
        people.decidesAt(practice, elske);
    }

    private void given(String insert) {
        people.job(() -> jdbc.sql(insert)
                .param("id", Ids.next())
                .param("jan", jan.value())
                .update());
    }

    private int change(AccountId who, String update) {
        return People.as(
                who,
                () -> transaction.execute(
                        _ -> jdbc.sql(update).param("jan", jan.value()).update()));
    }

    private void endsForGood(String table, String column) {
        assertThat(change(
                        jan,
                        "update common." + table + " set " + column + " = clock_timestamp() where account_id = :jan"))
                .isEqualTo(1);
        assertThatThrownBy(() ->
                        change(jan, "update common." + table + " set " + column + " = null where account_id = :jan"))
                .as(table)
                .hasStackTraceContaining("what ended stays ended");
    }

    @Test
    void nobodyRevivesWhatEnded() {
        given("insert into common.device_token (id, account_id, hash, expires_at) "
                + "values (:id, :jan, uuid_send(:id), clock_timestamp() + interval '1 day')");
        given("insert into common.passkey (id, account_id, credential_id, public_key, attestation_object, sign_count, "
                + "user_verified, backup_eligible, backup_state, label) "
                + "values (:id, :jan, uuid_send(:id), '\\x00', '\\x00', 0, true, false, false, 'Telefoon')");
        given("insert into common.oidc_identity (id, provider, issuer, subject, account_id) "
                + "values (:id, 'werk', 'https://werk.example', cast(:id as text), :jan)");
        given("insert into common.recovery (id, account_id, address) values (:id, :jan, 'jan@elders.example')");
        endsForGood("device_token", "ended_at");
        endsForGood("passkey", "ended_at");
        endsForGood("oidc_identity", "ended_at");
        endsForGood("recovery", "stopped_at");
    }

    @Test
    void whoLeftAnOrganisationIsNotPutBackByItsAdmin() {
        people.decidesAt(practice, jan);
        assertThat(change(
                        elske,
                        "update common.organisation_membership set active_until = common.kring_now(), ended_by = common.me() "
                                + "where account_id = :jan"))
                .isEqualTo(1);
        assertThatThrownBy(() -> change(
                        elske, "update common.organisation_membership set active_until = null where account_id = :jan"))
                .hasStackTraceContaining("what ended stays ended");
    }

    private int ask(String address) {
        return People.as(
                elske,
                () -> transaction.execute(_ -> jdbc.sql(
                                "insert into common.organisation_invitation (id, organisation_id, first_name, address, invited_by) "
                                        + "values (?, ?, 'Piet', ?, ?)")
                        .param(Ids.next())
                        .param(practice.value())
                        .param(address)
                        .param(elske.value())
                        .update()));
    }

    @Test
    void r_a10_anAdminAsksNobodyWhoReadsMailElsewhere() {
        assertThat(ask("piet@" + domain)).isEqualTo(1);
        assertThatThrownBy(() -> ask("piet@elders.example")).hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> ask("piet@niet" + domain)).hasStackTraceContaining("row-level security");
    }
}
