package nl.kring.circle;

import java.util.List;
import nl.kring.identity.AccountId;
import nl.kring.tenant.TenantId;

/**
 * A circle to be founded.
 *
 * @param formationBasis {@code OWN}, {@code ON_BEHALF} or {@code IMPORT}
 */
public record NewCircle(
        TenantId tenant, CircleState state, String formationBasis, Preset preset, List<AccountId> residents) {}
