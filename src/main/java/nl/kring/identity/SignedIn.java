package nl.kring.identity;

import java.io.Serializable;
import java.security.Principal;
import java.util.Optional;
import java.util.UUID;
import nl.kring.platform.Acting;
import org.jspecify.annotations.Nullable;

/** The person signed in, as session and database know the person. Holds no right: those are read at every act. */
public record SignedIn(
        UUID accountId, @Nullable UUID tenantId, @Nullable StaffRole staffRole)
        implements Acting.Person, Principal, Serializable {
    @Override
    public UUID personId() {
        return accountId;
    }

    @Override
    public Optional<UUID> staffOf() {
        return Optional.ofNullable(tenantId);
    }

    @Override
    public String getName() {
        return accountId.toString();
    }

    public AccountId account() {
        return new AccountId(accountId);
    }

    /** The authority that views and staff methods ask for: {@code CIRCLE} or {@code STAFF_…}. */
    public String authority() {
        return staffRole == null ? "ROLE_CIRCLE" : "ROLE_STAFF_" + staffRole;
    }
}
