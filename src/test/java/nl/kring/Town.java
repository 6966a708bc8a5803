package nl.kring;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import nl.kring.circle.Address;
import nl.kring.identity.SignedIn;
import nl.kring.identity.StaffRole;
import nl.kring.tenant.NavigatorView;
import nl.kring.tenant.Postcode;
import nl.kring.tenant.TenantId;
import nl.kring.tenant.TenantService;
import nl.kring.tenant.ZoneId;

/** A municipality of one zone: Baukje is its navigator, Tjitske flies, Akke leads, Lotte is a colleague without a desk. */
public record Town(TenantId tenant, ZoneId zone, SignedIn baukje, SignedIn tjitske, SignedIn akke, SignedIn lotte) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    public static final Postcode IN_THE_ZONE = new Postcode("8441 SA");
    public static final Address ADDRESS = new Address("Molensteeg 5", IN_THE_ZONE, "Veenmeren");
    public static final Address NOWHERE = new Address("Verweg 1", new Postcode("9999 SS"), "Elders");

    public static Town of(People people, TenantService tenants) {
        var tenant = people.tenant();
        var zone = people.job(() -> tenants.addZone(tenant, "Z1", "Centrum", "Sintrum", List.of(IN_THE_ZONE)));
        var town = new Town(
                tenant,
                zone,
                people.staff(tenant, StaffRole.NAVIGATOR, "Baukje"),
                people.staff(tenant, StaffRole.NAVIGATOR, "Tjitske"),
                people.staff(tenant, StaffRole.TEAM_LEADER, "Akke"),
                people.staff(tenant, StaffRole.YOUTH_PREVENTION_WORKER, "Lotte"));
        people.job(() -> {
            tenants.addNavigator(town.profile(town.baukje(), Optional.of(zone), "Baukje Venema", "0513-012001"));
            tenants.addNavigator(town.profile(town.tjitske(), Optional.empty(), "Tjitske Reitsma", "0513-012011"));
            return true;
        });
        return town;
    }

    private NavigatorView profile(SignedIn staff, Optional<ZoneId> zone, String name, String phone) {
        return new NavigatorView(staff.accountId(), tenant, zone, name, Optional.empty(), phone);
    }

    /** Asks again until there is an answer: what crosses is received by another thread. */
    public static <T> T soon(Supplier<Optional<T>> question) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            var answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            try {
                Thread.sleep(5);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
        throw new AssertionError("did not happen within " + PATIENCE);
    }
}
