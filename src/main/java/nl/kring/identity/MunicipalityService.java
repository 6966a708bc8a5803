package nl.kring.identity;

import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.tenant.TenantId;
import nl.kring.tenant.TenantService;
import nl.kring.tenant.TenantView;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a municipality is called, for who runs Kring there to say. */
@Service
@Transactional
public class MunicipalityService {
    private final AccountService accounts;
    private final TenantService tenants;

    MunicipalityService(AccountService accounts, TenantService tenants) {
        this.accounts = accounts;
        this.tenants = tenants;
    }

    /** The municipality of who runs Kring there. */
    @Transactional(readOnly = true)
    public TenantView mine() {
        return tenants.find(official()).orElseThrow(NotFound::new);
    }

    /**
     * Says what it is called, and who comes first.
     *
     * @param team whether a team comes, and not one fixed person
     */
    public void describe(String name, boolean team, String label) {
        var id = official();
        if (tenants.named(name).filter(other -> !other.id().equals(id)).isPresent()) {
            throw new Refused("office.known", name);
        }
        tenants.describe(id, name, team ? "NEIGHBOURHOOD_TEAM" : "NAVIGATOR", label);
    }

    private TenantId official() {
        var me = accounts.current();
        if (me.staffRole() != StaffRole.TENANT_ADMIN) {
            throw new NotFound();
        }
        return me.staffOf().map(TenantId::new).orElseThrow(NotFound::new);
    }
}
