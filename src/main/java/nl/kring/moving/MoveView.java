package nl.kring.moving;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.Address;
import nl.kring.tenant.NavigatorView;
import nl.kring.tenant.ServiceZone;
import nl.kring.tenant.TenantView;

/**
 * A move that was said.
 *
 * @param resident first name of who moves
 * @param here the municipality of the circle
 * @param zone the new one, for a postcode that the municipality knows
 * @param helpers the fixed navigators there
 * @param told whether the municipality was told
 * @param soon it is six weeks or less
 * @param moved the day has come
 * @param together in a household, that goes on for who stays
 * @param until the last day on which the circle is as it was, for a move to another municipality
 */
public record MoveView(
        UUID id,
        String resident,
        Where where,
        LocalDate on,
        Address to,
        TenantView here,
        Optional<ServiceZone> zone,
        List<NavigatorView> helpers,
        boolean told,
        boolean soon,
        boolean moved,
        boolean together,
        LocalDate until) {}
