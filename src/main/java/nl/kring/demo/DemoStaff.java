package nl.kring.demo;

import java.util.Optional;
import java.util.stream.Stream;
import nl.kring.demo.DemoTable.Row;
import nl.kring.identity.AccountService;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.NewAccount;
import nl.kring.identity.StaffRole;
import nl.kring.tenant.NavigatorView;
import nl.kring.tenant.Postcode;
import nl.kring.tenant.TenantService;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Zones with their postcodes, and who works for the municipality. */
@Component
@Order(10)
class DemoStaff implements DemoPart {
    private final TenantService tenants;
    private final AccountService accounts;

    DemoStaff(TenantService tenants, AccountService accounts) {
        this.tenants = tenants;
        this.accounts = accounts;
    }

    @Override
    public void load(DemoTown town) {
        DemoTable.of("zones").rows().forEach(zone -> town.zones()
                .put(
                        zone.get("code"),
                        tenants.addZone(
                                town.tenant(),
                                zone.get("code"),
                                zone.get("name"),
                                zone.get("frisian"),
                                Stream.of(zone.get("postcodes").split(","))
                                        .map(Postcode::new)
                                        .toList())));
        DemoTable.of("staff").rows().forEach(person -> add(town, person));
    }

    private void add(DemoTown town, Row person) {
        var name = person.get("name").split(" ", 2);
        var account = accounts.create(new NewAccount(
                name[0],
                Optional.of(name[1]),
                person.maybe("face"),
                "nl",
                person.maybe("phone"),
                true,
                Optional.of(new EmailAddress(DemoPeopleOfCircles.mail(name[0], name[1]))),
                town.tenant(),
                StaffRole.valueOf(person.get("role"))));
        town.people().put(person.get("id"), account);
        if (person.maybe("deployment").isPresent()) {
            tenants.addNavigator(new NavigatorView(
                    account.value(),
                    town.tenant(),
                    person.maybe("zone")
                            .map(zone ->
                                    Optional.ofNullable(town.zones().get(zone)).orElseThrow()),
                    person.get("name"),
                    person.maybe("face"),
                    person.get("phone")));
        }
    }
}
