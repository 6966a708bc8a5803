package nl.kring.demo;

import java.util.Optional;
import nl.kring.demo.DemoTable.Row;
import nl.kring.identity.AccountService;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.NewAccount;
import nl.kring.identity.NewOrganisation;
import nl.kring.identity.OrganisationId;
import nl.kring.identity.OrganisationJobs;
import nl.kring.identity.OrganisationKind;
import nl.kring.platform.Ids;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Two organisations that are trusted, each with its own admin, and one that waits for an answer. */
@Component
@Order(25)
class DemoOrganisations implements DemoPart {
    private static final String DOMAIN = "veenmeren.example";

    private final OrganisationJobs organisations;
    private final AccountService accounts;

    DemoOrganisations(OrganisationJobs organisations, AccountService accounts) {
        this.organisations = organisations;
        this.accounts = accounts;
    }

    @Override
    public void load(DemoTown town) {
        DemoTable.of("organisations").rows().forEach(row -> found(town, row));
    }

    private void found(DemoTown town, Row row) {
        var mail = new EmailAddress(DemoPeopleOfCircles.mail(row.get("first"), row.get("surname")));
        var id = organisations.ask(
                town.tenant(),
                new NewOrganisation(
                        new OrganisationId(Ids.next()),
                        row.get("name"),
                        OrganisationKind.valueOf(row.get("kind")),
                        DOMAIN,
                        row.get("first"),
                        mail));
        row.maybe("official").ifPresent(official -> {
            var admin = town.people().computeIfAbsent(row.get("admin"), _ -> account(row, mail));
            organisations.verified(id, town.person(official));
            organisations.employ(id, admin, true);
        });
    }

    private nl.kring.identity.AccountId account(Row row, EmailAddress mail) {
        return accounts.create(new NewAccount(
                row.get("first"),
                row.maybe("surname"),
                Optional.empty(),
                "nl",
                Optional.empty(),
                false,
                Optional.of(mail),
                null,
                null));
    }
}
