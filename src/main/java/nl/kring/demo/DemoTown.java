package nl.kring.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.kring.circle.CircleId;
import nl.kring.identity.AccountId;
import nl.kring.platform.MovingClock;
import nl.kring.tenant.TenantId;
import nl.kring.tenant.ZoneId;

/**
 * What was poured in so far, by the names that the demo's tables use: R04, M20, T08, Z4.
 *
 * @param day the day the demo is loaded; all its dates count from it
 */
record DemoTown(
        TenantId tenant,
        LocalDate day,
        Map<String, AccountId> people,
        Map<String, CircleId> circles,
        Map<String, ZoneId> zones) {
    static DemoTown at(TenantId tenant, LocalDate day) {
        return new DemoTown(tenant, day, new HashMap<>(), new HashMap<>(), new HashMap<>());
    }

    AccountId person(String id) {
        return Optional.ofNullable(people.get(id)).orElseThrow();
    }

    CircleId circle(String id) {
        return Optional.ofNullable(circles.get(id)).orElseThrow();
    }

    /** A moment so many days from the day of the demo. */
    Instant moment(int days, String time) {
        return day.plusDays(days)
                .atTime(LocalTime.parse(time))
                .atZone(MovingClock.ZONE)
                .toInstant();
    }
}
