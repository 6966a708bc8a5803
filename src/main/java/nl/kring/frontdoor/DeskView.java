package nl.kring.frontdoor;

import nl.kring.identity.AccountId;
import nl.kring.tenant.TenantView;

/**
 * Where somebody works.
 *
 * @param leads whether this person sees the headers and clocks of all
 */
public record DeskView(AccountId me, TenantView tenant, boolean leads) {}
