package nl.kring.demo;

import nl.kring.carer.Load;
import nl.kring.carer.PastChecks;
import nl.kring.carer.PerseveranceTime;
import nl.kring.tenant.NamedNumber;
import nl.kring.tenant.TenantService;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What four carers said of themselves in a year, each for herself alone; and whom carers can call here. */
@Component
@Order(55)
class DemoCarers implements DemoPart {
    private final PastChecks checks;
    private final TenantService tenants;

    DemoCarers(PastChecks checks, TenantService tenants) {
        this.checks = checks;
        this.tenants = tenants;
    }

    @Override
    public void load(DemoTown town) {
        tenants.supportsCarers(town.tenant(), new NamedNumber("Steunpunt Mantelzorg", "0513-000014"));
        DemoTable.of("checks").rows().forEach(row -> {
            var circle = town.circle(row.get("circle"));
            var carer = town.person(row.get("person"));
            var at = town.moment(Integer.parseInt(row.get("day")), row.get("time"));
            checks.answered(circle, carer, Load.valueOf(row.get("load")), at);
            row.maybe("keepsUp").ifPresent(time -> checks.keptUp(circle, carer, PerseveranceTime.valueOf(time), at));
        });
        checks.wantsToBeAsked(town.circle("R02"), town.person("R02"));
    }
}
