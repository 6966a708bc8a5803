package nl.kring.tenant;

import java.util.Optional;
import java.util.UUID;

/**
 * The public part of a navigator: who comes, and how to reach that person.
 *
 * @param account the staff account
 * @param zone none for one who helps where it is busy
 */
public record NavigatorView(
        UUID account, TenantId tenant, Optional<ZoneId> zone, String name, Optional<String> face, String phone) {
    public String firstName() {
        return name.split(" ", 2)[0];
    }
}
