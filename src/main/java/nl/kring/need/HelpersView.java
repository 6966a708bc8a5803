package nl.kring.need;

import java.util.List;
import java.util.Optional;
import nl.kring.circle.Address;
import nl.kring.tenant.NavigatorView;
import nl.kring.tenant.ServiceZone;
import nl.kring.tenant.TenantView;

/**
 * Who helps where the resident lives.
 *
 * @param address none if it was never asked
 * @param zone none if the address is in no zone: then the team leader decides
 * @param navigators the fixed ones of the zone
 */
public record HelpersView(
        TenantView tenant, Optional<Address> address, Optional<ServiceZone> zone, List<NavigatorView> navigators) {}
